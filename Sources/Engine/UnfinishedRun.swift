import Desktop
package import PanelModel
import Planning

/// A run that stopped, with what it takes to go on or to put things back.
///
/// - Isolation: holds a citizen's values: kept in memory only.
package struct UnfinishedRun: Sendable {
  package let outcome: RunOutcome
  package let record: RunRecord

  /// What the window shows that offers the ways on.
  ///
  /// - Parameters:
  ///   - title: the hot key's.
  ///   - message: what is said of the failure; of a failed way on, where there was one.
  ///   - report: for the IT office, value-free.
  package func notice(title: String, message: String, report: String) -> FailureNotice {
    let failed = failedField
    return FailureNotice(
      title: title, message: message, fields: fields, expected: failed?.expected,
      found: failed?.found, canResume: canResume, canUndo: record.canBeUndone, report: report,
      window: record.forms.last?.window.rawValue ?? 0)
  }

  private var canResume: Bool {
    switch outcome.failure?.cause {
    case .formLost, .otherCitizen, .citizenUnreadable, .cannotProve, .labelMissing: false
    case .desktop(let error): error.code != .windowGone && record.canBeResumed
    default: record.canBeResumed
    }
  }

  private var failedField: (expected: String, found: String)? {
    guard let form = record.forms.last,
      let index = form.fields.firstIndex(where: { $0.outcome.result == .failed }),
      let left = form.fields[index].left,
      !form.plan.fields[index].secret, let expected = form.plan.fields[index].content.text
    else { return nil }
    return (CPRMask.masked(expected), CPRMask.masked(left))
  }

  /// All that the plan fills, also what the run did not come to.
  private var fields: [FailedField] {
    record.plan.actions.enumerated().flatMap { index, action -> [FailedField] in
      guard case .fill(let plan) = action else { return [] }
      let done = record.forms.first { $0.actionIndex == index }?.fields ?? []
      return plan.fields.enumerated().compactMap { number, field in
        guard field.content != .untouched else { return nil }
        let result = number < done.count ? done[number].outcome.result : nil
        return FailedField(label: field.label, state: .init(result))
      }
    }
  }
}

extension FailedField.State {
  init(_ result: FieldOutcome.Result?) {
    switch result {
    case .proved: self = .filled
    case .unproved: self = .unproved
    case .kept, .untouched: self = .kept
    case .failed: self = .failed
    case nil: self = .open
    }
  }
}
