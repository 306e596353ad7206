/// How findings are written.
package enum DiagnosticFormat: String, Sendable, CaseIterable {
  /// With the line of the file and carets, for people.
  case human
  /// `path:line:col: error[GV0204]: …`, one line a finding, for editors and `grep`.
  case short
  /// One JSON object with stable keys, for programs.
  case json
  /// SARIF 2.1.0, for code-review systems.
  case sarif
}

/// How many findings of each severity there are.
package struct DiagnosticCounts: Sendable, Hashable {
  package let errors: Int
  package let warnings: Int
  package let notes: Int

  package init(_ diagnostics: [Diagnostic]) {
    errors = diagnostics.count { $0.severity == .error }
    warnings = diagnostics.count { $0.severity == .warning }
    notes = diagnostics.count { $0.severity == .note }
  }

  /// `2 errors, 1 warning`; empty where there is nothing to count.
  package var summary: String {
    [(errors, "error"), (warnings, "warning"), (notes, "note")]
      .filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
      .joined(separator: ", ")
  }
}
