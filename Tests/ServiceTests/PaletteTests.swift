import Desktop
import DesktopTestKit
import Foundation
import Testing
import X11Desktop

/// Every hot key, found by typing.
@Suite(.serialized, .timeLimit(.minutes(4)), .enabled(if: daemonPrograms))
struct PaletteTests {
  private func run(_ body: (PanelStage) async throws -> Void) async throws {
    let yaml = Sample.insertion(id: "proeve.hilsen", keys: "Ctrl+Alt+H", text: "Med venlig hilsen")
      .replacingOccurrences(of: "title: Prøve", with: "title: Indsæt hilsen <b>&amp;</b>")
    try await PanelStage.run(["hilsen.yaml": yaml], body: body)
  }

  @Test func chosenHotKey_runsInTheWindowThePaletteCameFrom() async throws {
    try await run { stage in
      let mark = stage.process.errors.count
      try await stage.press("super+space")
      try await stage.untilPanelIsActive()
      try await stage.picture("palette-open")
      try await stage.type("hils")
      try await stage.picture("palette-search")
      try await stage.press("Return")
      #expect(try await stage.end(of: "proeve.hilsen", from: mark).contains("completed, 1 proved"))
      #expect(try await stage.filled() == "Med venlig hilsen")
      #expect(stage.daemon.auditTrail.contains("\"trigger\":\"panel\""))
      let usage = try String(
        contentsOf: stage.daemon.state.appendingPathComponent("usage.json"), encoding: .utf8)
      #expect(usage == "{\"proeve.hilsen\":1}")
    }
  }

  @Test func escape_givesTheFocusBack_andNothingRuns() async throws {
    try await run { stage in
      try await stage.press("super+space")
      try await stage.untilPanelIsActive()
      try await stage.press("Escape")
      try await stage.untilActive("form_gtk")
      #expect(!stage.daemon.auditTrail.contains("run-started"))
    }
  }

  @Test func hotKeyWhoseWindowIsNotOpen_saysSo_andDoesNotRun() async throws {
    try await run { stage in
      try await stage.press("super+space")
      try await stage.untilPanelIsActive()
      try await stage.type("præudfyld")
      try await stage.press("Return")
      try await stage.picture("palette-unavailable")
      try await stage.press("Escape")
      try await stage.untilActive("form_gtk")
      #expect(!stage.daemon.auditTrail.contains("run-started"))
    }
  }

  @Test func paletteChordAgain_takesThePaletteAway_andOnceMoreBringsIt() async throws {
    try await run { stage in
      for _ in 1...2 {
        try await stage.press("super+space")
        try await stage.untilPanelIsActive()
        try await stage.press("super+space")
        try await stage.untilActive("form_gtk")
      }
      #expect(!stage.daemon.auditTrail.contains("run-started"))
    }
  }

  @Test func hotKeyPressedOverThePalette_runsInTheWindowBelow() async throws {
    try await run { stage in
      let mark = stage.process.errors.count
      try await stage.press("super+space")
      try await stage.untilPanelIsActive()
      try await stage.press("ctrl+alt+h")
      #expect(try await stage.end(of: "proeve.hilsen", from: mark).contains("completed, 1 proved"))
      #expect(try await stage.filled() == "Med venlig hilsen")
    }
  }

  @Test func chordOfAnotherProgram_isTold_andTheHotKeyRunsFromTheList() async throws {
    let options = DesktopSession.Options(hasAccessibility: true)
    try await PanelStage.run([:], options) { stage in
      let other = try X11Desktop(display: stage.session.display)
      try await other.start()
      let taken = HotKeyBinding(id: "andet", chords: [Chord([.control, .alt], "t")])
      #expect(try await other.listen(for: [taken]) == [])
      let mark = stage.process.errors.count
      let yaml = Sample.insertion(id: "proeve.optaget", keys: "Ctrl+Alt+T", text: "fra listen")
      try stage.daemon.write(yaml, to: "optaget.yaml")
      _ = try await stage.process.errors.first(from: mark) { $0.contains("GV0350") }
      try await stage.press("super+space")
      try await stage.untilPanelIsActive()
      try await stage.type("proeve.optaget")
      _ = try await stage.focused("the note") {
        $0.description
          == "Prøve, Ctrl+Alt+T, Ctrl+Alt+T er optaget af et andet program; brug listen."
      }
      try await stage.picture("palette-chord-taken")
      let before = stage.process.errors.count
      try await stage.press("Return")
      #expect(
        try await stage.end(of: "proeve.optaget", from: before).contains("completed, 1 proved"))
      await other.close()
    }
  }
}
