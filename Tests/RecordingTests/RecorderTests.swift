import CX11
import DesktopTestKit
import Foundation
import RecordingModel
import Testing

/// The recording program by itself.
@Suite(.serialized, .timeLimit(.minutes(3)), .enabled(if: RecordingStage.programs))
struct RecorderTests {
  /// Our own windows: what they get is nobody's business but the one's.
  private final class Windows {
    let display: OpaquePointer

    init(_ name: String) throws {
      display = try #require(XOpenDisplay(name))
    }

    deinit { XCloseDisplay(display) }

    func open() -> Window {
      let window = XCreateSimpleWindow(
        display, XDefaultRootWindow(display), 100, 200, 500, 300, 0, 0, 0)
      XSelectInput(display, window, KeyPressMask | StructureNotifyMask)
      XMapWindow(display, window)
      var event = XEvent()
      repeat { XNextEvent(display, &event) } while event.type != MapNotify
      return window
    }

    func focus(_ window: Window) {
      XSetInputFocus(display, window, RevertToParent, UInt(CurrentTime))
      XSync(display, 0)
    }
  }

  private func start(
    _ window: Window, in session: DesktopSession, _ more: String...
  ) async throws -> TestProcess {
    // Its standard input stays open, as `genvej record` keeps it.
    let words = ["--window", String(window)] + more
    return try await session.start(
      .at("/bin/sh"),
      [
        "-c", "tail -f /dev/null | { \"$0\" \"$@\"; kill 0; }",
        try RecordingStage.recorder.located(),
      ] + words)
  }

  private func messages(_ process: TestProcess) -> [RecorderMessage] {
    process.output.all.compactMap { RecorderMessage(line: $0) }
  }

  @Test func press_isTold_onlyOfTheRecordedWindow_andNeverOfTheChord() async throws {
    try await DesktopSession.run(.init(hasWindowManager: false)) { session in
      let windows = try Windows(session.display)
      let (recorded, other) = (windows.open(), windows.open())
      windows.focus(recorded)
      let process = try await start(recorded, in: session)
      try await process.line { $0 == "recording" }
      func type(_ keys: String...) async throws {
        try await TestProcess.run(
          .xdotool, ["key"] + keys, environment: session.environment)
      }
      try await type("a", "b", "shift+c")
      try await awaitActivities(3, process)
      windows.focus(other)
      windows.focus(recorded)
      try await type("d")
      try await awaitActivities(4, process)
      // The focus stays there: the recorder may look who has it some time after the key.
      windows.focus(other)
      try await type("h", "e", "m", "l", "i", "g")
      try await type("ctrl+shift+F12")
      try await process.line { $0 == "ended chord" }
      let all = messages(process)
      #expect(all.first == .shown(stop: "Ctrl+Shift+F12"))
      #expect(all.count { if case .activity = $0 { true } else { false } } == 4)
      #expect(all.count == process.output.all.count, "no other line")
    }
  }

  private func awaitActivities(_ count: Int, _ process: TestProcess) async throws {
    try await withDeadline(.seconds(30), "\(count) presses") {
      var seen = 0
      for await line in process.output.stream where line.hasPrefix("activity") {
        seen += 1
        if seen == count { return }
      }
    }
  }

  @Test func chordThatIsTaken_givesWayToTheNext_andNoneIsRefused() async throws {
    try await DesktopSession.run(.init(hasWindowManager: false)) { session in
      let windows = try Windows(session.display)
      let window = windows.open()
      func take(_ keysym: Int32) {
        XGrabKey(
          windows.display, Int32(XKeysymToKeycode(windows.display, KeySym(keysym))),
          UInt32(ControlMask | ShiftMask), XDefaultRootWindow(windows.display), 0, GrabModeAsync,
          GrabModeAsync)
        XSync(windows.display, 0)
      }
      take(XK_F12)
      let process = try await start(window, in: session)
      #expect(try await process.line() == "shown Ctrl+Shift+F11")
      for key in [XK_F10, XK_Pause] { take(key) }
      let refused = try await start(window, in: session)
      #expect(try await refused.line() == "refused no-chord")
      #expect(process.isRunning, "the first goes on")
    }
  }

  @Test func sign_growsWithTheDesktopsResolution() async throws {
    try await DesktopSession.run(.init(hasWindowManager: false)) { session in
      let windows = try Windows(session.display)
      let window = windows.open()
      func height(_ language: String...) async throws -> Int32 {
        let process = try await start(window, in: session, "--danish")
        try await process.line { $0 == "recording" }
        let sign = try #require(SignProbe.sign(on: session.display))
        var attributes = XWindowAttributes()
        XGetWindowAttributes(windows.display, sign, &attributes)
        await process.terminate()
        return attributes.height
      }
      let usual = try await height()
      let resources = session.folder.path + "/xresources"
      try "Xft.dpi: 192\n".write(toFile: resources, atomically: true, encoding: .utf8)
      try await TestProcess.run(
        .xrdb, ["-merge", resources], environment: session.environment)
      let large = try await height()
      #expect(Double(large) / Double(usual) > 1.8)
    }
  }

  @Test func windowThatIsNotThere_isRefused_andNothingIsShown() async throws {
    try await DesktopSession.run(.init(hasWindowManager: false)) { session in
      let process = try await start(4711, in: session)
      #expect(try await process.line() == "refused no-window")
      #expect(SignProbe.sign(on: session.display) == nil)
      #expect(SignProbe.recordings(on: session.display) == 0)
    }
  }
}
