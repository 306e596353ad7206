/// One finding about a file, a set of files or a run, as data; renderers draw it.
///
/// - Shape: message in lower case without a final period, names in backticks; what helps stands
///   apart in ``help``.
/// - Source: rustc's guide to diagnostics; design §5.
package struct Diagnostic: Sendable {
  /// How serious a finding is.
  package enum Severity: String, Sendable, Comparable {
    case error
    case warning
    case note

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  }

  /// A second place that belongs to the finding.
  package struct Note: Sendable {
    package let message: String
    package let span: SourceSpan?

    package init(_ message: String, at span: SourceSpan? = nil) {
      self.message = message
      self.span = span
    }
  }

  /// The stable code, `GV` and four digits; `genvej explain` knows each.
  package let code: DiagnosticCode
  package let severity: Severity
  /// What is wrong, in one line, never with a value of a citizen.
  package let message: String
  /// Where; `nil` when no file is to blame.
  package let span: SourceSpan?
  /// A few words set beside the marked text.
  package let label: String?
  package let notes: [Note]
  /// What to do about it.
  package let help: String?

  package init(
    _ code: DiagnosticCode, _ severity: Severity = .error, _ message: String,
    at span: SourceSpan?, label: String? = nil, notes: [Note] = [], help: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.span = span
    self.label = label
    self.notes = notes
    self.help = help
  }
}

/// The stable name of a kind of finding, `GV0204`.
///
/// - Shape: declared as static members in `DiagnosticCode+….swift` files, one file a subject; the
///   catalogue explains each.
package struct DiagnosticCode: RawRepresentable, Sendable, Hashable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }
}
