import CaseData
import Diagnostics

/// Builds an expression from tokens, by recursive descent.
///
/// - Shape: stops at the first error of one expression; the next expression of the template is
///   parsed all the same.
/// - Errors: GV0202, GV0215.
struct ExpressionParser {
  /// Deepest nesting of an expression or of blocks; more is a finding, not a crash.
  static let depthLimit = 64

  /// An expression and how many nodes lie on its longest way down.
  struct Node {
    let expression: Expression
    let height: Int
  }

  let source: PositionedText
  /// All scalars of the source.
  let scalars: [Unicode.Scalar]
  let tokens: [Token]
  var index = 0
  var depth = 0
  var diagnostics: [Diagnostic] = []

  init(_ source: PositionedText, _ scalars: [Unicode.Scalar], tokens: [Token]) {
    self.source = source
    self.scalars = scalars
    self.tokens = tokens
  }

  var token: Token { tokens[min(index, tokens.count - 1)] }

  /// A whole expression, up to the end of the tokens.
  mutating func parseToEnd() -> Expression? {
    guard let node = parseOr() else { return nil }
    guard token.kind == .end else {
      report(expected: index > 0 ? "an operator, a filter or the end" : "the end")
      return nil
    }
    return node.expression
  }

  mutating func parseOr() -> Node? {
    guard depth < ExpressionParser.depthLimit else { return tooDeep(token.range) }
    depth += 1
    defer { depth -= 1 }
    guard var left = parseAnd() else { return nil }
    while take(word: "or") {
      guard let right = parseAnd(), let joined = join(left, right, Expression.or) else {
        return nil
      }
      left = joined
    }
    return left
  }

  private mutating func parseAnd() -> Node? {
    guard var left = parseNot() else { return nil }
    while take(word: "and") {
      guard let right = parseNot(), let joined = join(left, right, Expression.and) else {
        return nil
      }
      left = joined
    }
    return left
  }

  private mutating func parseNot() -> Node? {
    let start = token.range.lowerBound
    guard take(word: "not") else { return parseComparison() }
    guard depth < ExpressionParser.depthLimit else { return tooDeep(token.range) }
    depth += 1
    defer { depth -= 1 }
    guard let operand = parseNot() else { return nil }
    let span = source.span(start..<tokens[index - 1].range.upperBound)
    return node(.not(operand.expression, span), over: operand.height)
  }

  private mutating func parseComparison() -> Node? {
    guard let left = parseFiltered() else { return nil }
    guard let comparison = takeComparison() else { return left }
    guard let right = parseFiltered() else { return nil }
    let again = token.range
    if takeComparison() != nil {
      fail(
        "comparisons cannot be chained", at: again, label: "second comparison",
        help: "join two comparisons with `and`")
      return nil
    }
    return join(left, right) { .comparison($0, comparison, $1) }
  }

  private mutating func takeComparison() -> ComparisonOperator? {
    guard case .sign(let sign) = token.kind,
      let comparison = ComparisonOperator(rawValue: sign.rawValue)
    else { return nil }
    index += 1
    return comparison
  }

  private mutating func join(
    _ left: Node, _ right: Node, _ make: (Expression, Expression) -> Expression
  ) -> Node? {
    node(make(left.expression, right.expression), over: max(left.height, right.height))
  }

  /// One level more, or a finding where the limit is reached.
  mutating func node(_ expression: Expression, over height: Int) -> Node? {
    guard height < ExpressionParser.depthLimit else { return tooDeep(tokens[index - 1].range) }
    return Node(expression: expression, height: height + 1)
  }
}
