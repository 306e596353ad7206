import DesktopTestKit
import HotKeyDefinition
import Testing

/// Drafts of forms that are gone through by Tab, and what the walk leaves as it was.
@Suite(
  .serialized, .timeLimit(.minutes(5)),
  .enabled(
    if: Program.arePresent(.xvfb, .openbox, .dbusDaemon, .python, .chromium, .firefox, .xclip)))
struct WalkedDraftTests {
  private static let secret = "Hemmelig sag om Åse Prøvesen"

  private static func clipboard(of session: DesktopSession) async throws -> String {
    try await TestProcess.run(
      .xclip, ["-selection", "clipboard", "-o", "-t", "UTF8_STRING"],
      environment: session.environment
    ).joined(separator: "\n")
  }

  /// Texts of the form itself: not how often it was looked at.
  private static func contents(_ state: FormState) -> [String: String] {
    state.values.filter { $0.key != "_aktiv" && !$0.key.hasPrefix("_faelde") }
  }

  @Test(arguments: [Browser.Kind.chromium])
  func page_isWalked_andLeftAsItWas(_ kind: Browser.Kind) async throws {
    try await DesktopSession.run { session in
      let server = try await FormServer.start(in: session)
      _ = try await Browser.open(
        kind, page: "blandet-skema", of: server, in: session,
        traps: [("prefill", "emne:\(Self.secret)"), ("prefill", "svar:Pr. e-mail")])
      let before = try await server.state { $0.values["_fokus"] == "emne" }
      let result = try await session.inspect("--no-accessibility")
      let system = try await session.checked(result)
      // Emne, Beskrivelse, Dato, Antal, Svar, Afsluttet, Status, Bemærkning.
      #expect(
        system.forms.first?.flatFields.map(\.field.kind) == [
          .text, .text, .text, .text, .readOnly, .readOnly, .text, .text,
        ], "\(result.draft)")
      #expect(system.drafted.first == "felt01|felt01|text")
      #expect(result.draft.contains("labels could not be seen"))
      #expect(!result.draft.contains("Hemmelig") && !result.told.contains("Hemmelig"))
      let after = try await server.state { $0.values["_fokus"] == "emne" }
      #expect(Self.contents(after) == Self.contents(before))
    }
  }

  @Test(arguments: [ToolkitForm.Toolkit.gtk, .qt, .tk])
  func toolkitForm_isWalked_andLeftAsItWas(_ toolkit: ToolkitForm.Toolkit) async throws {
    try await DesktopSession.run { session in
      let server = try await FormServer.start(in: session)
      _ = try await ToolkitForm.open(toolkit, "blandet", reportingTo: server, in: session)
      let before = try await server.state(of: toolkit.rawValue) { $0.values["_fokus"] == "emne" }
      let result = try await session.inspect("--no-accessibility", "--walk")
      let system = try await session.checked(result)
      #expect(system.drafted.count == 8, "\(result.draft)")
      #expect(result.draft.contains("the walk came back to the first"), "\(result.draft)")
      #expect(!result.draft.contains("Modtaget"), "a field's text")
      let after = try await server.state(of: toolkit.rawValue) { $0.values["_fokus"] == "emne" }
      #expect(Self.contents(after) == Self.contents(before))
    }
  }

  /// A process that ends takes the clipboard with it.
  @Test func filledClipboard_isNotRisked_whereNobodyKeepsIt() async throws {
    try await DesktopSession.run { session in
      let server = try await FormServer.start(in: session)
      _ = try await ToolkitForm.open(.gtk, "blandet", reportingTo: server, in: session)
      try await session.copy("Min egen tekst")
      let result = try await session.inspect("--no-accessibility")
      #expect(result.told.contains("no clipboard manager"), "\(result.told)")
      #expect(try await Self.clipboard(of: session) == "Min egen tekst")
    }
  }

  /// Without anybody's consent nothing is tried where Tab may write.
  @Test func qt_isNotWalked_unlessTold() async throws {
    try await DesktopSession.run { session in
      let server = try await FormServer.start(in: session)
      _ = try await ToolkitForm.open(.qt, "blandet", reportingTo: server, in: session)
      let result = try await session.inspect("--no-accessibility")
      #expect(result.exitCode == 0 && result.told.contains("--walk"), "\(result.told)")
      let system = try await session.checked(result)
      #expect(system.forms.isEmpty && system.windows.first?.windowClass == "form_qt")
      let values = try await server.state(of: "qt").values
      #expect(values["_fokus"] == "emne")
    }
  }
}
