import DesktopTestKit
import Foundation
import Testing

/// What the desktop's notifications say of a run, by a real notification server.
@Suite(
  .serialized, .timeLimit(.minutes(3)),
  .enabled(if: daemonPrograms && Program.arePresent(.dunst, .dbusMonitor)))
struct NotificationTests {
  private static let bus = "org.freedesktop.Notifications"

  /// A daemon and dunst; `body` gets what goes over the bus, line by line.
  private func run(_ body: (DaemonStage, TestProcess, TestProcess) async throws -> Void)
    async throws
  {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      let daemon = try await stage.startDaemon(extra: ["GENVEJ_ACCESSIBILITY": "off"])
      _ = try await session.start(.dunst, ["-config", "/dev/null"])
      try await session.untilOwned(Self.bus)
      let monitor = try await session.start(
        .dbusMonitor, ["interface=\(Self.bus)", "type=method_return"])
      // Its own arrival is the first it tells, and then it listens.
      try await monitor.line()
      try await body(stage, daemon, monitor)
    }
  }

  private func press(_ keys: String..., in session: DesktopSession) async throws {
    for key in keys {
      try await TestProcess.run(.xdotool, ["key", key], environment: session.environment)
    }
  }

  @Test func filledForm_isTold_withItsCounts() async throws {
    try await run { stage, _, monitor in
      let server = try await FormServer.start(in: stage.session)
      _ = try await ToolkitForm.open(.gtk, reportingTo: server, in: stage.session)
      try await press("super+j", "F12", in: stage.session)
      try await monitor.line { $0.contains("string \"Udfyld måleskema\"") }
      try await monitor.line { $0.contains("60 felter udfyldt og kontrolleret.") }
      // dunst shows it.
      try await TestProcess.run(
        .xdotool, ["search", "--sync", "--onlyvisible", "--class", "dunst"],
        environment: stage.session.environment)
    }
  }

  @Test func runThatWasRefused_isTold_withItsReason_andNoValue() async throws {
    try await run { stage, daemon, monitor in
      try await press("super+j", "F12", in: stage.session)
      try await monitor.line { $0.contains("Udfyld måleskema: ikke udført") }
      try await monitor.line { $0.contains("GV0510") }
      _ = daemon
      #expect(PersonalData.found(in: monitor.output.all.joined()) == [])
    }
  }

  @Test func desktopWithoutNotifications_isNamedOnce_andRunsGoOn() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      let daemon = try await stage.startDaemon()
      for _ in 1...2 {
        let mark = daemon.errors.count
        try await press("super+j", "F12", in: session)
        _ = try await stage.end(of: "maaling.maaleskema", by: daemon, from: mark)
      }
      _ = try await daemon.errors.first { $0.contains("no notifications on this desktop") }
      #expect(daemon.errors.all.count { $0.contains("no notifications") } == 1)
    }
  }
}
