import CX11
import Desktop
import DesktopTestKit
import Foundation
import Testing

@testable import X11Desktop

/// `Super+J F`: a leader, and the key after it.
///
/// Xev is the window that must not get them.
@Suite(.serialized, .timeLimit(.minutes(3)), .enabled(if: Program.areStagePrograms))
struct LeaderTests {
  static let fill = HotKeyBinding(id: "fill", chords: [Chord(.super, "j"), Chord([], "f")])
  static let address = HotKeyBinding(
    id: "address", chords: [Chord(.super, "j"), Chord(.shift, "g"), Chord([], "f")])

  @Test func sequence_fires_whenTheLeaderWasLetGo() async throws {
    try await run { stage, keys in
      try await pressLeader(stage)
      await stage.bystander.chord(Key.f)
      #expect(try await stage.fired(count: 1) == ["fill"])
      try await expectOnly([Key.k], in: keys, stage)
    }
  }

  /// On a busy machine the next key comes before we have heard of the leader.
  @Test func sequence_fires_whenItsKeyComesBeforeWeHearOfTheLeader() async throws {
    try await run { stage, keys in
      try await stage.desktop.isBusy(while: stage.session.display) { display in
        for chord in [[Key.super, Key.j], [Key.f]] {
          for key in chord { XTestFakeKeyEvent(display, UInt32(key), 1, 0) }
          for key in chord.reversed() { XTestFakeKeyEvent(display, UInt32(key), 0, 0) }
        }
      }
      #expect(try await stage.fired(count: 1) == ["fill"])
      try await expectOnly([Key.k], in: keys, stage)
    }
  }

  /// A leader's key that is none, with another modifier, freezes nobody's keyboard.
  @Test func keyboard_goesOn_afterAChordThatHasCeasedToLead() async throws {
    try await run { stage, keys in
      let alone = HotKeyBinding(id: "alone", chords: [Chord(.super, "j")])
      #expect(try await stage.listen(for: alone) == [])
      await stage.bystander.chord(Key.super, Key.j)
      #expect(try await stage.fired(count: 1) == ["alone"])
      try await expectOnly([Key.f, Key.k], in: keys, stage)
      #expect(try await stage.listen(for: LeaderTests.fill) == [])
      try await pressLeader(stage)
      await stage.bystander.chord(Key.f)
      #expect(try await stage.fired(count: 2) == ["alone", "fill"])
      try await expectOnly([Key.f, Key.k], in: keys, stage)
    }
  }

  @Test func sequence_fires_whileTheLeaderIsHeld() async throws {
    try await run { stage, keys in
      await stage.bystander.hold(Key.super, Key.j)
      try await stage.until("leader") { $0.hotKeys.leader != nil }
      await stage.bystander.chord(Key.f)
      await stage.bystander.release(Key.j, Key.super)
      #expect(try await stage.fired(count: 1) == ["fill"])
      try await expectOnly([Key.k], in: keys, stage)
    }
  }

  @Test func sequence_fires_withNumLockAndCapsLockOn() async throws {
    try await run { stage, keys in
      await stage.bystander.lock(18)
      try await pressLeader(stage)
      await stage.bystander.chord(Key.f)
      #expect(try await stage.fired(count: 1) == ["fill"])
      try await expectOnly([Key.k], in: keys, stage)
    }
  }

  @Test func sequence_fires_throughASecondLeader() async throws {
    try await run { stage, keys in
      try await pressLeader(stage)
      await stage.bystander.chord(Key.shift, Key.g)
      try await stage.until("second leader") {
        $0.hotKeys.leader?.next.keys.contains(Chord(.shift, "g")) == false
      }
      await stage.bystander.chord(Key.f)
      #expect(try await stage.fired(count: 1) == ["address"])
      try await expectOnly([Key.k], in: keys, stage)
    }
  }

  @Test func sequence_firesOnce_whileItsLastKeyRepeats() async throws {
    try await run { stage, keys in
      try await pressLeader(stage)
      await stage.bystander.hold(Key.f, Key.f, Key.f)
      await stage.bystander.release(Key.f)
      try await expectOnly([Key.k], in: keys, stage)
      #expect(try await stage.fired(count: 1) == ["fill"])
    }
  }

