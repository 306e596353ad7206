import Desktop
import HotKeyDefinition
import Planning

/// The last looks.
extension FormFiller {
  /// Goes back to the first text written, and reads it and those on the way once more.
  ///
  /// A page that was loaded anew puts the focus into its first field, and whoever counts fields then
  /// writes each text some fields too early: every one is proved, and none is where it should be.
  /// What stands where the first text was written tells. A page may also have written a text anew, or
  /// thrown it away, when its field was left. Accessibility tells earlier, so this is for pages
  /// without it.
  mutating func lookBack(from last: Int) async throws(RunFailure) {
    let isPage = profile.toolkit != .gtk && profile.toolkit != .qt && profile.toolkit != .tk
    let first = outcomes.indices.first { writtenText($0) != nil }
    // A browser that shows a tree without these fields has not told their labels either.
    let areNamed = outcomes.indices.allSatisfy {
      !isWritten($0) || fields[$0] != nil
    }
    guard !areNamed, isPage, plan.form.finding == .order, let first, first < last else {
      return try await unmark(last)
    }
    var changed: (index: Int, found: String, expected: String)?
    var isLost = false
    for index in stride(from: last - 1, through: first, by: -1) {
      try await move(by: -1)
      cursor = index
      // What accessibility tells of is looked at by it.
      guard let expected = writtenText(index), fields[index] == nil || index == first,
        let found = try await found(insteadOf: expected, in: plan.fields[index])
      else { continue }
      if index == first { isLost = true } else { changed = (index, found, expected) }
    }
    try check.stillHolds(try await window())
    if isLost { throw RunFailure(.formLost) }
    try await unmark(first)
    if let changed { try tell(changed.index, holds: changed.found, insteadOf: changed.expected) }
  }

  /// The text that was written into a field and proved.
  private func writtenText(_ index: Int) -> String? {
    guard case .text(let text) = plan.fields[index].content, !text.isEmpty,
      outcomes[index].result == .proved, plan.fields[index].kind != .choice
    else { return nil }
    return text
  }

  /// Takes back that a field was proved.
  private mutating func tell(
    _ index: Int, holds found: String, insteadOf expected: String
  ) throws(RunFailure) {
    let outcome = outcomes[index]
    records[index] = FieldRecord(
      outcome: FieldOutcome(
        id: outcome.id, label: outcome.label, result: .failed, retried: outcome.retried,
        duration: outcome.duration), before: records[index].before, left: found)
    throw RunFailure(
      .changedAfterwards(TextDifference(expected: expected, found: found)),
      field: plan.fields[index].id, label: plan.fields[index].label)
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
      let session = session
      let found = try await asking { fields throws(RunFailure) in
        try await fields.settledText(position, stop: session) {
          TextComparison.matchesAsTold(
            expected: expected, told: $0, kind: field.kind, toolkit: toolkit)
        }
      }
      if let found { try tell(position, holds: found, insteadOf: expected) }
    }
  }
}
