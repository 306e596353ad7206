package import Desktop
import HotKeyDefinition
package import Planning

/// A run as far as it came: enough to go on from there, or to put back what stood there before.
///
/// - Isolation: holds a citizen's values: kept in memory only, never logged, and let go as soon as
///   nobody can ask for it any more.
package struct RunRecord: Sendable {
  package let plan: Plan
  /// One for each form that was begun, in the order of the plan.
  package internal(set) var forms: [FormRecord] = []

  package init(_ plan: Plan) { self.plan = plan }

  /// Whether the run came to a field at all.
  var hasWritten: Bool { forms.contains { !$0.fields.isEmpty } }

  /// Whether something was written that can be put back.
  package var canBeUndone: Bool {
    forms.contains { form in form.undoing.fields.contains { $0.content != .untouched } }
  }

  /// Whether the run can go on where it stopped: no text inserted at a cursor is written twice.
  package var canBeResumed: Bool { forms.last?.isComplete == false }
}

/// One form of a run.
package struct FormRecord: Sendable {
  /// Which of the plan's actions it is.
  let actionIndex: Int
  package let plan: FormPlan
  /// The window that was written into; going on and putting back go nowhere else.
  package let window: WindowID
  /// Aligned with the plan's fields, as far as the run came; a failed one is the last.
  package internal(set) var fields: [FieldRecord] = []
  /// The field in which the cursor was left, as far as the keys that were pressed tell.
  var cursor = 0
  var isComplete = false

  /// The field to go on with.
  var next: Int { fields.firstIndex { $0.outcome.result == .failed } ?? fields.count }

  /// Drops the failed field and what came after it.
  var untilFailure: [FieldRecord] { Array(fields.prefix(next)) }
}

/// What became of one field, and what it held before.
package struct FieldRecord: Sendable {
  /// What a field held before the run came to it.
  package enum Before: Sendable, Hashable {
    case unknown
    case text(String)
    case flag(Bool)
    /// Empty where nothing was chosen.
    case choice(String)
  }

  package let outcome: FieldOutcome
  package let before: Before
  /// What a failed attempt left there, as far as it was read back.
  package let left: String?

  /// Whether the run has, or may have, written there.
  var isOurs: Bool {
    switch outcome.result {
    case .proved, .unproved: before != .unknown
    case .failed: before != .unknown
    case .kept, .untouched: false
    }
  }
}

extension FormRecord {
  /// The plan that puts back what stood there: fields that are not the run's are passed over.
  var undoing: FormPlan {
    let contents = plan.fields.enumerated().map { index, field in
      guard index < fields.count, fields[index].isOurs else { return field.with(.untouched) }
      return field.with(fields[index].content(of: field))
    }
    return plan.with(contents, policy: .overwrite)
  }
}

extension FieldRecord {
  /// What was there, as a content; `.untouched` where it is there still or nobody knows.
  fileprivate func content(of field: FieldPlan) -> FieldPlan.Content {
    switch (before, field.content) {
    case (.text(let text), .text(let ours)) where text == ours && outcome.result != .failed:
      .untouched
    case (.flag(let flag), .flag(let ours)) where flag == ours: .untouched
    case (.choice(let option), .choice(let ours)) where option == ours: .untouched
    case (.choice(let option), .text(let ours)) where option == ours: .untouched
    case (.text(let text), _): .text(text)
    case (.flag(let flag), _): .flag(flag)
    case (.choice(let option), _): option.isEmpty ? .untouched : .choice(option)
    case (.unknown, _): .untouched
    }
  }
}

extension FormRecord {
  /// What of ours may stand in a field.
  func standing(at index: Int) -> [FieldPlan.Content] {
    guard index < fields.count else { return [] }
    return [plan.fields[index].content] + (fields[index].left.map { [.text($0)] } ?? [])
  }
}

extension FieldRecord {
  /// Whether the field holds a text by which its place can be known again.
  func isProvedText(in field: FieldPlan) -> Bool {
    guard outcome.result == .proved, field.kind != .choice, field.kind != .readOnly,
      case .text(let text) = field.content
    else { return false }
    return !text.isEmpty
  }
}

extension FieldRecord.Before {
  /// As a preview shows it; `nil` where nobody knows.
  var text: String? {
    switch self {
    case .unknown: nil
    case .text(let text), .choice(let text): text
    case .flag(let flag): flag ? "ja" : "nej"
    }
  }
}
