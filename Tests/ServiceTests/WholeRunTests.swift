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
      try await stage.openPlan(on: server)
      let mark = daemon.errors.count
      try await TestProcess.run(.xdotool, ["key", "super+j"], environment: session.environment)
      try await TestProcess.run(.xdotool, ["key", "f"], environment: session.environment)
      let end = try await stage.end(of: "forberedende-plan.praeudfyld", by: daemon, from: mark)
      #expect(end.contains("completed, 97 proved"))
      let state = try await server.state {
        $0.values["cpr"] == "610190-0019" && $0.values["bilag"]?.isEmpty == false
      }
      #expect(state.values["navn"] == "Rasmus Æbelø Prøvesen")
      #expect(state.values["_indsendt"] ?? "0" == "0", "nothing is ever submitted")
      try await stage.expectNoValueLeft(
        by: daemon, trail: "run-started", "field-proved", "clipboard-returned", "run-completed")
    }
  }

  @Test func run_thatFailsInTheForm_leavesItsLines_andNoValue() async throws {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      let stage = try DaemonStage(in: session)
      let daemon = try await stage.startDaemon()
      let server = try await FormServer.start(in: session)
      try await stage.openPlan(on: server, traps: [("maxlength", "email:4")])
      let answer = try await stage.genvej(
        "run", "forberedende-plan.praeudfyld", "--set", "cpr=610190-0019")
      #expect(answer.code == 1)
      #expect(answer.text.contains("GV0523"))
      #expect(PersonalData.found(in: answer.text) == [])
      try await stage.expectNoValueLeft(
        by: daemon, trail: "field-proved", "field-failed", "clipboard-returned", "run-failed")
      #expect(try await server.state().values["telefon"] == "")
    }
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
      #expect(stage.auditTrail.contains("GV0500"))
      #expect(try await stage.genvej("stop").code == 0)
      let stopped = try await first
      #expect(stopped.code == 1)
      #expect(stopped.text.contains("GV0540: Genvej blev stoppet"))
      #expect(stage.auditTrail.contains("run-cancelled"))
    }
  }
}
