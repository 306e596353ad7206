package import Audit
package import Engine

extension RunEvent {
  /// The event of the audit trail that tells of it; `nil` where none does.
  package var auditKind: AuditEvent.Kind? {
    switch self {
    case .started: .runStarted
    case .planned(_, let citizen): citizen == nil ? nil : .dataFetched
    case .target: .dataFetched
    case .gathering, .gathered, .filling: nil
    case .field(_, let outcome): outcome.auditKind
    case .inputEnded(_, let clipboardReturned, _, _):
      clipboardReturned ? .clipboardReturned : .clipboardLost
    case .ended(let outcome): outcome.auditKind
    }
  }
}

extension FieldOutcome {
  var auditKind: AuditEvent.Kind? {
    switch result {
    case .proved: .fieldProved
    case .unproved: .fieldUnproved
    case .kept: .fieldKept
    case .failed: .fieldFailed
    case .untouched: nil
    }
  }
}

extension RunOutcome {
  var auditKind: AuditEvent.Kind {
    switch status {
    case .completed: .runCompleted
    case .failed: .runFailed
    case .cancelled: .runCancelled
    case .refused: .runRefused
    }
  }
}
