import Foundation
import Service

/// A run's outcome for a person: one line a field, then the end.
struct RunTable {
  let report: RunReport

  init(_ report: RunReport) {
    self.report = report
  }

  func print() {
    let width = report.fields.map(\.label.count).max() ?? 0
    for field in report.fields where field.result != "untouched" {
      let label = field.label.padding(
        toLength: max(width, field.label.count), withPad: " ", startingAt: 0)
      Swift.print("\(label)  \(word(field.result))  \(milliseconds(field.milliseconds))")
    }
    if let message = report.message { StandardError.write("\(report.code ?? ""): \(message)\n") }
    let written = report.fields.filter { $0.result == "proved" }.count
    Swift.print("\(report.hotKey): \(report.status), \(written) proved, \(seconds) s")
  }

  private func word(_ result: String) -> String {
    result.padding(toLength: 8, withPad: " ", startingAt: 0)
  }

  private func milliseconds(_ value: Double) -> String { "\(Int(value.rounded())) ms" }

  private var seconds: String { "\((report.seconds * 100).rounded() / 100)" }
}
