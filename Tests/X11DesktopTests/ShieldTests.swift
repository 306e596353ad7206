import Desktop
import DesktopTestKit
import Glibc
import Testing

@testable import X11Desktop

/// A person at the keyboard of Xvnc while a run is on.
@Suite(.serialized, .timeLimit(.minutes(4)), .enabled(if: Program.areStagePrograms))
struct ShieldTests {
  @Test func personsKeysAndClicks_reachNoWindow_duringARun() async throws {
    try await Stage.run(.init(server: .xvnc)) { stage in
      let target = try await Target.open(on: stage)
      let human = try await stage.session.human()
      let run = try await target.begin()
      try await human.type("forstyrrelse")
      try await human.press(.tab)
      try await run.type("Ærø", replacing: false)
      try await human.type("mere")
      try await target.holds("Ærø")
      _ = await run.end()
      try await stage.until("end of the shield") { !$0.shield.isUp }
      try await human.type("!")
      let state = try await target.state { $0.values["felt01"]?.hasSuffix("!") == true }
      #expect(state.values["felt01"] == "Ærø!")
      #expect(state.values.filter { $0.key.hasPrefix("felt") && !$0.value.isEmpty }.count == 1)
    }
  }

  @Test func personsClicks_reachNoWindow_duringARun() async throws {
    try await Stage.run(.init(server: .xvnc, hasWindowManager: false)) { stage in
      let window = try await stage.openWindow("Mål")
      await stage.bystander.focus(window.rawValue)
      let human = try await stage.session.human()
      try await human.click(x: 100, y: 100)
      #expect(await stage.bystander.clicksReceived(atLeast: 1) == 1)
      let run = try await stage.desktop.beginInput(into: window, settings: .gtk)
      try await human.click(x: 100, y: 100)
      try await human.click(x: 120, y: 120, button: 3)
      #expect(await run.end().keysReleased)
      try await human.click(x: 140, y: 140)
      #expect(await stage.bystander.clicksReceived(atLeast: 1) == 1)
    }
  }

  @Test func escape_endsARunThatWaits() async throws {
    try await Stage.run(.init(server: .xvnc)) { stage in
      let target = try await Target.open(on: stage)
      let human = try await stage.session.human()
      let run = try await target.begin()
      target.form.process.signal(SIGSTOP)
      async let pasting = code { try await run.paste("aldrig") }
      try await stage.until("paste under way") { !$0.waiters.isEmpty && $0.clipboardIsOurs }
      try await human.press(.escape)
      #expect(try await pasting == .stopped)
      let later = try await code { try await run.type("mere", replacing: false) }
      #expect(later == .stopped)
      target.form.process.signal(SIGCONT)
      #expect(await run.end().keysReleased)
    }
  }

  @Test func escape_endsARun_whileTheClipboardIsSaved() async throws {
    try await Stage.run(.init(server: .xvnc)) { stage in
      let target = try await Target.open(on: stage)
      let human = try await stage.session.human()
      let owner = try await FrozenOwner.start(on: stage)
      async let beginning = code { _ = try await target.begin(within: .seconds(60)) }
      try await stage.until("shield") { $0.shield.isUp }
      try await human.press(.escape)
      #expect(try await beginning == .stopped)
      #expect(await stage.desktop.run == nil)
      await owner.end()
    }
  }

  @Test func shield_isRefused_whenAnotherProgramHoldsTheKeyboard() async throws {
    try await Stage.run(.init(server: .xvnc)) { stage in
      let target = try await Target.open(on: stage)
      #expect(await stage.bystander.grabKeyboard())
      let refused = try await code { _ = try await target.begin() }
      #expect(refused == .shieldRefused)
      #expect(await stage.desktop.shield.isUp == false)
      await stage.bystander.ungrabKeyboard()
      let human = try await stage.session.human()
      try await human.type("fri")
      try await target.holds("fri")
    }
  }

  @Test func shield_isRefused_whenAnotherRunHasIt() async throws {
    try await Stage.run { stage in
      let target = try await Target.open(on: stage)
      let run = try await target.begin()
      let refused = try await code { _ = try await target.begin() }
      #expect(refused == .shieldRefused)
      _ = await run.end()
    }
  }

  @Test func keyboard_isFree_whenTheConnectionDiesInTheMiddleOfARun() async throws {
    try await Stage.run(.init(server: .xvnc)) { stage in
      let target = try await Target.open(on: stage)
      let human = try await stage.session.human()
      let dying = try await Stage.connect(to: stage.session)
      let run = try await dying.beginInput(into: target.window.id, settings: .gtk)
      try await run.paste("halv")
      try await target.holds("halv")
      try await stage.until("owner of the clipboard") { $0.clipboardOwner != 0 }
      await dying.cutConnection()
      let cut = try await code { try await run.type("mere", replacing: false) }
      #expect(cut == .connectionLost)
      // The server notices on its own: only then may the person type.
      try await stage.until("clipboard without owner") { $0.clipboardOwner == 0 }
      try await human.type("en")
      try await target.holds("halven")
      #expect(await stage.bystander.keysDown == [])
    }
  }

  @Test func devices_areFree_onceTheShieldIsSaidToBeDown() async throws {
    try await Stage.run(.init(server: .xvnc)) { stage in
      let target = try await Target.open(on: stage)
      let human = try await stage.session.human()
      let display = stage.session.display
      let run = try await target.begin()
      let devices = await stage.desktop.shield.keyboards
      #expect(!devices.isEmpty)
      #expect(!GrabProbe.areFree(devices, display))
      try await human.hold(Keysym("x"))
      try await stage.until("held key") { !$0.shield.held.isEmpty }
      _ = await run.end()
      try await human.releaseAll()
      try await stage.until("end of the shield") {
        guard !$0.shield.isUp else { return false }
        #expect(GrabProbe.areFree(devices, display))
        return true
      }
    }
  }

  @Test func nextRun_takesAShieldOver_thatStillWaitsForKeys() async throws {
    try await Stage.run(.init(server: .xvnc)) { stage in
      let target = try await Target.open(on: stage)
      let human = try await stage.session.human()
      let first = try await target.begin()
      try await human.hold(Keysym("x"))
      try await stage.until("held key") { !$0.shield.held.isEmpty }
      _ = await first.end()
      #expect(await stage.desktop.shield.isUp)
      let second = try await target.begin()
      try await human.hold(Keysym("x"))
      try await second.type("to", replacing: true)
      _ = await second.end()
      try await human.releaseAll()
      try await stage.until("end of the shield") { !$0.shield.isUp }
      try await human.type("!")
      try await target.holds("to!")
    }
  }
}

extension X11Desktop {
  var clipboardIsOurs: Bool { clipboardOwner == window }

  /// As if this process had died: the server sees the end of the connection.
  func cutConnection() { shutdown(connection, Int32(SHUT_RDWR)) }
}
