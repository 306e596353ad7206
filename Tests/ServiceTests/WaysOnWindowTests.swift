import DesktopTestKit
import Foundation
import Testing

/// What a caseworker sees of a run that did not complete, and what they can do about it.
@Suite(
  .serialized, .timeLimit(.minutes(5)),
  .enabled(if: daemonPrograms && Program.arePresent(.chromium, .xclip)))
struct WaysOnWindowTests {
  private static let hotKey = "maaling.maaleskema"

  private func run(
    traps: [(String, String)], _ options: DesktopSession.Options = .init(),
    _ body: (PanelStage) async throws -> Void
  ) async throws {
    try await PanelStage.run([:], options, extra: ["GENVEJ_ACCESSIBILITY": "off"]) {
      stage, server in
      _ = try await Browser.open(
        .chromium, page: "maaleskema", of: server, in: stage.session, traps: traps)
    } body: {
      try await body($0)
    }
  }

  private func values(_ stage: PanelStage) async throws -> [String: String] {
    try await stage.server.state().values
  }

  /// Presses the hot key and waits for the failure.
  private func fail(_ stage: PanelStage, _ code: String = "GV0523") async throws {
    let mark = stage.process.errors.count
    try await stage.press("super+j", "F12")
    let end = try await stage.end(of: Self.hotKey, from: mark)
    #expect(end.contains(code))
    try await stage.untilPanelIsActive()
  }

  /// Presses the hot key, stops the run by hand in its fifth field, and waits for the window.
  private func stop(_ stage: PanelStage) async throws {
    let mark = stage.process.errors.count
    let human = try await stage.session.human()
    try await stage.press("super+j", "F12")
    _ = try await stage.server.state { $0.values["felt05"]?.isEmpty == false }
    try await human.press(.escape)
    #expect(try await stage.end(of: Self.hotKey, from: mark).contains("cancelled"))
    try await stage.untilPanelIsActive()
  }

  @Test func undo_emptiesWhatTheRunHasFilled() async throws {
    try await run(traps: [("maxlength", "felt03:4")]) { stage in
      try await fail(stage)
      try await stage.windowPicture("fejl")
      let mark = stage.process.errors.count
      try await stage.press("alt+t")
      #expect(try await stage.end(of: Self.hotKey, from: mark).contains("completed"))
      let state = try await stage.server.state { state in
        ["felt01", "felt02", "felt03"].allSatisfy { state.values[$0] == "" }
      }
      #expect(state.values["felt04", default: ""] == "")
      #expect(stage.daemon.auditTrail.contains("\"trigger\":\"undo\""))
    }
  }

  @Test func goOn_fillsTheRest_onceTheFieldIsMended() async throws {
    try await run(traps: [("maxlength", "felt03:4")]) { stage in
      try await fail(stage)
      try await stage.activate("chromium")
      try await stage.press("ctrl+a")
      try await stage.type("Mit")
      _ = try await stage.server.state { $0.values["felt03"] == "Mit" }
      try await stage.activate("genvej-panel")
      let mark = stage.process.errors.count
      try await stage.press("alt+f")
      let end = try await stage.end(of: Self.hotKey, from: mark)
      #expect(end.contains("completed, 57 proved, 1 kept"))
      let state = try await stage.server.state { $0.values["felt60"]?.isEmpty == false }
      #expect(state.values["felt03"] == "Mit")
      #expect(stage.daemon.auditTrail.contains("\"trigger\":\"resume\""))
    }
  }

  @Test func goOn_thatFailsAgain_isShownAgain() async throws {
    try await run(traps: [("maxlength", "felt03:4")]) { stage in
      try await fail(stage)
      let mark = stage.process.errors.count
      try await stage.press("alt+f")
      let end = try await stage.end(of: Self.hotKey, from: mark)
      #expect(end.contains("GV0523"))
      try await stage.untilPanelIsActive()
      try await stage.press("Escape")
      try await stage.untilActive("chromium")
    }
  }

  @Test func report_isCopied_andHoldsNoValue() async throws {
    try await run(traps: [("maxlength", "felt03:4")]) { stage in
      try await fail(stage)
      try await stage.press("alt+r")
      try await stage.picture("failure-report")
      let text = try await stage.clipboard { $0.contains("GV0523") }
      #expect(text.contains("Genvej: \(Self.hotKey)") && text.contains("Felt: felt03"))
      let filled = try await values(stage)
      for id in ["felt01", "felt02", "felt03"] {
        #expect(!text.contains(filled[id] ?? "-"), "\(id)")
      }
    }
  }

  /// A key that was meant for another window must not press a button.
  @Test func failure_doesNotTakeTheFocus_fromAnotherWindow() async throws {
    try await run(traps: [("steal-at", "felt03")]) { stage in
      let mark = stage.process.errors.count
      try await stage.press("super+j", "F12")
      let end = try await stage.end(of: Self.hotKey, from: mark)
      #expect(end.contains("failed"))
      try await stage.untilSeen("genvej-panel")
      _ = try await stage.server.state(of: "fremmed") { $0.values["_aktiv"] == "true" }
      #expect(try await stage.activeClass().contains("chromium"))
      try await stage.picture("failure-behind")
    }
  }

