/// Draws a finding as one line that editors know how to jump from.
package struct ShortRenderer: Sendable {
  package init() {}

  /// `path:line:col: error[GV0204]: message; did you mean …`, without a line break.
  package func render(_ diagnostic: Diagnostic) -> String {
    var line = ""
    if let span = diagnostic.span {
      let start = span.start
      line = "\(span.file.path):\(start.line):\(start.column): "
    }
    line += "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]: \(diagnostic.message)"
    if let help = diagnostic.help { line += "; \(help)" }
    return String(String.UnicodeScalarView(line.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
  }

  /// All findings, one a line, each ended by a line break.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { render($0) + "\n" }.joined()
  }
}