  @Test(arguments: [Key.escape, Key.t])
  func leader_isLeft_byAnotherKey_whichTheWindowDoesNotGet(_ key: UInt8) async throws {
    try await run { stage, keys in
      try await pressLeader(stage)
      // A repeat of the key that leaves the leader is not the window's either.
      await stage.bystander.hold(key, key)
      await stage.bystander.release(key)
      try await expectOnly([Key.f, Key.k], in: keys, stage)
      #expect(stage.fired == [])
    }
  }

  @Test func leader_isLeft_whenItsPatienceIsOver() async throws {
    try await run { stage, keys in
      try await pressLeader(stage)
      await stage.desktop.passLeaderDeadline()
      try await stage.until("end of the leader") { $0.hotKeys.leader == nil }
      try await expectOnly([Key.f, Key.k], in: keys, stage)
      #expect(stage.fired == [])
    }
  }

  @Test func leader_worksAgain_afterItWasLeft() async throws {
    try await run { stage, keys in
      try await pressLeader(stage)
      await stage.bystander.chord(Key.escape)
      try await stage.until("keyboard given back") { $0.hotKeys.isAtRest }
      try await pressLeader(stage)
      await stage.bystander.chord(Key.f)
      #expect(try await stage.fired(count: 1) == ["fill"])
      try await expectOnly([Key.k], in: keys, stage)
    }
  }

  @Test func keyboard_isFree_onceTheLeaderIsSaidToBeLeft() async throws {
    try await run { stage, _ in
      try await pressLeader(stage)
      let display = stage.session.display
      #expect(!GrabProbe.isKeyboardFree(display))
      await stage.bystander.chord(Key.escape)
      try await stage.until("free keyboard") {
        guard $0.hotKeys.isAtRest else { return false }
        #expect(GrabProbe.isKeyboardFree(display))
        return true
      }
    }
  }

  /// A person takes longer than the server and us to get from the leader to the next key.
  private func pressLeader(_ stage: Stage) async throws {
    await stage.bystander.chord(Key.super, Key.j)
    try await stage.until("leader") { $0.hotKeys.leader != nil }
  }

  private func run(_ body: (Stage, TestProcess) async throws -> Void) async throws {
    try await Stage.run { stage in
      let (keys, _) = try await stage.openKeyTester()
      let refusals = try await stage.listen(for: LeaderTests.fill, LeaderTests.address)
      #expect(refusals == [])
      try await body(stage, keys)
    }
  }

  /// Types the keys and checks that the window got them and nothing but modifiers before.
  private func expectOnly(_ typed: [UInt8], in keys: TestProcess, _ stage: Stage) async throws {
    try await stage.until("keyboard given back") { $0.hotKeys.isAtRest }
    for key in typed { await stage.bystander.chord(key) }
    let last = typed.last ?? 0
    try await keys.line { $0.contains("keycode \(last) ") }
    let got = keys.output.all.compactMap(KeyTester.keycode)
    let modifiers = [Key.super, Key.shift, Key.control, Key.alt]
    #expect(Set(got.filter { !modifiers.contains($0) }) == Set(typed))
  }
}

/// What xev prints.
enum KeyTester {
  /// The keycode in a line such as `    state 0x0, keycode 45 (keysym 0x6b, k), same_screen YES,`.
  static func keycode(_ line: String) -> UInt8? {
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "keycode") else { return nil }
    return words[words.index(after: place)...].first.flatMap { UInt8($0) }
  }
}

extension HotKeyTable {
  /// No sequence is under way and the keyboard belongs to the window.
  var isAtRest: Bool { leader == nil && lastKey == nil }
}

extension X11Desktop {
  /// Hears of nothing until `body` has had all its keys pressed.
  func isBusy(while name: String, _ body: (OpaquePointer) -> Void) throws {
    let other = try #require(XOpenDisplay(name))
    body(other)
    XSync(other, 0)
    XCloseDisplay(other)
  }

  /// As if the leader had waited in vain.
  func passLeaderDeadline() { hotKeys.leaderDeadline = .now }
}
