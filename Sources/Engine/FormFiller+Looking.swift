import Desktop
import HotKeyDefinition
import Planning

/// The last looks.
extension FormFiller {
  /// Goes back to the first text written, and reads it once more.
  ///
  /// A page that was loaded anew puts the focus into its first field, and whoever counts fields then
  /// writes each text some fields too early: every one is proved, and none is where it should be.
  /// What stands where the first text was written tells. Accessibility tells earlier, so this is for
  /// pages without it.
  mutating func lookBack(from last: Int) async throws(RunFailure) {
    let isPage = profile.toolkit != .gtk && profile.toolkit != .qt && profile.toolkit != .tk
    let first = outcomes.indices.first { index in
      guard case .text(let text) = plan.fields[index].content else { return false }
      return outcomes[index].result == .proved && !text.isEmpty
    }
    // A browser that shows a tree without these fields has not told their labels either.
    let areNamed = outcomes.indices.allSatisfy {
      plan.fields[$0].content == .untouched || fields[$0] != nil
    }
    guard !areNamed, isPage, plan.form.finding == .order, let first, first < last,
      case .text(let expected) = plan.fields[first].content
    else { return try await unmark(last) }
    try await move(by: first - last)
    cursor = first
    let field = plan.fields[first]
    let stands = try await reads(expected, in: field)
    try check.stillHolds(try await window())
    guard stands else { throw RunFailure(.formLost) }
    try await unmark(first)
  }

  /// Applications may change a field when it is left: where they tell its text, it is compared once
  /// more.
  mutating func lookOnceMore() async throws(RunFailure) {
    for (position, outcome) in outcomes.enumerated() where outcome.result == .proved {
      guard position < plan.fields.count, case .text(let expected) = plan.fields[position].content,
        plan.fields[position].kind != .choice
      else { continue }
      let field = plan.fields[position]
      let toolkit = profile.toolkit
      let found = try await fields.settledText(position, stop: session) {
        TextComparison.matchesAsTold(
          expected: expected, told: $0, kind: field.kind, toolkit: toolkit)
      }
      if let found {
        records[position] = FieldRecord(
          outcome: FieldOutcome(
            id: outcome.id, label: outcome.label, result: .failed, retried: outcome.retried,
            duration: outcome.duration), before: records[position].before, left: found)
        throw RunFailure(
          .changedAfterwards(TextDifference(expected: expected, found: found)), field: field.id,
          label: field.label)
      }
    }
  }
}
