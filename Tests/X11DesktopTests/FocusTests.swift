import Desktop
import DesktopTestKit
import Glibc
import Testing

@testable import X11Desktop

/// Another program takes the focus in the middle of a run.
@Suite(.serialized, .timeLimit(.minutes(4)), .enabled(if: Program.areStagePrograms))
struct FocusTests {
  static let text = String(repeating: "Tekst der ikke må havne et andet sted. ", count: 40)

  @Test func typing_landsNothingInTheThief() async throws {
    try await withThief { stage, target, thief in
      let run = try await target.begin()
      async let typing = code {
        // As long as it takes until the thief has the focus.
        while true { try await run.type(FocusTests.text, replacing: true) }
      }
      _ = try await target.state { !($0.values["felt01"] ?? "").isEmpty }
      await stage.bystander.focus(thief)
      #expect(try await typing == .focusLost)
      #expect(await stage.bystander.keysReceived == 0)
      #expect(await run.end().keysReleased)
      #expect(await stage.bystander.keysDown == [])
    }
  }

  @Test func paste_landsNothingInTheThief() async throws {
    try await withThief { stage, target, thief in
      let run = try await target.begin()
      async let pasting = code {
        while true { try await run.paste(FocusTests.text) }
      }
      try await target.holds(FocusTests.text)
      await stage.bystander.focus(thief)
      #expect(try await pasting == .focusLost)
      #expect(await stage.bystander.keysReceived == 0)
      _ = await run.end()
    }
  }

  @Test func waitingCall_ends_whenTheFocusGoes() async throws {
    try await withThief { stage, target, thief in
      let run = try await target.begin()
      target.form.process.signal(SIGSTOP)
      async let pasting = code { try await run.paste("aldrig") }
      try await stage.until("paste under way") { !$0.waiters.isEmpty }
      try await stage.desktop.activate(WindowID(rawValue: thief), within: .seconds(20))
      #expect(try await pasting == .focusLost)
      target.form.process.signal(SIGCONT)
      _ = await run.end()
    }
  }

  @Test func secondWindowOfTheSameProgram_isAnotherWindow() async throws {
    try await Stage.run { stage in
      let first = try await stage.openWindow("Første")
      let second = try await stage.openWindow("Anden")
      try await stage.desktop.activate(first, within: .seconds(20))
      let run = try await stage.desktop.beginInput(into: first, settings: .gtk)
      // Past the window manager, which says the first one is active until it hears of it.
      await stage.bystander.focus(second.rawValue)
      let typing = try await code { try await run.type("galt sted", replacing: false) }
      #expect(typing == .focusLost)
      #expect(await stage.bystander.keysReceived == 0)
      _ = await run.end()
    }
  }

  @Test func holdsFocus_saysWhichWindowHasIt() async throws {
    try await withThief { stage, target, thief in
      let run = try await target.begin()
      let before = try await run.holdsFocus()
      #expect(before)
      await stage.bystander.focus(thief)
      let after = try await run.holdsFocus()
      #expect(!after)
      _ = await run.end()
    }
  }

  /// A GTK form with the focus, and a window that counts the keys it gets.
  private func withThief(_ body: (Stage, Target, UInt) async throws -> Void) async throws {
    try await Stage.run { stage in
      let thief = try await stage.openWindow("Tyv").rawValue
      let target = try await Target.open(on: stage)
      try await body(stage, target, thief)
    }
  }
}
