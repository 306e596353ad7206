import DesktopTestKit
import Foundation
import Testing

/// A daemon that has nothing to do does nothing.
@Suite(.serialized, .timeLimit(.minutes(2)), .enabled(if: daemonPrograms))
struct RestTests {
  /// A timer that is set would wake the process; after a run, too, none may be left.
  @Test func noTimerIsSet_atRest() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      let daemon = try await stage.startDaemon()
      #expect(try Self.timersSet(in: daemon.id) == [])
      _ = try await stage.genvej("run", "forberedende-plan.praeudfyld", "--set", "cpr=610190-0019")
      _ = try await stage.genvej("reload")
      #expect(try Self.timersSet(in: daemon.id) == [])
      #expect(try Self.names(of: daemon.id).contains("tasks"))
    }
  }

  /// The same of the panel, also after it has shown something.
  @Test func noTimerIsSet_inThePanel_atRest() async throws {
    try await PanelStage.run { stage in
      let panel = try await stage.untilPanelIsThere()
      #expect(try Self.timersSet(in: panel) == [])
      try await stage.press("super+space")
      try await stage.untilPanelIsActive()
      let palette = try await stage.activeWindow()
      try await stage.press("Escape")
      try await stage.untilUnseen(palette)
      #expect(try Self.timersSet(in: panel) == [])
      #expect(try Self.names(of: panel).contains("tasks"))
    }
  }

  /// Timers of a process that will fire, as the kernel tells them.
  ///
  /// - Source: proc(5), `/proc/PID/fdinfo`: `it_value`.
  private static func timersSet(in process: Int32) throws -> [String] {
    let folder = "/proc/\(process)/fdinfo"
    return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { name in
      guard let info = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) else {
        return nil
      }
      let value = info.split(separator: "\n").first { $0.hasPrefix("it_value:") }
      return value.flatMap { $0.contains("(0, 0)") ? nil : String($0) }
    }
  }

  private static func names(of process: Int32) throws -> [String] {
    let folder = "/proc/\(process)/task"
    return try FileManager.default.contentsOfDirectory(atPath: folder).map { thread in
      try String(contentsOfFile: "\(folder)/\(thread)/comm", encoding: .utf8)
        .trimmingCharacters(in: .newlines)
    }
  }
}
