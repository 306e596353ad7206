import DesktopTestKit
import Service

/// The 60-field form filled by the daemon: a real hot key, data from a real database, every field
/// proved.
///
/// - Shape: the seconds are the run's own, from the press of the hot key to the clipboard given
///   back; the fields
///   are counted in what the form itself reports, not in what the daemon says.
struct FillPart {
  /// Of each form and load, half on each layout.
  let runs: Int
  let targets: [FormTarget]
  let loads: [Load]

  static let layouts = ["dk", "us"]

  private struct Situation: Hashable {
    let target: FormTarget
    let load: Load
  }

  private struct Run {
    let layout: String
    let seconds: Double
    let rightFields: Int
    /// Why the run says that it is not completed.
    let failure: String?
  }

  func measure(into report: inout BenchmarkReport) async throws {
    var runs: [Situation: [Run]] = [:]
    for (index, layout) in Self.layouts.enumerated() {
      let share = (self.runs + index) / Self.layouts.count
      let measured = try await FillDesk.run(layout: layout) { desk in
        try await measure(on: desk, layout: layout, runs: share)
      }
      runs.merge(measured) { $0 + $1 }
    }
    for target in targets {
      for load in loads {
        let situation = Situation(target: target, load: load)
        report.add(row(of: situation, runs[situation] ?? []))
      }
    }
  }

  private func measure(
    on desk: FillDesk, layout: String, runs: Int
  ) async throws -> [Situation: [Run]] {
    let reports = try await desk.startDaemon()
    var measured: [Situation: [Run]] = [:]
    for target in targets {
      try await desk.withForm(target) { form in
        for load in loads {
          measured[Situation(target: target, load: load)] = try await desk.under(load) {
            try await fill(&form, desk, reports, layout: layout, runs: runs)
          }
        }
      }
    }
    await reports.close()
    return measured
  }

  private func fill(
    _ form: inout OpenForm, _ desk: FillDesk, _ reports: RunReports, layout: String, runs: Int
  ) async throws -> [Run] {
    var measured: [Run] = []
    for _ in 0..<runs {
      // The leader is still held when F12 comes, so its grab keeps F12 from the window however fast
      // the fingers are.
      await desk.keyboard.press(["Super_L", "j", "F12"])
      let report = try await reports.next()
      let right = try await form.rightFields()
      let failure = report.status == "completed" ? nil : "\(report.status) \(report.code ?? "")"
      measured.append(
        Run(layout: layout, seconds: report.seconds, rightFields: right, failure: failure))
      Progress.say(
        "fill: \(form.name), \(layout): \(ReportTable.number(report.seconds)) s, \(right) right, "
          + Self.fields(of: report)
          + (failure.map { ", \($0) \(report.field ?? "") \(report.message ?? "")" } ?? ""))
      try await form.renew()
    }
    return measured
  }

  /// `slowest field 31 ms, all fields 1.1 s, 0 retried`: where the time of a run is.
  private static func fields(of report: RunReport) -> String {
    let slowest = report.fields.map(\.milliseconds).max() ?? 0
    let sum = report.fields.reduce(0) { $0 + $1.milliseconds } / 1000
    return
      "slowest field \(ReportTable.number(slowest)) ms, all fields \(ReportTable.number(sum)) s, "
      + "\(report.fields.count { $0.retried }) retried"
  }

  private func row(of situation: Situation, _ runs: [Run]) -> BenchmarkRow {
    let expected = MeasuringForm.expected.count
    let stopped = runs.compactMap(\.failure)
    let unnoticed = runs.count { $0.failure == nil && $0.rightFields != expected }
    var notes = Set(stopped).sorted().map { code in
      "\(stopped.count { $0 == code }) of \(runs.count) runs \(code)"
    }
    if unnoticed > 0 { notes.append("\(unnoticed) runs said completed and were wrong") }
    return BenchmarkRow(
      part: "fill", tool: BenchmarkRow.ownTool, target: situation.target.rawValue,
      load: situation.load.rawValue, unit: .seconds, samples: runs.map(\.seconds),
      rightFields: runs.map(\.rightFields), fields: expected,
      goal: situation.load == .idle ? situation.target.goal : nil, layouts: runs.map(\.layout),
      notes: notes)
  }
}
