import ArgumentParser

/// `genvej-bench fidelity`: how many characters come right; `make fidelity`.
struct FidelityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fidelity",
    abstract: "Count the characters that come right, typed and pasted, in real applications.",
    discussion: "Exits with 1 when anything of Genvej's is not right.")

  @Option(help: "Characters in all.") var characters = 100_000
  @Option(help: "Into this application only; may be repeated.") var only: [FidelityTarget] = []
  @Option(help: "On this layout only; may be repeated.") var layout: [String] = []
  @Option(help: "Typed or pasted only.") var way: FidelityWay?
  @Option(help: "The seed of the sample.") var seed: UInt64 = 1
  @Option(help: "Where the report is written.") var json = "fidelity.json"
  @Flag(help: "Leave out xdotool, which types a part of the sample into GTK on dk beside it.")
  var withoutPeer = false

  mutating func run() async throws {
    var run = FidelityRun(characters: characters, seed: seed, tells: { Progress.say($0) })
    if !only.isEmpty { run.targets = only }
    if !layout.isEmpty { run.layouts = layout }
    if let way { run.ways = [way] }
    var report = try await run.count()
    if !withoutPeer, run.targets.contains(.gtk) {
      for row in try await PeerFidelity(seed: seed).count() { report.add(row) }
    }
    print(FidelityTable.render(report), terminator: "")
    try report.write(to: json)
    if !report.isRight { throw ExitCode(1) }
  }
}
