import CaseData
import Diagnostics

/// What stands between the operators: paths, literals, parentheses and filters.
extension ExpressionParser {
  /// `operand | filter | filter(arguments)`.
  mutating func parseFiltered() -> Node? {
    guard var value = parseOperand() else { return nil }
    while take(.pipe) {
      guard let (call, height) = parseFilterCall(),
        let next = node(.filtered(value.expression, call), over: max(value.height, height))
      else { return nil }
      value = next
    }
    return value
  }

  private mutating func parseFilterCall() -> (FilterCall, Int)? {
    guard let name = takeName(expected: "a filter") else { return nil }
    let start = tokens[index - 1].range.lowerBound
    guard token.kind == .sign(.open) else { return (FilterCall(name: name, arguments: []), 0) }
    guard let arguments = parseArguments() else { return nil }
    let span = source.span(start..<tokens[index - 1].range.upperBound)
    let call = FilterCall(name: name, arguments: arguments.map(\.expression), span: span)
    return (call, arguments.map(\.height).max() ?? 0)
  }

  /// `(a, b)`, from the opening to the closing parenthesis; may be empty.
  mutating func parseArguments() -> [Node]? {
    guard take(.open) else {
      report(expected: "`(`")
      return nil
    }
    var arguments: [Node] = []
    if take(.close) { return arguments }
    repeat {
      guard let argument = parseOr() else { return nil }
      arguments.append(argument)
    } while take(.comma)
    guard take(.close) else {
      report(expected: "`,` or `)`")
      return nil
    }
    return arguments
  }

  private mutating func parseOperand() -> Node? {
    let current = token
    let span = source.span(current.range)
    switch current.kind {
    case .integer(let number): return literal(.integer(number), span)
    case .decimal(let number): return literal(.decimal(number), span)
    case .text(let text): return literal(.text(text), span)
    case .word("true"): return literal(.flag(true), span)
    case .word("false"): return literal(.flag(false), span)
    case .word(let word) where !ExpressionParser.reserved.contains(word): return parsePath()
    case .sign(.open): return parseParentheses()
    default:
      report(expected: "a value")
      return nil
    }
  }

  private mutating func literal(_ value: Value, _ span: SourceSpan) -> Node {
    index += 1
    return Node(expression: .literal(value, span), height: 1)
  }

  private mutating func parseParentheses() -> Node? {
    index += 1
    guard let inner = parseOr() else { return nil }
    guard take(.close) else {
      report(expected: "`)`")
      return nil
    }
    return inner
  }

  /// `a.b.c`; a name after a dot may be any word.
  private mutating func parsePath() -> Node? {
    guard let first = takeName(expected: "a name") else { return nil }
    var names = [first]
    while take(.dot) {
      guard let next = takeName(expected: "a field name") else { return nil }
      names.append(next)
    }
    if token.kind == .sign(.open) {
      fail(
        "`\(names.map(\.text).joined(separator: "."))` cannot be called here", at: token.range,
        label: "a call", help: "queries stand under `data:`, filters after `|`")
      return nil
    }
    return Node(expression: .path(names), height: 1)
  }

  /// Words that begin no path.
  static let reserved: Set<String> = ["and", "or", "not", "in"]
}
