package import CaseData
import Diagnostics
package import HotKeyDefinition

/// Works out expressions and templates over case data.
///
/// - Shape: a missing value goes through filters as it is, so that `default` or `date` may replace
///   it at the end; it is an error where it is written, compared, or given as an argument.
/// - Errors: GV0211, GV0212, GV0213, GV0220, GV0226, GV0228, GV0229; names only.
/// - Isolation: a value type, pure.
package struct Evaluator: Sendable {
  /// Questions and data by name; a loop adds its own.
  package let scope: [String: Value]

  package init(_ scope: [String: Value]) {
    self.scope = scope
  }

  func adding(_ name: String, _ value: Value) -> Evaluator {
    var copy = scope
    copy[name] = value
    return Evaluator(copy)
  }

  /// The value of an expression; ``CaseData/Value/missing`` where the data holds none.
  package func value(of expression: Expression) throws(EvaluationError) -> Value {
    switch expression {
    case .path(let names): return try value(of: names)
    case .literal(let value, _): return value
    case .filtered(let input, let call): return try apply(call, to: input)
    case .comparison(let left, let comparison, let right):
      return .flag(try compare(left, comparison, right))
    case .and(let left, let right):
      guard try isTrue(left) else { return .flag(false) }
      return .flag(try isTrue(right))
    case .or(let left, let right):
      if try isTrue(left) { return .flag(true) }
      return .flag(try isTrue(right))
    case .not(let operand, _): return .flag(try !isTrue(operand))
    }
  }

  /// The value of an expression, which must be there.
  ///
  /// - Throws: GV0220 where it is missing.
  package func present(_ expression: Expression) throws(EvaluationError) -> Value {
    let value = try value(of: expression)
    if value == .missing { throw missing(expression) }
    return value
  }

  /// A flag as it is; a text or list counts when it is not empty, a date or record when it is
  /// there.
  package func isTrue(_ condition: Expression) throws(EvaluationError) -> Bool {
    switch try value(of: condition) {
    case .flag(let flag): return flag
    case .text(let text): return !text.isEmpty
    case .list(let values): return !values.isEmpty
    case .record, .date, .secret: return true
    case .missing: return false
    case let number where number.isNumber:
      throw EvaluationError(
        Diagnostic(
          .notACondition, .error, "\(condition.subject) is a number and no condition",
          at: condition.span, label: "a number", help: "compare it, for example with `> 0`"))
    default: return false
    }
  }

  /// The values of a list.
  package func elements(of sequence: Expression) throws(EvaluationError) -> [Value] {
    let value = try present(sequence)
    guard case .list(let values) = value else {
      throw .mismatch(sequence, wanted: "a list", found: value)
    }
    return values
  }

  private func value(of names: [Name]) throws(EvaluationError) -> Value {
    guard let first = names.first else { return .missing }
    guard var value = scope[first.text] else { throw .unknown(first) }
    for (index, name) in names.enumerated().dropFirst() {
      switch value {
      case .missing: return .missing
      case .record(let fields): value = fields[name.text] ?? .missing
      default:
        throw .mismatch(.path(Array(names[..<index])), wanted: "a record", found: value)
      }
    }
    return value
  }
}

extension Value {
  var isNumber: Bool {
    switch self {
    case .integer, .decimal: true
    default: false
    }
  }
}
