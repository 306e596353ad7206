import DesktopTestKit
import Foundation
import Testing

/// What is missing around the daemon is named in one sentence, and the rest works.
@Suite(
  .serialized, .timeLimit(.minutes(3)),
  .enabled(if: daemonPrograms && Program.arePresent(.dbusSend)))
struct SurroundingsTests {
  private static let greeting = Sample.insertion(
    id: "proeve.hilsen", keys: "Ctrl+Alt+H", text: "hej")

  /// A daemon started with these variables says so, and a key fills a field.
  private func expect(
    _ sentence: String, in session: DesktopSession, _ extra: [String: String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let stage = try DaemonStage(in: session)
    try stage.write(Self.greeting, to: "a.yaml")
    let daemon = try await stage.startDaemon(extra: extra)
    #expect(
      daemon.errors.all.contains { $0.contains(sentence) }, sourceLocation: sourceLocation)
    let server = try await FormServer.start(in: session)
    _ = try await ToolkitForm.open(.gtk, reportingTo: server, in: session)
    try await TestProcess.run(.xdotool, ["key", "ctrl+alt+h"], environment: session.environment)
    let state = try await server.state(of: "gtk") { $0.values["felt01"]?.isEmpty == false }
    #expect(state.values["felt01"] == "hej", sourceLocation: sourceLocation)
  }

  @Test func sessionWithoutABus_isSaidSo_andKeysWork() async throws {
    try await DesktopSession.run { session in
      try await expect(
        "no session bus: hot keys work, genvej run, list and stop do not", in: session,
        [
          "DBUS_SESSION_BUS_ADDRESS": "unix:path=\(session.folder.path)/none",
          "GENVEJ_PANEL": try PanelStage.panel.located(),
        ])
    }
  }

  @Test func sessionWithoutAnAccessibilityBus_isSaidSo_andKeysWork() async throws {
    try await DesktopSession.run { session in
      try FileManager.default.removeItem(
        atPath: "\(session.folder.path)/services/org.a11y.Bus.service")
      let reload = [
        "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus",
        "org.freedesktop.DBus.ReloadConfig",
      ]
      try await TestProcess.run(.dbusSend, reload, environment: session.environment)
      try await expect(
        "no accessibility bus: labels are not compared, choices and check boxes not proved",
        in: session, [:])
    }
  }

  @Test func secondDaemon_saysWhoIsThere_andLeavesTheFirstAlone() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      let first = try await stage.startDaemon()
      let other = ["GENVEJ_STATE": try session.folder.folder("other")]
      for extra in [[:], other] {
        let (status, sentence) = try await end(ofDaemonIn: stage, extra)
        #expect(status == .exited(1))
        #expect(
          sentence.hasSuffix(
            "another daemon serves this session already (process \(first.id), display \(session.display)), "
              + "and is left as it is: end it first (`systemctl --user stop genvej`, or `kill \(first.id)`)"
          ))
      }
      #expect(try await stage.genvej("status").code == 0)
      #expect(!stage.auditTrail.contains("daemon-stopped"))
    }
  }

  @Test func secondDisplayOnOneBus_isToldWhatItNeeds() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      _ = try await stage.startDaemon()
      let folder = try TemporaryFolder()
      let screen = try await XServer.start(.xvfb, in: folder)
      let extra = [
        "DISPLAY": screen.display, "GENVEJ_STATE": try session.folder.folder("other"),
      ]
      let (status, sentence) = try await end(ofDaemonIn: stage, extra)
      await screen.process.terminate()
      #expect(status == .exited(1))
      #expect(sentence.contains("display \(session.display)), and is left as it is"))
      #expect(
        sentence.hasSuffix(
          "start this one, for \(screen.display), in a session bus of its own (`dbus-run-session`)"
        ))
      #expect(try await stage.genvej("status").code == 0)
    }
  }

  private func end(
    ofDaemonIn stage: DaemonStage, _ extra: [String: String]
  ) async throws -> (status: DesktopTestKit.ExitStatus, sentence: String) {
    let process = try await stage.session.start(
      DaemonStage.genvej, ["daemon", "--test-mode"], extra: stage.variables.merging(extra) { $1 })
    return (try await process.exit(), process.errors.all.last ?? "")
  }
}
