import ArgumentParser

/// `genvej-bench`: measures Genvej and its peers in one run, prints a table and writes `bench.json`.
@main
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "genvej-bench",
    abstract: "Measures Genvej and the tools it is compared with, in one run.")

  enum Part: String, CaseIterable, ExpressibleByArgument {
    case fill
    case firstCharacter = "first-character"
    case rest
  }

  @Option(help: "Measure this part only.")
  var only: Part?

  @Option(help: "Runs of each peer on each target.")
  var peerRuns = 3

  @Option(help: "Presses of a hot key.")
  var presses = 50

  @Option(help: "Seconds at rest.")
  var restSeconds = 60

  @Option(help: "Where the report is written.")
  var json = "bench.json"

  mutating func run() async throws {
    var report = BenchmarkReport(machine: .current())
    for part in Part.allCases where only == nil || only == part {
      switch part {
      case .fill: try await PeerFill.measure(runs: peerRuns, into: &report)
      case .firstCharacter:
        try await PeerHotKeys.measureFirstCharacter(presses: presses, into: &report)
      case .rest: try await PeerHotKeys.measureAtRest(seconds: restSeconds, into: &report)
      }
    }
    print(ReportTable.render(report), terminator: "")
    try report.write(to: json)
    for row in report.missed {
      print(
        "missed: \(row.part), \(row.target), \(row.load): \(ReportTable.number(row.median)) \(row.unit.rawValue)"
      )
    }
  }
}
