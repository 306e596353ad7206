import DesktopTestKit
import Service

/// From the press of a hot key to its first character in the window: ours, and sxhkd with xdotool.
///
/// - Shape: one GTK window sees both and writes down the time; the key is sent through XTEST from a
///   third connection,
///   press and release together.
struct LatencyPart {
  let presses: Int

  private static let target = "hot key → first character"
  /// Not counted: files and caches are cold at first.
  private static let warmUps = 3

  func measure(into report: inout BenchmarkReport) async throws {
    let own = try await withWindow { session, keyboard, window in
      let definitions = try GeneratedDefinitions.writeInsertion(in: session.folder)
      _ = try await MeasuredDaemon.start(
        in: session, definitions: definitions, data: try session.folder.folder("data"))
      let reports = try await RunReports.subscribe(in: session)
      let samples = try await collect(keyboard, window) { _ in
        let report = try await reports.next()
        guard report.status == "completed" else {
          throw TestKitError(.refused, "\(report.code ?? ""): \(report.message ?? "")")
        }
      }
      await reports.close()
      return samples
    }
    let peer = try await withWindow { session, keyboard, window in
      _ = try await Sxhkd.start(hotKeys: 1, in: session, keyboard, window)
      // The next press must not meet the letters of the last one.
      return try await collect(keyboard, window) { try await _ = window.change(after: $0 + 2) }
    }
    report.add(row(BenchmarkRow.ownTool, own, goal: 2))
    report.add(row(Sxhkd.tool, peer, goal: nil))
  }

  private func row(_ tool: String, _ samples: [Double], goal: Double?) -> BenchmarkRow {
    BenchmarkRow(
      part: "latency", tool: tool, target: Self.target, unit: .milliseconds, samples: samples,
      goal: goal)
  }

  private func withWindow(
    _ body: (DesktopSession, TestKeyboard, TimedWindow) async throws -> [Double]
  ) async throws -> [Double] {
    try await DesktopSession.run { session in
      try await TestKeyboard.with(session) { keyboard in
        try await body(session, keyboard, try await TimedWindow.open(in: session))
      }
    }
  }

  /// Milliseconds of each press; `settled` gets the number of changes before it and returns when
  /// all is over.
  private func collect(
    _ keyboard: TestKeyboard, _ window: TimedWindow, settled: (Int) async throws -> Void
  ) async throws -> [Double] {
    var samples: [Double] = []
    for _ in 0..<(presses + Self.warmUps) {
      let changes = window.changes
      let sent = await keyboard.press(["F8"])
      let seen = try await window.change(after: changes)
      try await settled(changes)
      samples.append(Double(seen - sent) / 1_000_000)
    }
    return Array(samples.dropFirst(Self.warmUps))
  }
}
