import Diagnostics
import PanelModel
package import Engine
package import HotKeyDefinition

/// What a field shows at one moment.
package struct FormContent: Sendable {
  package let id: String
  package let label: String
  /// Its text; `true` or `false` of a check box.
  package let shown: String

  package init(id: String, label: String, shown: String) {
    self.id = id
    self.label = label
    self.shown = shown
  }
}

/// Holds what happened against what a case states.
package struct Judgement {
  private let content: ReplayCase
  private let before: [FormContent]
  private let after: [FormContent]

  /// - Parameters:
  ///   - before: every field of the form, in its order, when the key is pressed.
  ///   - after: the same fields in the end.
  package init(_ content: ReplayCase, before: [FormContent], after: [FormContent]) {
    self.content = content
    self.before = before
    self.after = after
  }

  /// - Parameters:
  ///   - audit: kinds of audit events in their order.
  ///   - missed: faults of the case that never happened; a case that was spared them proves nothing.
  ///   - putBack: why what stood there before does not stand there again.
  ///   - name: the case's, with the application it ran in.
  ///   - picture: a picture of the screen, relative to the report.
  package func result(
    of outcome: RunOutcome, audit: [String], missed: [ReplayCase.Fault], putBack: String? = nil,
    name: String? = nil, picture: String? = nil
  ) -> CaseResult {
    let proofs = Dictionary(
      outcome.fields.map { ($0.id, $0.result) }, uniquingKeysWith: { _, last in last })
    let differences =
      outcomeDifferences(outcome) + fieldDifferences(proofs) + auditDifferences(audit)
      + missed.map { fault in
        .init(
          subject: "fault", expected: fault.kind.rawValue, found: "it never happened",
          place: Name(fault.kind.rawValue, at: fault.place))
      }
      + (putBack.map {
        [.init(subject: "afterwards", expected: "the form as it was", found: $0, place: nil)]
      } ?? [])
    return CaseResult(
      title: name ?? content.title.text,
      verdict: differences.isEmpty ? .passed : .failed(differences), outcome: outcome,
      fields: fields(proofs, outcome.status), audit: audit, picture: picture)
  }

  private func outcomeDifferences(_ outcome: RunOutcome) -> [CaseResult.Difference] {
    var differences: [CaseResult.Difference] = []
    let expectation = content.expectation
    let message = outcome.failure.map { " (\($0.code.rawValue) \($0.message(in: .english)))" } ?? ""
    // Whoever states only fields takes it for granted that the run completes.
    let wanted = expectation.outcome?.rawValue ?? (expectation.code == nil ? "completed" : nil)
    if let wanted, wanted != outcome.status.rawValue {
      differences.append(
        .init(
          subject: "outcome", expected: wanted, found: outcome.status.rawValue + message,
          place: nil))
    }
    if let code = expectation.code, outcome.failure?.code.rawValue != code.text {
      differences.append(
        .init(
          subject: "code", expected: code.text, found: outcome.failure?.code.rawValue ?? "none",
          place: code))
    }
    return differences
  }

  private func fieldDifferences(_ proofs: [String: FieldOutcome.Result])
    -> [CaseResult.Difference]
  {
    content.expectation.fields.flatMap { field -> [CaseResult.Difference] in
      var differences: [CaseResult.Difference] = []
      let id = field.name.text
      let shown = after.first { $0.id == id }?.shown
      if let holds = field.holds, shown != holds.text {
        differences.append(
          .init(subject: id, expected: holds.text, found: shown ?? "no such field", place: holds))
      }
      if let proof = field.proof, proof.rawValue != (proofs[id] ?? .untouched).word {
        differences.append(
          .init(
            subject: "\(id), proof", expected: proof.rawValue,
            found: (proofs[id] ?? .untouched).word, place: field.name))
      }
      return differences
    }
  }

  /// The kinds stated must come in their order; others may stand between them.
  private func auditDifferences(_ audit: [String]) -> [CaseResult.Difference] {
    var rest = audit[...]
    for kind in content.expectation.audit {
      guard let place = rest.firstIndex(of: kind.text) else {
        return [
          .init(
            subject: "audit", expected: kind.text,
            found: rest.isEmpty ? "nothing more" : rest.joined(separator: ", "), place: kind)
        ]
      }
      rest = rest[(place + 1)...]
    }
    return []
  }

  /// What there is to tell of; every field where a run has failed, for what it never came to matters
  /// as much.
  private func fields(
    _ proofs: [String: FieldOutcome.Result], _ status: RunOutcome.Status
  ) -> [CaseResult.Field] {
    let stated = Dictionary(
      content.expectation.fields.map { ($0.name.text, $0.holds?.text) },
      uniquingKeysWith: { first, _ in first })
    return zip(before, after).compactMap { old, new in
      let proof = proofs[new.id].flatMap { $0 == .untouched ? nil : $0 }
      let isTold = proof != nil || stated[new.id] != nil || old.shown != new.shown
      guard isTold || status == .failed else { return nil }
      return CaseResult.Field(
        id: new.id, label: new.label, before: old.shown, after: new.shown,
        expected: stated[new.id] ?? nil, proof: proof,
        wasReached: status == .completed || proofs[new.id] != nil)
    }
  }
}

extension FieldOutcome.Result {
  package var word: String {
    switch self {
    case .proved: "proved"
    case .unproved: "unproved"
    case .kept: "kept"
    case .untouched: "untouched"
    case .failed: "failed"
    }
  }
}
