import DesktopTestKit
import Testing

@Suite(
  .serialized, .timeLimit(.minutes(2)),
  .enabled(if: Program.arePresent(.xvnc, .openbox, .xprop, .xev, .setxkbmap, .dbusDaemon)))
struct RFBClientTests {
  @Test func human_pressesAKey_thatTheWindowGets() async throws {
    try await withKeyTester { human, keys in
      try await human.press(Keysym("j"))
      try await keys.line { $0.contains("(keysym 0x6a, j)") }
    }
  }

  @Test func human_holdsAModifier_untilItIsReleased() async throws {
    try await withKeyTester { human, keys in
      try await human.hold(.control, .alt)
      try await human.press(Keysym("j"))
      try await keys.line { $0.contains("state 0xc,") && $0.contains(", j)") }
      let before = keys.output.count
      try await human.releaseAll()
      try await human.press(Keysym("j"))
      try await keys.line(from: before) { $0.contains("state 0x0,") && $0.contains(", j)") }
    }
  }

  @Test func human_typesText_withTheLettersOfTheLayout() async throws {
    try await withKeyTester { human, keys in
      try await human.type("æøå½")
      for name in ["ae", "oslash", "aring", "onehalf"] {
        try await keys.line { $0.contains(", \(name))") }
      }
    }
  }

  @Test func keys_areLetGo_whenTheConnectionEnds() async throws {
    try await withKeyTester { human, keys in
      try await human.hold(.control)
      await human.disconnect()
      try await keys.line { $0.contains("KeyRelease") }
    }
  }

  /// A session with xev in focus, whose lines name each key it gets.
  private func withKeyTester(
    _ body: (RFBClient, TestProcess) async throws -> Void
  ) async throws {
    try await DesktopSession.run(.init(server: .xvnc)) { session in
      let keys = try await session.startKeyTester()
      try await body(try await session.human(), keys)
    }
  }
}
