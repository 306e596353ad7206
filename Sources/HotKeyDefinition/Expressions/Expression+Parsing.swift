package import Diagnostics

extension Expression {
  /// Reads one expression: `borger.cpr`, `y.fra | date`.
  ///
  /// - Returns: `nil` where anything is wrong; then at least one finding has been added.
  /// - Errors: GV0201, GV0202, GV0215.
  package static func parse(
    _ source: PositionedText, into diagnostics: inout [Diagnostic]
  ) -> Expression? {
    let scalars = Array(source.text.unicodeScalars)
    return parse(source, scalars, 0..<scalars.count, into: &diagnostics)
  }

  /// The same over a part of the source, whose scalars the caller has at hand.
  static func parse(
    _ source: PositionedText, _ scalars: [Unicode.Scalar], _ range: Range<Int>,
    into diagnostics: inout [Diagnostic]
  ) -> Expression? {
    guard
      var parser = ExpressionParser(lexing: source, scalars, range, into: &diagnostics)
    else { return nil }
    defer { diagnostics += parser.diagnostics }
    return parser.parseToEnd()
  }

  /// From the first letter to the last; parentheses around the whole do not count.
  package var span: SourceSpan {
    switch self {
    case .path(let names):
      guard let first = names.first, let last = names.last else {
        return SourceSpan(file: SourceFile(path: "", text: ""), range: 0..<0)
      }
      return first.span.joined(with: last.span)
    case .literal(_, let span), .not(_, let span): return span
    case .filtered(let value, let call): return value.span.joined(with: call.span)
    case .comparison(let left, _, let right), .and(let left, let right), .or(let left, let right):
      return left.span.joined(with: right.span)
    }
  }
}

extension ExpressionParser {
  /// A parser over the tokens of a range; `nil` where they are already in error.
  init?(
    lexing source: PositionedText, _ scalars: [Unicode.Scalar], _ range: Range<Int>,
    into diagnostics: inout [Diagnostic]
  ) {
    var lexer = Lexer(source, scalars: scalars, range: range)
    let tokens = lexer.run()
    diagnostics += lexer.diagnostics
    guard lexer.diagnostics.isEmpty else { return nil }
    self.init(source, scalars, tokens: tokens)
  }
}

extension SourceSpan {
  /// The smallest span that holds both; they stand in one file.
  func joined(with other: SourceSpan) -> SourceSpan {
    SourceSpan(
      file: file,
      range: min(
        range.lowerBound, other.range.lowerBound)..<max(range.upperBound, other.range.upperBound))
  }
}
