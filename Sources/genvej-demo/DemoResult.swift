import Foundation
import Service

/// What the demo came to: what the run says, and what the page holds.
struct DemoResult {
  let report: RunReport
  /// Fields whose content in the application is not what it must be.
  let wrong: [String]
  let picture: String

  private var written: [RunReport.Field] { report.fields.filter { $0.result != "untouched" } }
  private var proved: Int { written.count { $0.result == "proved" } }

  var isRight: Bool {
    report.status == "completed" && !written.isEmpty && proved == written.count && wrong.isEmpty
  }

  func print() {
    let width = written.map(\.label.count).max() ?? 0
    for field in written {
      let label = field.label.padding(toLength: width, withPad: " ", startingAt: 0)
      let result = field.result.padding(toLength: 8, withPad: " ", startingAt: 0)
      Swift.print("\(label)  \(result)  \(Int(field.milliseconds.rounded())) ms")
    }
    if let message = report.message { Swift.print("\(report.code ?? ""): \(message)") }
    for id in wrong { Swift.print("\(id): the form does not hold what it must") }
    Swift.print("picture: \(picture)")
    let seconds = String(format: "%.2f", report.seconds)
    Swift.print("demo: \(proved) of \(written.count) fields proved in \(seconds) s")
  }
}
