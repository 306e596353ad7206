import CaseData
import DesktopTestKit
import Foundation
import HotKeyDefinition
import PanelModel
import Testing

@testable import Service

/// What is new in a hot key, told once to each user, by a real notification server.
@Suite(
  .serialized, .timeLimit(.minutes(3)),
  .enabled(if: daemonPrograms && Program.arePresent(.dunst, .dbusMonitor)))
struct ChangeNoteTests {
  private static let id = "proeve.hilsen"
  private static let bus = "org.freedesktop.Notifications"

  private static func yaml(_ notes: String...) -> String {
    Sample.insertion(id: id, keys: "Ctrl+Alt+H", text: "x")
      + "changes:\n" + notes.map { "  - { \($0) }\n" }.joined()
  }

  private static let old = "date: 2026-10-01, note: Gammel nyhed"
  private static let new = "date: 2026-11-20, note: Ny <nyhed> & mere"
  private static let later = "date: 2999-01-01, note: Kommende nyhed"

  /// A daemon, a form to write in, and a monitor of notifications.
  private struct Stage {
    let daemon: DaemonStage
    let monitor: TestProcess
    var process: TestProcess

    /// Presses the hot key, and waits for the end of its run.
    func press() async throws -> String {
      let mark = process.errors.count
      try await TestProcess.run(
        .xdotool, ["key", "ctrl+alt+h"], environment: daemon.session.environment)
      return try await daemon.end(of: ChangeNoteTests.id, by: process, from: mark)
    }

    /// Waits for a notification that was asked for after all those of the presses before: of a run
    /// that has no window.
    func settle() async throws {
      let mark = monitor.output.count
      try await TestProcess.run(
        .xdotool, ["key", "super+j", "f"], environment: daemon.session.environment)
      try await monitor.line(from: mark) { $0.contains("GV05") }
    }

    func told(_ text: String) -> Int { monitor.output.all.count { $0.contains(text) } }

    func seen() throws -> [String: String] {
      let file = daemon.state.appendingPathComponent("changes-seen.json")
      return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
    }
  }

  private func run(
    _ yaml: String, uses: Int, hasServer: Bool = true, _ body: (inout Stage) async throws -> Void
  ) async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      try stage.write(yaml, to: "h.yaml")
      try "{\"\(Self.id)\":\(uses)}".write(
        to: stage.state.appendingPathComponent("usage.json"), atomically: true, encoding: .utf8)
      let process = try await stage.startDaemon(extra: ["GENVEJ_ACCESSIBILITY": "off"])
      if hasServer { try await Self.startServer(in: session) }
      let monitor = try await session.start(
        .dbusMonitor, ["interface=\(Self.bus)", "type=method_return"])
      // Its own arrival is the first it tells, and then it listens.
      try await monitor.line()
      let server = try await FormServer.start(in: session)
      _ = try await ToolkitForm.open(.tk, reportingTo: server, in: session)
      var all = Stage(daemon: stage, monitor: monitor, process: process)
      try await body(&all)
    }
  }

  private static func startServer(in session: DesktopSession) async throws {
    _ = try await session.start(.dunst, ["-config", "/dev/null"])
    try await session.untilOwned(bus)
  }

  @Test func noteOfAHotKeyInUse_isToldOnce_andTheRunGoesOn() async throws {
    try await run(Self.yaml(Self.old, Self.new, Self.later), uses: 3) { stage in
      #expect(try await stage.press().contains("completed"))
      try await stage.monitor.line { $0.contains("Nyt i »Prøve«") }
      try await stage.monitor.line {
        $0.contains("20-11-2026: Ny &lt;nyhed&gt; &amp; mere")
      }
      // The note's second line.
      try await stage.monitor.line { $0.contains("01-10-2026: Gammel nyhed") }
      #expect(stage.told("01-10-2026: Gammel nyhed") == 1)
      #expect(try stage.seen() == [Self.id: "2026-11-20"])
      #expect(try await stage.press().contains("completed"))
      stage.process.signal(SIGTERM)
      _ = try await stage.process.exit()
      stage.process = try await stage.daemon.startDaemon(extra: ["GENVEJ_ACCESSIBILITY": "off"])
      #expect(try await stage.press().contains("completed"))
      try await stage.settle()
      #expect(stage.told("Nyt i") == 1)
      #expect(stage.told("Kommende") == 0)
    }
  }

  @Test func newUser_isToldNothing_ofWhatWasThereAtTheFirstUse() async throws {
    try await run(Self.yaml(Self.old), uses: 0) { stage in
      #expect(try await stage.press().contains("completed"))
      try await stage.settle()
      #expect(stage.told("Nyt i") == 0)
      let mark = stage.process.errors.count
      try stage.daemon.write(Self.yaml(Self.old, Self.new), to: "h.yaml")
      _ = try await stage.process.errors.first(from: mark) { $0.contains("hot keys in force") }
      #expect(try await stage.press().contains("completed"))
      try await stage.monitor.line { $0.contains("Ny &lt;nyhed&gt;") }
      #expect(stage.told("Gammel") == 0)
    }
  }

  @Test func noteThatNobodyShowed_isToldAtTheNextPress() async throws {
    try await run(Self.yaml(Self.new), uses: 3, hasServer: false) { stage in
      #expect(try await stage.press().contains("completed"))
      _ = try await stage.process.errors.first { $0.contains("no notifications on this desktop") }
      // The call that nobody answered.
      try await stage.monitor.line { $0.contains("Nyt i »Prøve«") }
      try await Self.startServer(in: stage.daemon.session)
      let mark = stage.monitor.output.count
      #expect(try await stage.press().contains("completed"))
      try await stage.monitor.line(from: mark) { $0.contains("Nyt i »Prøve«") }
      #expect(try stage.seen() == [Self.id: "2026-11-20"])
    }
  }

  @Test func note_speaksTheLanguageOfTheLocale() throws {
    let date = try #require(CalendarDate(iso: "2026-11-20"))
    let text = NotificationText(
      [ChangeNote(date: date, note: "a")], of: "T",
      PanelLanguage(environment: ["LC_ALL": "en_GB.UTF-8"]))
    #expect(text.summary == "New in “T”")
    #expect(text.body == "20-11-2026: a")
  }
}
