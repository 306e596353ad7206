import DesktopTestKit
import HotKeyDefinition
import Testing

/// Drafts of forms whose application names its fields.
@Suite(
  .serialized, .timeLimit(.minutes(5)),
  .enabled(if: Program.arePresent(.xvfb, .openbox, .dbusDaemon, .python, .chromium, .firefox)))
struct AccessibleDraftTests {
  private static let options = "Pr. brev/Pr. e-mail/Pr. telefon/Intet svar"

  @Test(arguments: [Browser.Kind.chromium, .firefox])
  func page_isDrafted_withEveryField(_ kind: Browser.Kind) async throws {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      let server = try await FormServer.start(in: session)
      _ = try await Browser.open(
        kind, page: "blandet-skema", of: server, in: session, hasAccessibility: true)
      let result = try await session.inspect("--system", "skema", "--form", "blandet")
      let system = try await session.checked(result)
      func length(_ number: Int) -> String { kind == .chromium ? "|\(number)" : "" }
      #expect(
        system.drafted == [
          "emne|Emne|text\(length(120))", "beskrivelse|Beskrivelse|multiline",
          "dato|Dato|date\(length(10))", "antal-timer|Antal timer|text\(length(10))",
          "svar-oenskes|Svar ønskes|choice|Vælg/\(Self.options)",
          "sagen-er-afsluttet|Sagen er afsluttet|checkbox", "status|Status|read-only",
          "bemaerkning|Bemærkning|text\(length(120))",
        ], "\(result.draft)")
      #expect(!result.draft.contains("Modtaget"), "a field's text")
      #expect(system.forms.first?.name.text == "blandet" && system.id.text == "skema")
    }
  }

  /// The window's title is »Blandet skema - GTK 3«.
  @Test func title_isStarred_whereItSaysWhatAFieldHolds() async throws {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      let server = try await FormServer.start(in: session)
      _ = try await ToolkitForm.open(
        .gtk, "blandet", reportingTo: server, in: session,
        traps: [("prefill", "emne:blandet skema")])
      let result = try await session.inspect()
      let system = try await session.checked(result)
      #expect(system.windows.first?.title == "* - GTK 3", "\(result.draft)")
    }
  }

  @Test(arguments: [ToolkitForm.Toolkit.gtk, .qt])
  func toolkitForm_isDrafted_withEveryField(_ toolkit: ToolkitForm.Toolkit) async throws {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      let server = try await FormServer.start(in: session)
      _ = try await ToolkitForm.open(toolkit, "blandet", reportingTo: server, in: session)
      let result = try await session.inspect()
      let system = try await session.checked(result)
      #expect(
        system.drafted == [
          "emne|Emne|text", "beskrivelse|Beskrivelse|multiline", "dato|Dato|date",
          "antal-timer|Antal timer|text", "svar-oenskes|Svar ønskes|choice|\(Self.options)",
          "sagen-er-afsluttet|Sagen er afsluttet|checkbox", "status|Status|read-only",
          "bemaerkning|Bemærkning|text",
        ], "\(result.draft)")
      #expect(!result.draft.contains("Modtaget"), "a field's text")
      #expect(result.draft.contains("# toolkit: \(toolkit.rawValue), as detected"))
      let title = toolkit == .gtk ? "Blandet skema - GTK 3" : "Blandet skema - Qt 5"
      #expect(system.windows.first?.title == title)
    }
  }
}
