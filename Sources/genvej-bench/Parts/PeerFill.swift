import DemoData
import DesktopTestKit

/// The 60-field form filled by the tools that people use today.
///
/// - Shape: the seconds are the tool's own, until its last key was sent: the form may still be at
///   work.
struct PeerFill {
  /// Of each tool on each form, on both layouts in turn.
  let runs: Int

  private struct Peer {
    let name: String
    let script: String
    let arguments: [String]
  }

  private struct Run {
    let layout: String
    let seconds: Double
    let rightFields: Int
  }

  private static let peers = [
    Peer(name: "xdotool type", script: "peers/fill-xdotool", arguments: []),
    Peer(name: "xclip + Ctrl+V, 50 ms", script: "peers/fill-xclip", arguments: ["0.05"]),
    Peer(name: "xclip + Ctrl+V, no sleep", script: "peers/fill-xclip", arguments: ["0"]),
  ]

  static let targets: [FormTarget] = [.chromium, .gtk]

  func measure(into report: inout BenchmarkReport) async throws {
    var measured: [String: [Run]] = [:]
    for (index, layout) in FillPart.layouts.enumerated() {
      let share = (runs + FillPart.layouts.count - 1 - index) / FillPart.layouts.count
      let runs = try await FillDesk.run(layout: layout) { desk in
        try await measure(on: desk, layout: layout, runs: share)
      }
      measured.merge(runs) { $0 + $1 }
    }
    for target in Self.targets {
      for peer in Self.peers {
        report.add(row(of: peer, target, measured[target.rawValue + peer.name] ?? []))
      }
    }
  }

  private func measure(
    on desk: FillDesk, layout: String, runs: Int
  ) async throws -> [String: [Run]] {
    let lines = DemoData.measuringTexts.joined(separator: "\n") + "\n"
    let texts = try desk.session.folder.file("texts", lines)
    var measured: [String: [Run]] = [:]
    for target in Self.targets {
      for peer in Self.peers {
        measured[target.rawValue + peer.name] = try await desk.withForm(target) { form in
          var all: [Run] = []
          for _ in 0..<runs { all.append(try await run(peer, &form, texts, desk, layout)) }
          return all
        }
      }
    }
    return measured
  }

  private func run(
    _ peer: Peer, _ form: inout OpenForm, _ texts: String, _ desk: FillDesk, _ layout: String
  ) async throws -> Run {
    let output = try await TestProcess.run(
      Repository.script(peer.script), [texts] + peer.arguments,
      environment: desk.session.environment, within: .seconds(180))
    let seconds = Double(output.last ?? "") ?? 0
    let right = try await form.rightFields()
    Progress.say(
      "peers: \(peer.name), \(form.name), \(layout): \(ReportTable.number(seconds)) s, \(right) right"
    )
    try await form.renew()
    return Run(layout: layout, seconds: seconds, rightFields: right)
  }

  private func row(of peer: Peer, _ target: FormTarget, _ runs: [Run]) -> BenchmarkRow {
    BenchmarkRow(
      part: "fill", tool: peer.name, target: target.rawValue, unit: .seconds,
      samples: runs.map(\.seconds), rightFields: runs.map(\.rightFields),
      fields: MeasuringForm.expected.count, layouts: runs.map(\.layout))
  }
}
