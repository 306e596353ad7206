import DesktopTestKit

/// From the start of the daemon's process to its hot keys in force.
///
/// - Shape: the accessibility bus is up already, as on any desktop. The milliseconds that the
///   starter itself takes
///   (setpriv, the pipe of stderr) are in each sample.
enum StartPart {
  private static let cases = [
    (count: 80, runs: 10, goal: 0.1), (count: 8_000, runs: 3, goal: 3.0),
  ]

  static func measure(into report: inout BenchmarkReport) async throws {
    let rows = try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      var rows: [BenchmarkRow] = []
      for (count, runs, goal) in cases {
        let definitions = try GeneratedDefinitions.write(count, in: session.folder)
        var samples: [Double] = []
        for _ in 0..<runs {
          samples.append(try await startOnce(definitions, count, in: session) / .seconds(1))
        }
        rows.append(
          BenchmarkRow(
            part: "start", tool: BenchmarkRow.ownTool, target: "\(count) definitions",
            unit: .seconds, samples: samples, goal: goal))
      }
      return rows
    }
    for row in rows { report.add(row) }
  }

  private static func startOnce(
    _ definitions: String, _ count: Int, in session: DesktopSession
  ) async throws -> Duration {
    let daemon = try await MeasuredDaemon.start(
      in: session, definitions: definitions, data: try session.folder.folder("data"))
    try daemon.expectEveryHotKey(count)
    await daemon.process.terminate()
    return daemon.startup
  }
}

extension MeasuredDaemon {
  /// A daemon that refused definitions would be fast for the wrong reason.
  func expectEveryHotKey(_ count: Int) throws {
    let lines = process.errors.all
    guard lines.contains(where: { $0.contains(" \(count) hot keys in force") }) else {
      throw TestKitError(.refused, "not all \(count) hot keys are in force\(process.lastWords)")
    }
  }
}
