import DemoData
import DesktopTestKit

/// The 60-field form filled by the tools that people use today.
///
/// - Shape: the seconds are the tool's own, until its last key was sent: the form may still be at work.
enum PeerFill {
  private struct Peer {
    let name: String
    let script: String
    let arguments: [String]
  }

  private static let peers = [
    Peer(name: "xdotool type", script: "peers/fill-xdotool", arguments: []),
    Peer(name: "xclip + Ctrl+V, 50 ms", script: "peers/fill-xclip", arguments: ["0.05"]),
    Peer(name: "xclip + Ctrl+V, no sleep", script: "peers/fill-xclip", arguments: ["0"]),
  ]

  static let targets: [FormTarget] = [.chromium, .gtk]

  /// Fills each target with each tool, `runs` times, and reports a row for each pair.
  static func measure(runs: Int, into report: inout BenchmarkReport) async throws {
    let measured = try await DesktopSession.run { session in
      let server = try await FormServer.start(in: session)
      let lines = DemoData.measuringTexts.joined(separator: "\n") + "\n"
      let texts = try session.folder.file("texts", lines)
      var rows: [BenchmarkRow] = []
      for target in targets {
        for peer in peers {
          rows.append(try await row(peer, target, texts, runs, server, session))
        }
      }
      return rows
    }
    for row in measured { report.add(row) }
  }

  private static func row(
    _ peer: Peer, _ target: FormTarget, _ texts: String, _ runs: Int, _ server: FormServer,
    _ session: DesktopSession
  ) async throws -> BenchmarkRow {
    var samples: [Double] = []
    var right: [Int] = []
    for run in 1...runs {
      let (seconds, fields) = try await target.withForm(of: server, in: session) { form in
        let output = try await TestProcess.run(
          Repository.script(peer.script), [texts] + peer.arguments,
          environment: session.environment,
          within: .seconds(180))
        let state = try await server.settledState(of: form)
        return (Double(output.last ?? "") ?? 0, state.rightFields(of: MeasuringForm.expected))
      }
      Progress.say(
        "fill: \(peer.name), \(target.rawValue), run \(run) of \(runs): \(seconds) s, \(fields) right"
      )
      samples.append(seconds)
      right.append(fields)
    }
    return BenchmarkRow(
      part: "fill", tool: peer.name, target: target.rawValue, unit: .seconds, samples: samples,
      rightFields: right, fields: MeasuringForm.expected.count)
  }
}

/// What the 60 fields of the measuring form have to hold.
enum MeasuringForm {
  static let expected: [String: String] = Dictionary(
    uniqueKeysWithValues: DemoData.measuringTexts.enumerated().map { index, text in
      (index < 9 ? "felt0\(index + 1)" : "felt\(index + 1)", text)
    })
}
