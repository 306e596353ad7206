import CX11
import Desktop
import DesktopTestKit
import Testing

@testable import X11Desktop

@Suite(.serialized, .timeLimit(.minutes(3)), .enabled(if: Program.areStagePrograms))
struct GrabTests {
  static let fill = HotKeyBinding(id: "fill", chords: [Chord([.control, .alt], "f")])
  static let address = HotKeyBinding(id: "address", chords: [Chord([.control, .alt], "g")])

  @Test func chord_fires_inAllEightLockCombinations() async throws {
    try await Stage.run(prepared: GrabTests.makeScrollLockAModifier) { stage in
      let refusals = try await stage.listen(for: GrabTests.fill)
      #expect(refusals == [])
      let locks = [0, 2, 16, 18, 32, 34, 48, 50] as [UInt32]
      for (index, lock) in locks.enumerated() {
        await stage.bystander.lock(lock)
        #expect(await stage.bystander.modifiers.locked == lock)
        await stage.bystander.chord(Key.control, Key.alt, Key.f)
        #expect(try await stage.fired(count: index + 1).count == index + 1)
      }
    }
  }

  @Test func chord_fires_whenAnotherModifierHasBecomeALock() async throws {
    try await Stage.run { stage in
      _ = try await stage.listen(for: GrabTests.fill)
      try await GrabTests.makeScrollLockAModifier(stage.session, stage.bystander)
      try await stage.until("Scroll Lock among the locks") { $0.keymap.lockMasks.count == 8 }
      await stage.bystander.lock(32)
      await stage.bystander.chord(Key.control, Key.alt, Key.f)
      #expect(try await stage.fired(count: 1) == ["fill"])
      // What was taken under the old locks is given back under them too.
      _ = try await stage.desktop.listen(for: [])
      let other = try await Stage.connect(to: stage.session)
      let refusals = try await other.listen(for: [GrabTests.fill])
      #expect(refusals == [])
      await other.close()
    }
  }

  @Test func chord_firesOnce_whileItsKeyRepeats() async throws {
    try await Stage.run { stage in
      _ = try await stage.listen(for: GrabTests.fill, GrabTests.address)
      await stage.bystander.hold(Key.control, Key.alt, Key.f)
      // A key that is pressed while it is down is what the server makes of a repeat.
      await stage.bystander.hold(Key.f, Key.f)
      await stage.bystander.release(Key.f)
      await stage.bystander.hold(Key.f)
      await stage.bystander.release(Key.f)
      await stage.bystander.hold(Key.g)
      await stage.bystander.release(Key.g, Key.alt, Key.control)
      #expect(try await stage.fired(count: 3) == ["fill", "fill", "address"])
    }
  }

  @Test func chord_isRefusedAndNamed_whenAnotherConnectionHasIt() async throws {
    try await Stage.run { stage in
      let other = try await Stage.connect(to: stage.session)
      _ = try await other.listen(for: [GrabTests.fill])
      let second = HotKeyBinding(
        id: "again", chords: [Chord([.control, .alt], "f"), Chord([], "j")])
      let refusals = try await stage.listen(for: GrabTests.fill, GrabTests.address, second)
      let tried = await stage.desktop.keymap.lockMasks.count
      #expect(
        refusals == [
          ChordRefusal(
            chord: Chord([.control, .alt], "f"), ids: ["again", "fill"],
            reason: .taken(variants: tried, tried: tried))
        ])
      await stage.bystander.chord(Key.control, Key.alt, Key.f)
      await stage.bystander.chord(Key.control, Key.alt, Key.g)
      #expect(try await stage.fired(count: 1) == ["address"])
      await other.close()
      #expect(try await stage.listen(for: GrabTests.fill) == [])
    }
  }

  @Test func grabs_areNotAskedForAgain_whenNothingHasChanged() async throws {
    try await Stage.run { stage in
      _ = try await stage.listen(for: GrabTests.fill, GrabTests.address)
      let before = await stage.desktop.nextRequest
      _ = try await stage.listen(for: GrabTests.fill, GrabTests.address)
      #expect(await stage.desktop.nextRequest - before < 4)
    }
  }

  /// Scroll Lock is a modifier on few desks; the protocol knows no better.
  static func makeScrollLockAModifier(_ session: DesktopSession, _: Bystander) async throws {
    try await TestProcess.run(
      .xmodmap, ["-e", "add mod3 = Scroll_Lock"], environment: session.environment)
  }
}

extension X11Desktop {
  var nextRequest: UInt { XNextRequest(display) }
}
