import DesktopTestKit
import Testing

@Suite(
  .serialized, .timeLimit(.minutes(2)),
  .enabled(if: Program.arePresent(.xvfb, .xvnc, .openbox, .xprop, .xev, .setxkbmap, .dbusDaemon)))
struct DesktopSessionTests {
  @Test(arguments: [XServer.Kind.xvfb, .xvnc])
  func session_leavesNoProcess_whenItEnds(_ kind: XServer.Kind) async throws {
    let session = try await DesktopSession.start(.init(server: kind))
    #expect(ProcessCensus.members(of: session.folder).count >= 3)
    #expect(await session.end() == [])
    #expect(ProcessCensus.members(of: session.folder) == [:])
  }

  @Test func session_leavesNoProcess_whenItsBodyThrows() async throws {
    struct Failure: Error {}
    let folders = EventLog<TemporaryFolder>("folders")
    await #expect(throws: Failure.self) {
      try await DesktopSession.run { session in
        folders.append(session.folder)
        throw Failure()
      }
    }
    #expect(ProcessCensus.members(of: try await folders.first().element) == [:])
  }

  @Test func server_hasTheLayout_thatItWasGiven() async throws {
    try await DesktopSession.run(.init(layout: "dk")) { session in
      for layout in ["us", "de", "se", "dk"] {
        try await session.server.setLayout(layout)
        let query = try await TestProcess.run(
          .setxkbmap, ["-query"], environment: session.environment)
        #expect(query.contains { $0.hasPrefix("layout:") && $0.hasSuffix(" \(layout)") })
      }
    }
  }

  @Test func accessibilityBus_answers_andEndsWithTheSession() async throws {
    let session = try await DesktopSession.start(.init(hasAccessibility: true))
    let address = try await session.bus.startAccessibility(environment: session.environment)
    #expect(address.hasPrefix("unix:"))
    #expect(await session.end() == [])
  }

  @Test func human_isRefused_whereNoKeyboardIs() async throws {
    try await DesktopSession.run(.init(hasWindowManager: false)) { session in
      let error = try await #require(throws: TestKitError.self) { _ = try await session.human() }
      #expect(error.code == .refused)
    }
  }
}
