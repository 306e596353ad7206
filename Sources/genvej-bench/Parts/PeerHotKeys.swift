import DesktopTestKit
import Foundation

/// sxhkd with xdotool: from the press of its hot key to the character in the window, and at rest.
///
/// - Shape: a person of the test presses F8; xev prints the character when its window gets it. The way there and
///   back is in each sample, for every tool alike.
enum PeerHotKeys {
  static let tool = "sxhkd + xdotool"

  /// Measures `presses` presses.
  static func measureFirstCharacter(
    presses: Int, into report: inout BenchmarkReport
  ) async throws {
    let samples = try await withDaemon { _, human, keys in
      var samples: [Double] = []
      for _ in 1...presses { samples.append(try await press(human, keys)) }
      return samples
    }
    report.add(
      BenchmarkRow(
        part: "first-character", tool: tool, target: "hot key → character", unit: .milliseconds,
        samples: samples))
  }

  /// Measures memory and wake-ups over `seconds` in which nobody does anything.
  static func measureAtRest(seconds: Int, into report: inout BenchmarkReport) async throws {
    let rest = try await withDaemon { daemon, _, _ in
      try await AtRest.measure(daemon.id, seconds: seconds)
    }
    for row in rest.rows(tool: "sxhkd", target: "80 hot keys") { report.add(row) }
  }

  private static func withDaemon<Result>(
    _ body: (TestProcess, RFBClient, TestProcess) async throws -> Result
  ) async throws -> Result {
    try await DesktopSession.run(.init(server: .xvnc)) { session in
      let keys = try await session.startKeyTester()
      let human = try await session.human()
      let lines = try await TestProcess.run(Repository.script("peers/make-sxhkdrc"), ["80"])
      let settings = try session.folder.file("sxhkdrc", lines.joined(separator: "\n") + "\n")
      let daemon = try await session.start(.sxhkd, ["-c", settings])
      try await withDeadline(.seconds(30), "grab of \(tool)") {
        try await awaitGrab(daemon, session, human, keys)
      }
      return try await body(daemon, human, keys)
    }
  }

  /// Presses until the window gets the character instead of F8 itself: then the hot key is grabbed.
  ///
  /// sxhkd sleeps on a press that arrives while it is still grabbing, with the keyboard frozen, until any other
  /// event comes; then a change of the keyboard map is that event.
  private static func awaitGrab(
    _ daemon: TestProcess, _ session: DesktopSession, _ human: RFBClient, _ keys: TestProcess
  ) async throws {
    while true {
      guard daemon.isRunning else {
        throw TestKitError(.ended, "`\(daemon.name)` ended\(daemon.lastWords)")
      }
      let before = keys.output.count
      try await human.press(.function(8))
      do {
        if try await isGrabbed(keys, from: before) { return }
      } catch let error as TestKitError where error.code == .deadline {
        try await session.server.setLayout("dk")
        if try await isGrabbed(keys, from: before) { return }
      }
    }
  }

  /// Whether the window got the character of the hot key and not the key itself, press and release.
  private static func isGrabbed(_ keys: TestProcess, from start: Int) async throws -> Bool {
    let pressed = try await withDeadline(.seconds(2), "key") {
      try await keys.output.first(from: start) { isCharacter($0) || isHotKey($0) }
    }
    let isGrabbed = isCharacter(pressed.element)
    try await keys.line(from: pressed.index + 1, where: isGrabbed ? isCharacter : isHotKey)
    return isGrabbed
  }

  /// Milliseconds from the press to the character; returns when its key is up again.
  private static func press(_ human: RFBClient, _ keys: TestProcess) async throws -> Double {
    let before = keys.output.count
    let arrival = Task {
      let entry = try await keys.output.first(from: before, where: isCharacter)
      return (entry.index, ContinuousClock.now)
    }
    let start = ContinuousClock.now
    try await human.press(.function(8))
    let (index, end) = try await withDeadline(.seconds(10), "character") { try await arrival.value }
    try await keys.line(from: index + 1, where: isCharacter)
    return (end - start) / .milliseconds(1)
  }

  /// A line of xev about the key `x`; there are two, for its press and its release.
  @Sendable private static func isCharacter(_ line: String) -> Bool { line.contains("0x78, x)") }

  @Sendable private static func isHotKey(_ line: String) -> Bool { line.contains(", F8)") }
}

/// What `Benchmarks/at-rest` prints.
struct AtRest: Sendable, Decodable {
  let pss_kb: Int
  let wakeups: Int
  let seconds: Int

  static func measure(_ process: Int32, seconds: Int) async throws -> AtRest {
    let output = try await TestProcess.run(
      Repository.script("at-rest"), [String(process), String(seconds)],
      within: .seconds(seconds + 60))
    return try JSONDecoder().decode(AtRest.self, from: Data((output.last ?? "").utf8))
  }

  /// Memory and wake-ups as rows; goals only where they are given.
  func rows(
    tool: String, target: String, megabytes: Double? = nil, wakeupsGoal: Double? = nil
  ) -> [BenchmarkRow] {
    let perMinute = Double(wakeups) * 60 / Double(max(1, seconds))
    return [
      BenchmarkRow(
        part: "rest", tool: tool, target: target, unit: .megabytes,
        samples: [Double(pss_kb) / 1024],
        goal: megabytes),
      BenchmarkRow(
        part: "rest", tool: tool, target: target, unit: .wakeupsPerMinute, samples: [perMinute],
        goal: wakeupsGoal),
    ]
  }
}
