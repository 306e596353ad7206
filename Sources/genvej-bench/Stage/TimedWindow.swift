import DesktopTestKit

/// A window with a text field that writes down when text comes into it.
struct TimedWindow {
  private let process: TestProcess

  /// Opens it; its field has the focus when this returns.
  static func open(in session: DesktopSession) async throws -> TimedWindow {
    let process = try await session.start(Repository.script("first-character"))
    try await process.line { $0 == "ready" }
    return TimedWindow(process: process)
  }

  /// How many changes it has seen; pass it to ``change(after:within:)``.
  var changes: Int { process.output.count }

  /// When the field changed, in ``MonotonicTime/nanoseconds``: the first time after `count`
  /// changes.
  func change(after count: Int, within limit: Duration = .seconds(10)) async throws -> Int64 {
    let line = try await process.line(from: count, within: limit) { Int64($0) != nil }
    return Int64(line) ?? 0
  }
}

/// sxhkd, whose first hot key, F8, types three letters with xdotool.
enum Sxhkd {
  static let tool = "sxhkd + xdotool type"

  /// Starts it; it has answered a press of F8 when this returns.
  ///
  /// - Parameter more: lines of its settings for hot keys beside those.
  static func start(
    hotKeys: Int, more: [String] = [], in session: DesktopSession, _ keyboard: TestKeyboard,
    _ window: TimedWindow
  ) async throws -> TestProcess {
    let lines = try await TestProcess.run(
      Repository.script("peers/make-sxhkdrc"), [String(hotKeys)])
    let settings = try session.folder.file("sxhkdrc", (lines + more).joined(separator: "\n") + "\n")
    let process = try await session.start(.sxhkd, ["-c", settings], extra: ["SHELL": "/bin/sh"])
    try await withDeadline(.seconds(30), "hot key of sxhkd") {
      // It does not say when its grabs stand, so F8 is pressed until it answers.
      while true {
        let changes = window.changes
        await keyboard.press(["F8"])
        do {
          _ = try await window.change(after: changes + 2, within: .seconds(1))
          return
        } catch let error as TestKitError where error.code == .deadline {
          // sxhkd sleeps on a press that arrives while it is still grabbing, with the keyboard
          // frozen, until any
          // other event comes: a change of the keyboard map is one.
          try await session.server.setLayout("dk")
        }
      }
    }
    return process
  }
}
