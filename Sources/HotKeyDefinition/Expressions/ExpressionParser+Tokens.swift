import CaseData
import Diagnostics

/// Taking tokens, and saying what was expected instead.
extension ExpressionParser {
  mutating func take(_ sign: Token.Sign) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    index += 1
    return true
  }

  mutating func take(word: String) -> Bool {
    guard token.kind == .word(word) else { return false }
    index += 1
    return true
  }

  mutating func takeName(expected: String) -> Name? {
    guard case .word(let text) = token.kind else {
      report(expected: expected)
      return nil
    }
    let name = Name(text, at: source.span(token.range))
    index += 1
    return name
  }

  /// GV0202 at the token in hand.
  mutating func report(expected: String) {
    let found = token.kind == .end ? "the end" : "`\(String(scalars, token.range))`"
    fail("expected \(expected), found \(found)", at: token.range, label: "expected \(expected)")
  }

  mutating func fail(_ message: String, at range: Range<Int>, label: String?, help: String? = nil) {
    diagnostics.append(
      Diagnostic(
        .expressionSyntax, .error, message, at: source.span(range), label: label, help: help))
  }

  mutating func tooDeep(_ range: Range<Int>) -> Node? {
    diagnostics.append(.tooDeep(at: source.span(range)))
    return nil
  }
}

extension Diagnostic {
  /// GV0215.
  static func tooDeep(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .expressionTooDeep, .error,
      "nested deeper than \(ExpressionParser.depthLimit) levels", at: span, label: "too deep here",
      help: "take it apart: let a query or another text do a part of it")
  }
}

extension String {
  /// A piece of a scalar array.
  init(_ scalars: [Unicode.Scalar], _ range: Range<Int>) {
    self.init(scalars: scalars[range])
  }
}
