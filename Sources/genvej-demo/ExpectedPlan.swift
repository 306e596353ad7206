import DesktopTestKit
import Foundation
import Service

/// What the plan of the demo's citizen must hold, beside what the page holds.
enum ExpectedPlan {
  /// Field id → text; `‹…›` stands for the time of reading.
  static func texts() throws -> [String: String] {
    let file = URL(fileURLWithPath: FormFolder.path).appendingPathComponent("forventet-plan.json")
    return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
  }

  /// The ids of fields that do not hold what they must.
  static func wrongFields(in state: [String: String]) throws -> [String] {
    try texts().filter { !matches($0.value, state[$0.key] ?? "") }.map(\.key).sorted()
  }

  /// Whether the page has reported every field that the run says is proved: reports travel beside the run.
  static func isComplete(_ state: [String: String], _ report: RunReport) -> Bool {
    report.status != "completed" || (try? wrongFields(in: state).isEmpty) ?? true
  }

  private static func matches(_ expected: String, _ found: String) -> Bool {
    let parts = expected.split(separator: /‹[^›]*›/, omittingEmptySubsequences: false)
    var rest = found[...]
    for (index, part) in parts.enumerated() {
      if index == 0 {
        guard rest.hasPrefix(part) else { return false }
        rest = rest.dropFirst(part.count)
      } else if index == parts.count - 1 {
        return rest.count >= part.count && rest.hasSuffix(part)
      } else {
        guard let range = rest.range(of: part) else { return false }
        rest = rest[range.upperBound...]
      }
    }
    return rest.isEmpty
  }
}
