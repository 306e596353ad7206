import DemoData
import DesktopTestKit
import Foundation
import Testing

/// The main job, from key to proof, and what it leaves behind.
@Suite(
  .serialized, .timeLimit(.minutes(5)),
  .enabled(if: daemonPrograms && Program.arePresent(.chromium, .accessibilityLauncher)))
struct WholeRunTests {
  @Test func hotKey_fillsTheWholePlan_andNoValueIsLeftAnywhere() async throws {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      let stage = try DaemonStage(in: session)
      let daemon = try await stage.startDaemon()
      let server = try await FormServer.start(in: session)
      let browser = try await Browser.open(
        .chromium, page: "forberedende-plan", of: server, in: session,
        traps: [("title-citizen", "610190-0019")], hasAccessibility: true)
      // The window's title follows the page's.
      let title = try await session.start(
        .xprop, ["-spy", "-id", "\(browser.window)", "_NET_WM_NAME"])
      try await title.line { $0.contains("610190-0019") }
      _ = try await server.state { $0.values["_fokus"] == "navn" && $0.values["_aktiv"] == "true" }
      let mark = daemon.errors.count
      try await TestProcess.run(.xdotool, ["key", "super+j"], environment: session.environment)
      try await TestProcess.run(.xdotool, ["key", "f"], environment: session.environment)
      let end = try await withDeadline(.seconds(120), "end of the run") {
        try await daemon.errors.first(from: mark) { $0.contains("forberedende-plan.praeudfyld") }
          .element
      }
      #expect(end.contains("completed, 97 proved"))
      let state = try await server.state {
        $0.values["cpr"] == "610190-0019" && $0.values["bilag"]?.isEmpty == false
      }
      #expect(state.values["navn"] == "Rasmus Æbelø Prøvesen")
      #expect(state.values["_indsendt"] ?? "0" == "0", "nothing is ever submitted")
      try await expectNoValueLeft(stage, daemon)
    }
  }

  /// Logs, trail, every file of the daemon's own, and its command line.
  private func expectNoValueLeft(_ stage: DaemonStage, _ daemon: TestProcess) async throws {
    let status = try await stage.genvej("status").text
    let log = (daemon.output.all + daemon.errors.all).joined(separator: "\n")
    #expect(PersonalData.found(in: log + status) == [])
    let line = try String(contentsOfFile: "/proc/\(daemon.id)/cmdline", encoding: .utf8)
    #expect(PersonalData.found(in: line) == [])
    let files = try FileManager.default.contentsOfDirectory(atPath: stage.state.path)
    #expect(files.contains("audit.jsonl"))
    for file in files {
      let content = String(
        decoding: try Data(contentsOf: stage.state.appendingPathComponent(file)), as: UTF8.self)
      #expect(PersonalData.found(in: content) == [], "\(file)")
    }
    let trail = stage.auditTrail
    #expect(
      trail.contains("run-started") && trail.contains("field-proved")
        && trail.contains("run-completed"))
    #expect(trail.contains("clipboard-returned"))
  }

  @Test func run_whileAnotherIsUnderWay_isRefusedAsBusy_andStopCancels() async throws {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      let stage = try DaemonStage(in: session)
      _ = try await stage.startDaemon()
      let server = try await FormServer.start(in: session)
      // A page that freezes keeps the first run waiting for its proof.
      _ = try await Browser.open(
        .chromium, page: "maaleskema", of: server, in: session,
        traps: [("freeze-at", "felt05:8000")])
      _ = try await server.state {
        $0.values["_fokus"] == "felt01" && $0.values["_aktiv"] == "true"
      }
      async let first = stage.genvej("run", "maaling.maaleskema")
      _ = try await server.state { $0.values["felt03"]?.isEmpty == false }
      let second = try await stage.genvej("run", "maaling.maaleskema")
      #expect(second.text.contains("GV0500"))
      #expect(try await stage.genvej("stop").code == 0)
      let stopped = try await first
      #expect(stopped.code == 1)
      #expect(stopped.text.contains("GV0540: Genvej blev stoppet"))
      #expect(stage.auditTrail.contains("run-cancelled"))
    }
  }
}
