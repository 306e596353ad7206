import Desktop
import DesktopTestKit
import Foundation
import Testing

/// The strip that shows how far a run is.
@Suite(
  .serialized, .timeLimit(.minutes(5)),
  .enabled(if: daemonPrograms && Program.arePresent(.chromium, .xev)))
struct ProgressTests {
  private static let hotKey = "maaling.maaleskema"

  private func run(
    traps: [(String, String)], _ body: (PanelStage) async throws -> Void
  ) async throws {
    try await PanelStage.run([:], .init(), extra: ["GENVEJ_ACCESSIBILITY": "off"]) {
      stage, server in
      _ = try await Browser.open(
        .chromium, page: "maaleskema", of: server, in: stage.session, traps: traps)
    } body: {
      try await body($0)
    }
  }

  @Test func longRun_isShown_withoutTheFocus_andWithoutCoveringTheForm() async throws {
    try await run(traps: [("slow", "60")]) { stage in
      let mark = stage.process.errors.count
      try await stage.press("super+j", "F12")
      let strip = try await stage.untilSeen("genvej-panel")
      try await stage.picture("progress", isMoving: true)
      let area = try await stage.geometry(of: strip)
      #expect(try await stage.activeClass().contains("chromium"))
      let form = try await stage.geometry(of: try await stage.activeWindow())
      #expect(area.width > 100 && area.height > 10)
      #expect(!area.touches(form), "there is room beside the form")
      let end = try await stage.end(of: Self.hotKey, from: mark)
      #expect(end.contains("completed, 60 proved"))
      try await stage.untilUnseen(strip)
    }
  }

  @Test func shortRun_showsNothing() async throws {
    let yaml = Sample.insertion(id: "proeve.hilsen", keys: "Ctrl+Alt+H")
    try await PanelStage.run(["hilsen.yaml": yaml]) { stage in
      let events = try await stage.session.start(
        .xev, ["-root", "-event", "substructure"])
      let mark = stage.process.errors.count
      try await stage.press("ctrl+alt+h")
      #expect(try await stage.end(of: "proeve.hilsen", from: mark).contains("completed"))
      // The palette's coming up is the end of what is looked at.
      try await stage.press("super+space")
      try await stage.untilPanelIsActive()
      try await events.line { $0.contains("MapNotify") || $0.contains("ReparentNotify") }
      let maps = events.output.all.filter { $0.contains("override YES") }
      #expect(maps.allSatisfy { !$0.contains("MapNotify") })
    }
  }
}
