import DesktopTestKit
import HotKeyDefinition
import Testing

extension Program {
  static let libreOffice = Program("soffice", package: "libreoffice-writer")
}

/// Office programs and terminals.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct OtherProgramTests {
  @Test(.enabled(if: Program.arePresent(.xvfb, .openbox, .dbusDaemon, .libreOffice)))
  func writersForm_isDrafted_withoutToolBarsAndParagraphs() async throws {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      let document = try session.folder.file("Ane Prøvesen.fodt", WriterForm.document)
      let windows = try await PropertyWatch.start("_NET_ACTIVE_WINDOW", on: session.display)
      _ = try await session.start(
        .libreOffice,
        [
          "-env:UserInstallation=file://\(session.folder.path)/office", "--norestore", "--nologo",
          "--nofirststartwizard", document,
        ], extra: ["SAL_USE_VCLPLUGIN": "gtk3"])
      // The document comes some time after its window; each look is a whole one.
      let result = try await withDeadline(.seconds(120), "form in Writer's window") {
        _ = try await windows.contents.first(from: 1) { $0.window != nil }
        var result = try await session.inspect()
        while !result.draft.contains("forms:") { result = try await session.inspect() }
        return result
      }
      await windows.close()
      #expect(!result.draft.contains("Prøvesen"), "the document's name")
      let shown = try await session.checked(result)
      #expect(
        shown.drafted == [
          "navn|Navn|text", "begrundelse|Begrundelse|multiline", "samtykke|Samtykke|checkbox",
          "svar|Svar|choice|Pr. brev/Pr. e-mail",
        ])
      #expect(shown.windows.first?.title == "* - LibreOffice Writer")
    }
  }

  /// Ctrl+C clears a 3270 screen, and ends a program in other terminals.
  @Test(.enabled(if: Program.arePresent(.xvfb, .openbox, .dbusDaemon, .x3270)))
  func terminal_isDraftedAsAWindowAlone_andGetsNoKey() async throws {
    try await DesktopSession.run { session in
      _ = try await session.start(.x3270)
      try await session.untilActive("x3270", by: "WM_CLASS") {
        $0.text.lowercased().hasPrefix("x3270")
      }
      let result = try await session.inspect("--walk")
      #expect(result.told.contains("a terminal shows no fields"), "\(result.told)")
      let system = try await session.checked(result)
      #expect(system.forms.isEmpty)
      #expect(system.windows.first?.windowClass?.lowercased().hasPrefix("x3270") == true)
    }
  }

  /// The same with a host and a citizen's case on the screen: nothing of it is read.
  @Test(.enabled(if: Program.arePresent(.xvfb, .openbox, .python, .x3270)))
  func terminalWithAScreen_isDraftedWithoutItsText_andNothingGoesToTheHost() async throws {
    try await DesktopSession.run { session in
      let server = try await FormServer.start(in: session)
      _ = try await TerminalForm.open(
        reportingTo: server, in: session, form: "terminal",
        traps: [("citizen", "610190-0019"), ("prefill", "navn:ÅSE PRØVESEN")])
      // The trap tells that it has worked in a report of its own.
      let before = try await server.state(of: "terminal") {
        $0.values["_faelde-prefill-navn"] == "ramt"
      }.values
      let result = try await session.inspect("--walk")
      let system = try await session.checked(result)
      #expect(system.forms.isEmpty)
      #expect(system.windows.first?.title == "Ydelsessystemet")
      for text in ["610190", "0019", "ÅSE", "PRØVESEN", "NAVN", "YDS010", "KONTANT"] {
        #expect(!result.draft.contains(text) && !result.told.contains(text), "\(text)")
      }
      let after = try await server.state(of: "terminal").values
      #expect(after == before, "no key has reached the terminal")
      #expect(after["navn"] == "ÅSE PRØVESEN" && after["_indsendt"] == "0")
    }
  }
}
