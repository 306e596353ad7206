import DesktopTestKit
import Foundation

/// Memory and wake-ups of a program that has nothing to do, with 80 hot keys: the daemon alone, the
/// daemon and its panel on a desktop with tray and notifications, each for itself, and sxhkd beside
/// it.
///
/// - Source: proc(5), `smaps_rollup` (PSS) and `task/*/status` (context switches).
struct RestPart {
  /// The span that is measured, a fixed time because a rate needs one.
  let seconds: Int

  /// A span before it that belongs to the start: pools of threads end their idle ones in it, and the
  /// panel's main loop has one last timer some 16 seconds after its start, after which it polls
  /// without a time.
  private static let settling = 25

  private static let target = "80 hot keys"
  private static let withPanel = "80 hot keys, with panel, tray, notifications"
  private static let panel = "the panel itself"
  private static let goals = (megabytes: 20.0, wakeups: 0.0)

  private struct Rest {
    let megabytes: Double
    let wakeupsPerMinute: Double
  }

  func measure(into report: inout BenchmarkReport) async throws {
    async let peer = measureSxhkd()
    // One after the other: two daemons would share the pages of their program, and each would seem
    // half as large.
    let alone = try await measureDaemon()
    let (daemon, panel) = try await measurePanel()
    add(alone, BenchmarkRow.ownTool, Self.target, goals: Self.goals, to: &report)
    add(daemon, BenchmarkRow.ownTool, Self.withPanel, goals: Self.goals, to: &report)
    add(panel, BenchmarkRow.ownTool, Self.panel, goals: (nil, 0), to: &report)
    add(try await peer, "sxhkd", Self.target, goals: (nil, nil), to: &report)
  }

  private func measureDaemon() async throws -> Rest {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      let definitions = try GeneratedDefinitions.write(80, in: session.folder)
      let daemon = try await MeasuredDaemon.start(
        in: session, definitions: definitions, data: try session.folder.folder("data"))
      try daemon.expectEveryHotKey(80)
      // Answering on the bus is the last thing that start does.
      await (try RunReports.subscribe(in: session)).close()
      return try await measure(daemon.process.id)
    }
  }

  private func measurePanel() async throws -> (daemon: Rest, panel: Rest) {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      try await Surroundings.start(in: session)
      let desk = try await MeasuredPanel.start(in: session)
      async let daemon = measure(desk.daemon.id)
      async let panel = measure(desk.process)
      return (try await daemon, try await panel)
    }
  }

  private func measureSxhkd() async throws -> Rest {
    try await DesktopSession.run { session in
      try await TestKeyboard.with(session) { keyboard in
        let window = try await TimedWindow.open(in: session)
        let sxhkd = try await Sxhkd.start(hotKeys: 80, in: session, keyboard, window)
        return try await measure(sxhkd.id)
      }
    }
  }

  private func measure(_ process: Int32) async throws -> Rest {
    await span(Self.settling)
    let before = try ProcessFigures.contextSwitches(of: process)
    let start = ContinuousClock.now
    await span(seconds)
    let after = try ProcessFigures.contextSwitches(of: process)
    let switches = ProcessFigures.switches(from: before, to: after)
    let minutes = (ContinuousClock.now - start) / .seconds(60)
    return Rest(
      megabytes: try ProcessFigures.proportionalMegabytes(of: process),
      wakeupsPerMinute: Double(switches) / minutes)
  }

  private func span(_ seconds: Int) async {
    await withCheckedContinuation { continuation in
      let timer = DispatchSource.makeTimerSource()
      timer.setEventHandler {
        timer.cancel()
        continuation.resume()
      }
      timer.schedule(deadline: .now() + .seconds(seconds))
      timer.resume()
    }
  }

  private func add(
    _ rest: Rest, _ tool: String, _ target: String, goals: (megabytes: Double?, wakeups: Double?),
    to report: inout BenchmarkReport
  ) {
    report.add(
      BenchmarkRow(
        part: "rest", tool: tool, target: target, unit: .megabytes, samples: [rest.megabytes],
        goal: goals.megabytes))
    report.add(
      BenchmarkRow(
        part: "rest", tool: tool, target: target, unit: .wakeupsPerMinute,
        samples: [rest.wakeupsPerMinute], goal: goals.wakeups))
  }
}

/// What the kernel knows of a process.
enum ProcessFigures {
  /// Voluntary and involuntary ones of each thread: each is a moment in which the process did
  /// something.
  static func contextSwitches(of process: Int32) throws -> [String: Int] {
    let tasks = "/proc/\(process)/task"
    var switches: [String: Int] = [:]
    for thread in try FileManager.default.contentsOfDirectory(atPath: tasks) {
      let status = try String(contentsOfFile: "\(tasks)/\(thread)/status", encoding: .utf8)
      switches[thread] =
        numbers(in: status, of: "voluntary_ctxt_switches")
        + numbers(in: status, of: "nonvoluntary_ctxt_switches")
    }
    return switches
  }

  /// A thread that has come counts with all it did, one that has gone with the one switch it took
  /// to go.
  static func switches(from before: [String: Int], to after: [String: Int]) -> Int {
    let gone = before.keys.count { after[$0] == nil }
    return after.reduce(gone) { $0 + $1.value - (before[$1.key] ?? 0) }
  }

  static func proportionalMegabytes(of process: Int32) throws -> Double {
    let file = try String(contentsOfFile: "/proc/\(process)/smaps_rollup", encoding: .utf8)
    return Double(numbers(in: file, of: "Pss")) / 1024
  }

  private static func numbers(in file: String, of key: String) -> Int {
    let line = file.split(separator: "\n").first { $0.hasPrefix("\(key):") }
    let word = line?.split { $0 == " " || $0 == "\t" }.dropFirst().first
    return word.flatMap { Int($0) } ?? 0
  }
}
