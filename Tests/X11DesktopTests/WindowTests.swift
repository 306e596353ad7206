import Desktop
import DesktopTestKit
import Glibc
import Testing

@testable import X11Desktop

@Suite(.serialized, .timeLimit(.minutes(4)), .enabled(if: Program.areStagePrograms))
struct WindowTests {
  @Test(arguments: [true, false])
  func activeWindow_isTheOneWithTheFocus(withWindowManager: Bool) async throws {
    try await Stage.run(.init(hasWindowManager: withWindowManager)) { stage in
      let window = try await stage.openWindow("Sag 1: æøå ÆØÅ – “½”")
      if !withWindowManager { await stage.bystander.focus(window.rawValue) }
      let active = try await stage.desktop.activeWindow()
      #expect(
        active
          == WindowSnapshot(
            id: window, title: "Sag 1: æøå ÆØÅ – “½”", instance: "sag-1", className: "Sag",
            processID: getpid()))
    }
  }

  @Test func activeWindow_isNone_whereNoWindowIs() async throws {
    try await Stage.run { stage in
      let window = try await stage.desktop.activeWindow()
      #expect(window == nil)
    }
  }

  @Test func activeWindow_isNone_afterTheLastOneHasClosed() async throws {
    try await Stage.run { stage in
      let window = try await stage.openWindow("Kort")
      await stage.bystander.closeWindow(window.rawValue)
      let active = try await stage.desktop.activeWindow()
      #expect(active == nil)
    }
  }

  @Test(arguments: [true, false])
  func windows_areListed(withWindowManager: Bool) async throws {
    try await Stage.run(.init(hasWindowManager: withWindowManager)) { stage in
      _ = try await stage.openWindow("Første")
      _ = try await stage.openWindow("Anden")
      let titles = try await stage.desktop.windows().map(\.title)
      #expect(titles.sorted() == ["Anden", "Første"])
    }
  }

  @Test(arguments: [TitleEncoding.utf8, .latin1, .compound])
  func title_isRight_howeverItIsSaid(_ encoding: TitleEncoding) async throws {
    try await Stage.run { stage in
      _ = try await stage.openWindow("Ærø på Sjælland", encoding)
      let window = try await stage.activeWindow()
      #expect(window.title == "Ærø på Sjælland")
    }
  }

  @Test func activate_givesTheFocus() async throws {
    try await Stage.run { stage in
      let first = try await stage.openWindow("Første")
      let second = try await stage.openWindow("Anden")
      let before = try await stage.activeWindow()
      #expect(before.id == second)
      try await stage.desktop.activate(first, within: .seconds(20))
      let after = try await stage.activeWindow()
      #expect(after.id == first)
    }
  }

  @Test func activate_fails_whereNoWindowManagerAnswers() async throws {
    try await Stage.run(.init(hasWindowManager: false)) { stage in
      let window = try await stage.openWindow("Alene")
      let failure = try await code {
        try await stage.desktop.activate(window, within: .milliseconds(50))
      }
      #expect(failure == .notActivated)
    }
  }

  @Test func window_isGone_forEveryCall() async throws {
    try await Stage.run { stage in
      let window = try await stage.openWindow("Kort")
      let run = try await stage.desktop.beginInput(into: window, settings: .gtk)
      let open = try await run.window()
      #expect(open?.title == "Kort")
      await stage.bystander.closeWindow(window.rawValue)
      let gone = try await run.window()
      #expect(gone == nil)
      let typing = try await code { try await run.type("sent", replacing: false) }
      #expect(typing == .windowGone)
      _ = await run.end()
      let activation = try await code {
        try await stage.desktop.activate(window, within: .seconds(20))
      }
      #expect(activation == .windowGone)
      let beginning = try await code {
        _ = try await stage.desktop.beginInput(into: window, settings: .gtk)
      }
      #expect(beginning == .windowGone)
    }
  }
}
