import DesktopTestKit
import Foundation
import Testing

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
      try await stage.picture("palette")
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
}
