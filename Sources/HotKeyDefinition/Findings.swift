package import Diagnostics

/// The file a parser works on, and what it has found fault with so far.
///
/// - Shape: findings in the order they were made; a parser never stops at one.
package struct Findings {
  package let file: SourceFile
  package var diagnostics: [Diagnostic] = []
  /// What the parsers ask of the file; `nil` where nobody wants to know, as in the daemon.
  var readings: [Reading.Place]?

  package init(_ file: SourceFile) {
    self.file = file
  }

  /// Whether the definition must be left out.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The place of offsets of the file.
  package func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(file: file, range: range) }

  /// Adds a finding at a place of the file.
  package mutating func add(
    _ code: DiagnosticCode, _ message: String, at range: Range<Int>, label: String? = nil,
    notes: [Diagnostic.Note] = [], help: String? = nil, severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(
      Diagnostic(
        code, severity, message, at: span(range), label: label, notes: notes, help: help))
  }
}
