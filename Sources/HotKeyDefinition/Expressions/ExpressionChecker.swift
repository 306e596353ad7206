import CaseData
import Diagnostics

/// Works out the type of an expression, and what is wrong with it.
///
/// - Shape: a part in error has type ``ValueType/unknown``, which fits everywhere, so one mistake
///   gives one finding.
/// - Errors: GV0204-GV0214, GV0217.
struct ExpressionChecker {
  let scope: TypeScope
  var diagnostics: [Diagnostic] = []

  init(_ scope: TypeScope) {
    self.scope = scope
  }

  mutating func type(of expression: Expression) -> ValueType {
    switch expression {
    case .path(let names): return type(of: names)
    case .literal(let value, _): return ExpressionChecker.type(of: value)
    case .filtered(let input, let call): return type(of: input, filteredBy: call)
    case .comparison(let left, let comparison, let right):
      compare(left, comparison, right)
      return .flag
    case .and(let left, let right), .or(let left, let right):
      checkCondition(left)
      checkCondition(right)
      return .flag
    case .not(let operand, _):
      checkCondition(operand)
      return .flag
    }
  }

  /// A condition is a flag, or asks of a text, list, date or record whether it is there and not
  /// empty.
  mutating func checkCondition(_ expression: Expression) {
    let found = type(of: expression)
    guard found.isNumber else { return }
    diagnostics.append(
      Diagnostic(
        .notACondition, .error, "\(expression.subject) is \(found.words) and no condition",
        at: expression.span, label: found.words, help: "compare it, for example with `> 0`"))
  }

  /// The type of one element of a list.
  mutating func elementType(of expression: Expression) -> ValueType {
    switch type(of: expression) {
    case .list(let element): return element
    case .unknown: return .unknown
    case let other:
      diagnostics.append(
        Diagnostic(
          .notAList, .error, "\(expression.subject) is \(other.words), not a list",
          at: expression.span, label: other.words, help: "a query with `result: list` gives a list")
      )
      return .unknown
    }
  }

  private static func type(of value: Value) -> ValueType {
    switch value {
    case .text: .text
    case .integer: .integer
    case .decimal: .decimal
    case .flag: .flag
    default: .unknown
    }
  }

  private mutating func type(of names: [Name]) -> ValueType {
    guard let first = names.first else { return .unknown }
    guard var found = scope.names[first.text] else {
      diagnostics.append(.unknownName(first, in: scope))
      return .unknown
    }
    for (index, name) in names.enumerated().dropFirst() {
      switch found {
      case .unknown: return .unknown
      case .record(let fields):
        guard let next = fields[name.text] else {
          diagnostics.append(.unknownField(name, of: names[..<index], fields))
          return .unknown
        }
        found = next
      default:
        diagnostics.append(.noRecord(names[..<index], found, field: name))
        return .unknown
      }
    }
    return found
  }
}

extension Expression {
  /// How a message names it: the path in backticks, or what it is.
  package var subject: String {
    switch self {
    case .path(let names): "`\(names.map(\.text).joined(separator: "."))`"
    case .literal: "the literal"
    case .filtered(_, let call): "what `\(call.name.text)` gives"
    case .comparison, .and, .or, .not: "the condition"
    }
  }
}
