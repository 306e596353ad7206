import Desktop
import DesktopTestKit
import Testing

@testable import X11Desktop

/// Keys that we press, beside those that a person holds.
@Suite(.serialized, .timeLimit(.minutes(4)), .enabled(if: Program.areStagePrograms))
struct InjectionTests {
  /// Keys that XTEST holds outlive the process that pressed them.
  @Test func keysLeftDown_byAProcessThatWasKilled_areUpAfterTheNextStart() async throws {
    let press = { (_: DesktopSession, bystander: Bystander) in
      await bystander.hold(Key.control, Key.k)
      #expect(await bystander.keysDown == [Key.control, Key.k])
    }
    try await Stage.run(prepared: press) { stage in
      #expect(await stage.bystander.keysDown == [])
    }
  }

  @Test func typing_isRight_whileThePersonHoldsTheHotKey() async throws {
    try await Stage.run(.init(server: .xvnc)) { stage in
      let target = try await Target.open(on: stage)
      let human = try await stage.session.human()
      _ = try await stage.listen(for: GrabTests.fill)
      try await human.hold(.control, .alt, Keysym("f"))
      #expect(try await stage.fired(count: 1) == ["fill"])

      let run = try await target.begin()
      try await run.type("Åse Ødegård", replacing: true)
      try await target.holds("Åse Ødegård")
      let summary = await run.end()
      #expect(summary.keysReleased)
      #expect(await stage.bystander.keysDown == [])
      #expect(await stage.bystander.modifiers.effective == 0)

      // Repeats of the key that is still held reach nobody, nor does its release.
      try await human.hold(Keysym("f"), Keysym("f"))
      try await human.releaseAll()
      try await stage.until("end of the shield") { !$0.shield.isUp }
      #expect(await stage.bystander.keysDown == [])
      #expect(await stage.bystander.modifiers.effective == 0)
      try await human.type("z")
      try await target.holds("Åse Ødegårdz")
      #expect(stage.fired == ["fill"])
    }
  }

  @Test func keys_areUp_whenTheyWereLetGoWhileARunFailedToBegin() async throws {
    try await Stage.run(.init(server: .xvnc)) { stage in
      let target = try await Target.open(on: stage)
      let human = try await stage.session.human()
      let owner = try await FrozenOwner.start(on: stage)
      try await human.hold(.control, .alt)
      async let beginning = code { _ = try await target.begin(within: .seconds(2)) }
      try await stage.until("shield") { $0.shield.isUp }
      try await human.releaseAll()
      #expect(try await beginning == .clipboardUnsaved)
      #expect(await stage.bystander.keysDown == [])
      #expect(await stage.bystander.modifiers.effective == 0)
      await owner.end()
    }
  }

  @Test func capsLock_changesNoText_andIsOnAgainAfterwards() async throws {
    try await Stage.run { stage in
      let target = try await Target.open(on: stage)
      await stage.bystander.lock(2)
      let run = try await target.begin()
      try await run.type("Mette ÆØÅ æøå", replacing: true)
      try await target.holds("Mette ÆØÅ æøå")
      #expect(await run.end().keysReleased)
      #expect(await stage.bystander.modifiers.locked == 2)
    }
  }

  /// Tk's select all is Ctrl+slash, and a Danish keyboard has its slash on Shift+7.
  @Test(arguments: ["dk", "us"])
  func chord_isPressed_alsoWhereItsKeyNeedsShift(_ layout: String) async throws {
    try await Stage.run(.init(layout: layout)) { stage in
      let target = try await Target.open(.tk, on: stage)
      let run = try await target.begin()
      try await run.paste("Første")
      try await target.holds("Første")
      try await run.paste("Anden")
      try await target.holds("Anden")
      #expect(try await run.readBack() == "Anden")
      #expect(await run.end().keysReleased)
    }
  }

  @Test func numLock_staysOn() async throws {
    try await Stage.run { stage in
      let target = try await Target.open(on: stage)
      await stage.bystander.lock(16)
      let run = try await target.begin()
      try await run.type("0123 ½", replacing: true)
      try await target.holds("0123 ½")
      _ = await run.end()
      #expect(await stage.bystander.modifiers.locked == 16)
    }
  }

  @Test func keys_areUp_whenACharacterCannotBeTyped() async throws {
    try await Stage.run { stage in
      let target = try await Target.open(on: stage)
      let run = try await target.begin()
      // More characters than spare keys.
      let text = String(String.UnicodeScalarView((0x4e00..<0x5000).compactMap(Unicode.Scalar.init)))
      let failure = try await code { try await run.type(text, replacing: true) }
      #expect(failure == .cannotType)
      let noChord = try await code { try await run.press(Chord(.control, "Greek_alpha"), count: 1) }
      #expect(noChord == .cannotType)
      #expect(await run.end().keysReleased)
      #expect(await stage.bystander.keysDown == [])
    }
  }

  @Test func chordOfARun_reachesTheWindow_thoughItIsAHotKey() async throws {
    try await Stage.run { stage in
      let (keys, window) = try await stage.openKeyTester()
      _ = try await stage.listen(for: GrabTests.fill)
      let run = try await stage.desktop.beginInput(into: window.id, settings: .gtk)
      try await run.press(Chord([.control, .alt], "f"), count: 2)
      try await keys.line { $0.contains("keycode \(Key.f) ") }
      _ = await run.end()
      await stage.bystander.chord(Key.control, Key.alt, Key.f)
      #expect(try await stage.fired(count: 1) == ["fill"])
      #expect(stage.fired.count == 1)
    }
  }

  @Test func pointerButton_isUp_whenItWasLetGoDuringARun() async throws {
    try await Stage.run(.init(server: .xvnc, hasWindowManager: false)) { stage in
      let window = try await stage.openWindow("Mål")
      await stage.bystander.focus(window.rawValue)
      try await stage.bystander.pointer(button: 1, isDown: true)
      #expect(await stage.bystander.buttons == 0x100)
      let run = try await stage.desktop.beginInput(into: window, settings: .gtk)
      #expect(await stage.bystander.buttons == 0)
      try await stage.bystander.pointer(button: 1, isDown: false)
      _ = await run.end()
      #expect(await stage.bystander.buttons == 0)
    }
  }
}
