import CaseData
import HotKeyDefinition

import struct FoundationEssentials.Decimal

extension Evaluator {
  func compare(
    _ left: Expression, _ comparison: ComparisonOperator, _ right: Expression
  ) throws(EvaluationError) -> Bool {
    let (first, second) = (try present(left), try present(right))
    if let (low, high) = Evaluator.numbers(first, second) { return comparison.holds(low, high) }
    switch (first, second) {
    case (.date(let low), .date(let high)): return comparison.holds(low, high)
    case (.date(let low), .text): return comparison.holds(low, try date(second, of: right))
    case (.text, .date(let high)): return comparison.holds(try date(first, of: left), high)
    default:
      guard let isEqual = Evaluator.isEqual(first, second) else {
        throw .mismatch(right, wanted: first.kindInWords, found: second)
      }
      guard comparison == .equal || comparison == .notEqual else {
        throw .mismatch(left, wanted: "a number or date", found: first)
      }
      return isEqual == (comparison == .equal)
    }
  }

  /// Whether two values are the same; `nil` where they cannot be compared.
  static func isEqual(_ first: Value, _ second: Value) -> Bool? {
    if let (low, high) = numbers(first, second) { return low == high }
    switch (first, second) {
    case (.text(let left), .text(let right)): return left == right
    case (.flag(let left), .flag(let right)): return left == right
    case (.date(let left), .date(let right)): return left == right
    case (.date(let left), .text(let right)): return DanishDate.read(right).map { $0 == left }
    default: return nil
    }
  }

  private static func numbers(_ first: Value, _ second: Value) -> (Decimal, Decimal)? {
    guard let low = first.number, let high = second.number else { return nil }
    return (low, high)
  }

  /// The day a value holds, or that its text reads as.
  func date(_ value: Value, of expression: Expression) throws(EvaluationError) -> CalendarDate {
    switch value {
    case .date(let date): return date
    case .text(let text):
      guard let date = DanishDate.read(text) else {
        throw .unreadable(expression, as: "a date", found: value)
      }
      return date
    default: throw .mismatch(expression, wanted: "a date", found: value)
    }
  }
}

extension ComparisonOperator {
  fileprivate func holds<Ordered: Comparable>(_ left: Ordered, _ right: Ordered) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}

extension Value {
  /// An integer or decimal as a decimal.
  var number: Decimal? {
    switch self {
    case .integer(let number): Decimal(number)
    case .decimal(let number): number.isNaN ? nil : number
    default: nil
    }
  }
}
