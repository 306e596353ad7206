package import Engine
package import HotKeyDefinition

/// What a case came to.
///
/// - Shape: holds the texts of the script and of the form: scripts have fictitious persons only.
package struct CaseResult: Sendable {
  /// Something that was stated and is not so.
  package struct Difference: Sendable {
    /// `outcome`, `code`, `audit`, or a field's id.
    package let subject: String
    package let expected: String
    package let found: String
    package let place: Name?

    package init(subject: String, expected: String, found: String, place: Name?) {
      self.subject = subject
      self.expected = expected
      self.found = found
      self.place = place
    }
  }

  package enum Verdict: Sendable {
    case passed
    case failed([Difference])
    /// Not run, and why.
    case skipped(String)
  }

  /// What a field held and held to be, for the report.
  package struct Field: Sendable {
    package let id: String
    package let label: String
    package let before: String
    package let after: String
    package let expected: String?
    package let proof: FieldOutcome.Result?
    /// Whether the run came to it; always so where it completed.
    package let wasReached: Bool
  }

  package let title: String
  package let verdict: Verdict
  package let outcome: RunOutcome?
  package let fields: [Field]
  package let audit: [String]
  /// Relative to the report.
  package let picture: String?

  package init(
    title: String, verdict: Verdict, outcome: RunOutcome? = nil, fields: [Field] = [],
    audit: [String] = [], picture: String? = nil
  ) {
    self.title = title
    self.verdict = verdict
    self.outcome = outcome
    self.fields = fields
    self.audit = audit
    self.picture = picture
  }

  package var hasFailed: Bool { if case .failed = verdict { true } else { false } }
}

/// What a script came to.
package struct ScriptResult: Sendable {
  package let path: String
  package let hotKey: String
  package let cases: [CaseResult]

  package init(path: String, hotKey: String, cases: [CaseResult]) {
    self.path = path
    self.hotKey = hotKey
    self.cases = cases
  }

  /// Whether no case of it was run.
  package var isIdle: Bool {
    cases.allSatisfy { if case .skipped = $0.verdict { true } else { false } }
  }
}

/// A way to run scripts.
package protocol Replay: Sendable {
  /// `simulated`, `real`.
  var mode: String { get }
  func run(_ script: CheckedScript) async -> ScriptResult
}
