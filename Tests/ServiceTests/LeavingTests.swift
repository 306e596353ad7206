import DesktopTestKit
import Foundation
import Testing

/// How the daemon ends.
@Suite(.serialized, .timeLimit(.minutes(3)), .enabled(if: daemonPrograms))
struct LeavingTests {
  @Test func sigterm_leavesInOrder() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      let daemon = try await stage.startDaemon()
      daemon.signal(SIGTERM)
      #expect(try await daemon.exit() == .exited(0))
      #expect(stage.auditTrail.contains("daemon-stopped"))
    }
  }

  @Test func lostServer_endsTheDaemon_withTheTrailWritten() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      let daemon = try await stage.startDaemon()
      session.server.process.signal(SIGKILL)
      #expect(try await daemon.exit() == .exited(1))
      #expect(daemon.errors.all.contains { $0.contains("the X server is gone") })
      #expect(stage.auditTrail.contains("connection-lost"))
      #expect(stage.auditTrail.contains("daemon-stopped"))
    }
  }

  /// A run that waits for a page which stands still.
  private func inTheMiddleOfARun(
    _ body: (DaemonStage, TestProcess, DesktopSession) async throws -> Void
  ) async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      let daemon = try await stage.startDaemon(extra: ["GENVEJ_ACCESSIBILITY": "off"])
      let server = try await FormServer.start(in: session)
      let form = try await ToolkitForm.open(.gtk, reportingTo: server, in: session)
      form.process.signal(SIGSTOP)
      let client = try await session.start(
        DaemonStage.genvej, ["run", "maaling.maaleskema"], extra: stage.variables)
      try await stage.untilTrail(holds: "run-started")
      try await body(stage, daemon, session)
      _ = try await client.exit()
      form.process.signal(SIGCONT)
    }
  }

  @Test func sigterm_endsTheRunFirst_andItsLastLineIsWritten() async throws {
    try await inTheMiddleOfARun { stage, daemon, _ in
      daemon.signal(SIGTERM)
      #expect(try await daemon.exit() == .exited(0))
      let trail = stage.auditTrail
      let ended = try #require(trail.range(of: "\"run-cancelled\""))
      let stopped = try #require(trail.range(of: "\"daemon-stopped\""))
      #expect(ended.lowerBound < stopped.lowerBound)
    }
  }

  @Test func lostServer_endsTheRunFirst_andItsLastLineIsWritten() async throws {
    try await inTheMiddleOfARun { stage, daemon, session in
      session.server.process.signal(SIGKILL)
      #expect(try await daemon.exit() == .exited(1))
      let trail = stage.auditTrail
      // Refused, where the server was gone before anything was touched.
      let ended = try #require(trail.firstRange(of: /"run-(failed|cancelled|refused)"/))
      let stopped = try #require(trail.range(of: "\"daemon-stopped\""))
      #expect(ended.lowerBound < stopped.lowerBound)
      #expect(trail.contains("\"connection-lost\""))
    }
  }

  @Test func serviceManager_isToldOfEachStep() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      let socket = try session.folder.folder("notify") + "/socket"
      let manager = try await session.start(.python, ["-c", Self.listening, socket])
      try await manager.line { $0 == "listening" }
      let daemon = try await session.start(
        DaemonStage.genvej, ["daemon", "--test-mode"],
        extra: stage.variables.merging(["NOTIFY_SOCKET": socket, "WATCHDOG_USEC": "200000"]) { $1 })
      try await manager.line { $0 == "READY=1" }
      // Twice: the second is the timer's.
      try await manager.line { $0 == "WATCHDOG=1 2" }
      daemon.signal(SIGTERM)
      try await manager.line { $0 == "STOPPING=1" }
      #expect(try await daemon.exit() == .exited(0))
    }
  }

  private static let listening = """
    import socket, sys
    manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    manager.bind(sys.argv[1])
    print("listening", flush=True)
    beats = 0
    while True:
        for line in manager.recv(4096).decode().split("\\n"):
            if line == "WATCHDOG=1":
                beats += 1
                line = f"WATCHDOG=1 {beats}"
            print(line, flush=True)
    """

  @Test func noDisplay_isOneSentence() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      let daemon = try await session.start(
        DaemonStage.genvej, ["daemon"], extra: stage.variables.merging(["DISPLAY": ":4711"]) { $1 })
      #expect(try await daemon.exit() == .exited(1))
      #expect(daemon.errors.all.contains { $0.contains("no X server answers at") })
    }
  }
}
