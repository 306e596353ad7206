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
