import Diagnostics

/// Text literals, and the signs people bring from other languages.
extension Lexer {
  /// `'text'` or `"text"` with the escapes `\n`, `\\`, `\'`, `\"`, `\{`, `\}`; may go over a line
  /// end.
  mutating func takeText(until quote: Unicode.Scalar) {
    let start = offset
    offset += 1
    var content = String.UnicodeScalarView()
    while let next = peek() {
      if next == quote {
        offset += 1
        return add(.text(String(content)), from: start)
      }
      if next == "\\" {
        if let scalar = takeEscape() { content.append(scalar) }
      } else {
        content.append(next)
        offset += 1
      }
    }
    diagnostics.append(
      Diagnostic(
        .tagNotClosed, .error, "text literal is not closed", at: source.span(start..<end),
        label: "begins here", help: "end it with `\(quote)`"))
  }

  private mutating func takeEscape() -> Unicode.Scalar? {
    let start = offset
    offset = min(offset + 2, end)
    switch start + 1 < end ? scalars[start + 1] : nil {
    case "n": return "\n"
    case let scalar? where "\\'\"{}".unicodeScalars.contains(scalar): return scalar
    default:
      diagnostics.append(
        Diagnostic(
          .expressionSyntax, .error, "unknown escape `\(string(start..<offset))` in a text literal",
          at: source.span(start..<offset), label: "unknown escape",
          help: #"known escapes are `\n`, `\\`, `\'`, `\"`, `\{` and `\}`"#))
      return nil
    }
  }

  /// Reports the sign at `start` and steps over it.
  mutating func unknownSign(at start: Int) -> Diagnostic {
    for (text, help) in Lexer.foreignSigns where string(start..<min(start + 2, end)).hasPrefix(text)
    {
      offset += text.unicodeScalars.count
      return finding(start, help)
    }
    offset += 1
    return finding(start, nil)
  }

  private func finding(_ start: Int, _ help: String?) -> Diagnostic {
    let scalar = scalars[start]
    let isVisible = !scalar.properties.isDefaultIgnorableCodePoint && scalar.value >= 0x20
    let shown = isVisible ? string(start..<offset) : Lexer.codePoint(scalar)
    return Diagnostic(
      .expressionSyntax, .error, "unexpected `\(shown)` in an expression",
      at: source.span(start..<offset),
      label: "not known here", help: help)
  }

  /// `U+200B`.
  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// Longer ones first.
  private static let foreignSigns: [(String, String)] = [
    ("&&", "write `and`"), ("||", "write `or`"), ("=>", "write `>=`"), ("=<", "write `<=`"),
    ("=", "write `==` to compare"), ("!", "write `not`, or `!=` to compare"),
    ("&", "write `and`"), ("+", arithmetic), ("-", arithmetic), ("*", arithmetic),
    ("/", arithmetic),
    ("[", "take `first` or `last` of a list, or a field with `.`"),
    ("’", "use straight quotes, `'`"), ("‘", "use straight quotes, `'`"),
    ("“", "use straight quotes, `\"`"), ("”", "use straight quotes, `\"`"),
    ("»", "use straight quotes, `\"`"), ("«", "use straight quotes, `\"`"),
  ]
  private static let arithmetic = "there is no arithmetic; let the query or a rate work it out"
}
