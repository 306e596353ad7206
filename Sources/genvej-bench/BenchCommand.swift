import ArgumentParser

/// `genvej-bench`: what `make bench` and `make fidelity` run.
@main
struct BenchProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "genvej-bench", abstract: "Measures Genvej.",
    subcommands: [BenchCommand.self, FidelityCommand.self], defaultSubcommand: BenchCommand.self)
}

/// Measures Genvej and its peers in one run, prints a table and writes `bench.json`.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "times",
    abstract: "Measures Genvej and the tools it is compared with, in one run.")

  enum Part: String, CaseIterable, ExpressibleByArgument {
    case fill, peers, latency, palette, rest, start, layout
  }

  @Option(help: "Measure this part only.")
  var only: Part?

  @Option(help: "Runs of each form and load, half of them on each keyboard layout.")
  var runs = 20

  @Option(help: "Runs of each peer on each form, on both layouts in turn.")
  var peerRuns = 3

  @Option(help: "Presses of a hot key.")
  var presses = 30

  @Option(help: "Openings of the palette, after the first.")
  var openings = 20

  @Option(help: "Seconds at rest.")
  var restSeconds = 60

  @Option(help: "Where the report is written.")
  var json = "bench.json"

  mutating func run() async throws {
    var report = BenchmarkReport(machine: .current())
    let clock = ContinuousClock()
    for part in Part.allCases where only == nil || only == part {
      let took = try await clock.measure { try await measure(part, into: &report) }
      Progress.say("\(part.rawValue): measured in \(Int(took / .seconds(1))) s")
    }
    print(ReportTable.render(report), terminator: "")
    try report.write(to: json)
    PeerComparison.sentences(of: report).forEach { print($0) }
    for row in report.missed {
      print("missed: \(row.part), \(row.target), \(row.load): \(ReportTable.median(of: row))")
    }
  }

  private func measure(_ part: Part, into report: inout BenchmarkReport) async throws {
    switch part {
    case .fill:
      try await FillPart(runs: runs, targets: FormTarget.allCases, loads: Load.allCases)
        .measure(into: &report)
    case .peers:
      // A ratio needs both in one run.
      if only == .peers {
        try await FillPart(runs: peerRuns, targets: PeerFill.targets, loads: [.idle])
          .measure(into: &report)
      }
      try await PeerFill(runs: peerRuns).measure(into: &report)
    case .latency: try await LatencyPart(presses: presses).measure(into: &report)
    case .palette: try await PalettePart(openings: openings).measure(into: &report)
    case .rest: try await RestPart(seconds: restSeconds).measure(into: &report)
    case .start: try await StartPart.measure(into: &report)
    case .layout: try await LayoutPart.measure(into: &report)
    }
  }
}