  @Test func escape_stopsTheRun_andItCanGoOn() async throws {
    try await run(traps: [("slow", "120")], .init(server: .xvnc)) { stage in
      try await stop(stage)
      try await stage.picture("failure-stopped")
      let last = stage.process.errors.count
      try await stage.press("alt+f")
      #expect(try await stage.end(of: Self.hotKey, from: last).contains("completed"))
      let state = try await stage.server.state { $0.values["felt60"]?.isEmpty == false }
      #expect((1...60).allSatisfy { !(state.values[id($0)] ?? "").isEmpty })
    }
  }

  private func id(_ number: Int) -> String { "felt" + (number < 10 ? "0" : "") + "\(number)" }

  @Test func panelThatDiesWithTheWindow_leavesTheRestAlone() async throws {
    try await run(traps: [("maxlength", "felt03:4")]) { stage in
      let first = try await stage.untilPanelIsThere()
      try await fail(stage)
      kill(first, SIGKILL)
      #expect(try await stage.untilPanelIsThere(otherThan: first) != first)
      try await stage.untilActive("chromium")
      #expect(try await stage.daemon.genvej("status").code == 0)
    }
  }

  @Test func sigterm_withTheWindowOpen_endsAtOnce() async throws {
    try await run(traps: [("maxlength", "felt03:4")]) { stage in
      try await fail(stage)
      let window = try await stage.activeWindow()
      stage.process.signal(SIGTERM)
      #expect(try await stage.process.exit(within: .seconds(10)) == .exited(0))
      try await stage.untilUnseen(window)
      try await stage.untilActive("chromium")
    }
  }

  /// The hot key is not busy, and only the newest failure can be gone on with.
  @Test func secondFailure_takesThePlaceOfTheFirst() async throws {
    try await run(traps: [("maxlength", "felt03:4")]) { stage in
      try await fail(stage)
      let first = try await stage.activeWindow()
      try await stage.activate("chromium")
      try await fail(stage)
      #expect(try await stage.activeWindow() != first)
      try await stage.untilUnseen(first)
      let mark = stage.process.errors.count
      try await stage.press("alt+t")
      let end = try await stage.end(of: Self.hotKey, from: mark)
      #expect(end.contains("completed"))
      let state = try await stage.server.state { $0.values["felt03"] == "rasm" }
      #expect(state.values["felt01"]?.isEmpty == false, "what the first run wrote stays")
    }
  }

  /// Its buttons could only undo what now stands there by right.
  @Test func completedRunOfTheSameHotKey_takesTheWindowAway() async throws {
    try await run(traps: [("slow", "120")], .init(server: .xvnc)) { stage in
      try await stop(stage)
      let window = try await stage.activeWindow()
      try await stage.activate("chromium")
      while let field = try await values(stage)["_fokus"], field != "felt01" {
        try await stage.press("shift+Tab")
        _ = try await stage.server.state { $0.values["_fokus"] != field }
      }
      let last = stage.process.errors.count
      try await stage.press("super+j", "F12")
      #expect(try await stage.end(of: Self.hotKey, from: last).contains("completed"))
      try await stage.untilUnseen(window)
      #expect(try await stage.activeClass().contains("chromium"))
    }
  }

  @Test func openWindow_blocksNoOtherHotKey() async throws {
    let greeting = Sample.insertion(id: "proeve.hilsen", keys: "Ctrl+Alt+H", text: "hej")
    try await PanelStage.run(
      ["hilsen.yaml": greeting], .init(), extra: ["GENVEJ_ACCESSIBILITY": "off"]
    ) { stage, server in
      _ = try await Browser.open(
        .chromium, page: "maaleskema", of: server, in: stage.session,
        traps: [("maxlength", "felt03:4")])
    } body: { stage in
      try await fail(stage)
      let window = try await stage.activeWindow()
      try await stage.activate("chromium")
      try await stage.press("Tab")
      _ = try await stage.server.state { $0.values["_fokus"] == "felt04" }
      let mark = stage.process.errors.count
      try await stage.press("ctrl+alt+h")
      #expect(try await stage.end(of: "proeve.hilsen", from: mark).contains("completed, 1 proved"))
      _ = try await stage.server.state { $0.values["felt04"] == "hej" }
      // The window still offers what it did.
      try await stage.activate("genvej-panel")
      #expect(try await stage.activeWindow() == window)
      let last = stage.process.errors.count
      try await stage.press("alt+t")
      #expect(try await stage.end(of: Self.hotKey, from: last).contains("failed"))
      #expect(try await values(stage)["felt04"] == "hej")
    }
  }
}
