import DesktopTestKit

/// The same kind of sample typed by `xdotool type`, into GTK on the Danish layout.
struct PeerFidelity {
  let seed: UInt64

  func count() async throws -> [FidelityRow] {
    try await FidelityDesk.run(.gtk, layout: "dk") { desk in
      var rows: [FidelityRow] = []
      for load in Load.allCases {
        rows.append(try await desk.session.under(load) { try await count(desk, load) })
      }
      return rows
    }
  }

  private func count(_ desk: FidelityDesk, _ load: Load) async throws -> FidelityRow {
    var row = FidelityRow(tool: "xdotool type", target: .gtk, way: .typed, load: load.rawValue)
    var sample = SampleText(seed: seed, hasEmoji: false)
    let texts = (0..<FidelityPlan.fieldCount).map { _ in sample.next() }
    let open = try await desk.target.open(desk.server, desk.session)
    let start = ContinuousClock.now
    for text in texts {
      let file = try desk.session.folder.file("text", text)
      try await TestProcess.run(
        .xdotool, ["type", "--file", file], environment: desk.session.environment)
      try await TestProcess.run(.xdotool, ["key", "Tab"], environment: desk.session.environment)
    }
    row.seconds = (ContinuousClock.now - start) / .seconds(1)
    row.text = try await desk.look(for: texts)
    await open.terminate()
    return row
  }
}
