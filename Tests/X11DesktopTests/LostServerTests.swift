import Desktop
import DesktopTestKit
import Glibc
import Testing

@testable import X11Desktop

/// The X server dies; nothing of ours does.
@Suite(.serialized, .timeLimit(.minutes(4)), .enabled(if: Program.areStagePrograms))
struct LostServerTests {
  @Test func everyCall_says_thatTheConnectionIsLost() async throws {
    try await Stage.run { stage in
      _ = try await stage.listen(for: GrabTests.fill)
      let window = try await stage.openWindow("Væk")
      let run = try await stage.desktop.beginInput(into: window, settings: .gtk)
      async let pasting = code { try await run.paste("aldrig") }
      try await stage.until("paste under way") { !$0.waiters.isEmpty && $0.clipboardIsOurs }
      stage.session.server.process.signal(SIGKILL)
      #expect(try await pasting == .connectionLost)
      _ = try await stage.events.first { if case .connectionLost = $0 { true } else { false } }

      let calls: [() async throws -> Void] = [
        { _ = try await stage.desktop.listen(for: []) },
        { _ = try await stage.desktop.activeWindow() },
        { _ = try await stage.desktop.windows() },
        { _ = try await stage.desktop.selectedText(within: .seconds(1)) },
        { try await stage.desktop.activate(window, within: .seconds(1)) },
        { _ = try await stage.desktop.beginInput(into: window, settings: .gtk) },
        { try await run.press(Chord([], "Tab"), count: 1) },
        { try await run.paste("x") },
        { try await run.pasteIfEmpty("x") },
        { try await run.insert("x") },
        { try await run.type("x", replacing: true) },
        { _ = try await run.readBack() },
        { _ = try await run.readBack(last: 3) },
        { try await run.clear() },
        { _ = try await run.holdsFocus() },
        { _ = try await run.window() },
      ]
      for call in calls { #expect(try await code(call) == .connectionLost) }
      let summary = await run.end()
      #expect(!summary.clipboardReturned)
      #expect(!summary.keysReleased)
    }
  }

  @Test func waitForAFrozenOwner_ends() async throws {
    try await Stage.run { stage in
      let target = try await Target.open(on: stage)
      let owner = try await FrozenOwner.start(on: stage)
      async let beginning = code { _ = try await target.begin(within: .seconds(60)) }
      try await stage.until("question under way") { !$0.incoming.isEmpty && !$0.waiters.isEmpty }
      stage.session.server.process.signal(SIGKILL)
      #expect(try await beginning == .connectionLost)
      await owner.end()
    }
  }

  @Test func waitForAWindow_ends() async throws {
    try await Stage.run(.init(hasWindowManager: false)) { stage in
      let window = try await stage.openWindow("Alene")
      async let activation = code { try await stage.desktop.activate(window, within: .seconds(60)) }
      // This question waits too, but cannot be stopped.
      try await stage.until("wait under way") { $0.waiters.contains(where: \.stoppable) }
      stage.session.server.process.signal(SIGKILL)
      #expect(try await activation == .connectionLost)
    }
  }

  @Test func restingConnection_says_thatItIsLost() async throws {
    try await Stage.run { stage in
      stage.session.server.process.signal(SIGKILL)
      _ = try await stage.events.first { if case .connectionLost = $0 { true } else { false } }
      #expect(await stage.desktop.isLost)
    }
  }

  @Test func connection_isRefused_whereNoServerIs() {
    let error = #expect(throws: DesktopError.self) { _ = try X11Desktop(display: ":4711") }
    #expect(error?.code == .connectionLost)
  }
}
