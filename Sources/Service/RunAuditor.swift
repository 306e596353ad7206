import Audit
import CaseData
import Diagnostics
package import Engine

/// Writes what happens into the audit trail.
///
/// - Isolation: an actor, so that events keep their order.
actor RunAuditor {
  private let trail: AuditTrail
  private let mode: CPRNumber.Mode
  private var runs: [String: (id: RunID, hotKey: AuditName)] = [:]
  private var systems: [String: AuditName] = [:]

  init(trail: AuditTrail, mode: CPRNumber.Mode) {
    self.trail = trail
    self.mode = mode
  }

  /// Writes an event of the daemon itself.
  func record(_ event: AuditEvent) async throws {
    try await trail.record(event)
  }

  func record(_ event: RunEvent) async throws {
    switch event {
    case .started(let run, let hotKey, let trigger):
      runs[run] = (RunID(), AuditName(foreign: hotKey))
      try await record(.runStarted, run) {
        switch trigger {
        case .key: $0.trigger = .chord
        case .commandLine: $0.trigger = .bus
        case .palette: $0.trigger = .panel
        case .resumed: $0.trigger = .resume
        case .undone: $0.trigger = .undo
        }
      }
    case .planned(let run, let citizen):
      guard let number = citizen.flatMap({ try? CPRNumber($0, mode: mode) }) else { return }
      try await record(.dataFetched, run) { $0.citizen = self.trail.reference(to: number) }
    case .target(let run, let system, let windowClass):
      systems[run] = AuditName(foreign: system)
      try await record(.dataFetched, run) { $0.windowClass = AuditName(foreign: windowClass) }
    case .gathering, .gathered, .filling: break
    case .field(let run, let outcome): try await record(outcome, run)
    case .inputEnded(let run, let returned, _, let refused):
      try await record(returned ? .clipboardReturned : .clipboardLost, run) {
        if refused > 0 { $0.counts = [.dropped: refused] }
      }
    case .ended(let outcome): try await record(outcome)
    }
  }

  private func record(_ outcome: FieldOutcome, _ run: String) async throws {
    guard let kind = outcome.auditKind else { return }
    try await record(kind, run) {
      $0.field = AuditName(foreign: outcome.id)
      $0.duration = outcome.duration
      if outcome.retried { $0.counts = [.retries: 1] }
    }
  }

  private func record(_ outcome: RunOutcome) async throws {
    try await record(outcome.auditKind, outcome.run) {
      // A refused run never began.
      if $0.hotKey == nil {
        $0.hotKey = AuditName(foreign: outcome.hotKey)
      }
      $0.errorCode = outcome.failure.map { AuditName(foreign: $0.code.rawValue) }
      $0.field = outcome.failure?.field.map { AuditName(foreign: $0) }
      $0.duration = outcome.duration
      $0.counts = [
        .proved: outcome.count(.proved), .unproved: outcome.count(.unproved),
        .kept: outcome.count(.kept),
        .failed: outcome.count(.failed),
      ]
    }
    runs[outcome.run] = nil
    systems[outcome.run] = nil
  }

  private func record(
    _ kind: AuditEvent.Kind, _ run: String, _ fill: (inout AuditEvent) -> Void
  ) async throws {
    var event = AuditEvent(
      kind, run: runs[run]?.id, hotKey: runs[run]?.hotKey, system: systems[run])
    fill(&event)
    try await trail.record(event)
  }
}

extension RunOutcome {
  /// How many fields came to a result.
  package func count(_ result: FieldOutcome.Result) -> Int {
    fields.count { $0.result == result }
  }
}
