package import CaseData
import Diagnostics

extension ExpressionChecker {
  /// Checks that two values can be compared.
  ///
  /// Texts and flags can be equal or not, numbers and dates also have an order. A date takes a text
  /// literal that reads as one.
  mutating func compare(_ left: Expression, _ comparison: ComparisonOperator, _ right: Expression) {
    let (first, second) = (type(of: left), type(of: right))
    let span = left.span.joined(with: right.span)
    if first == .secret || second == .secret {
      diagnostics.append(.secretUsed(first == .secret ? left : right, "compared"))
      return
    }
    guard areComparable(left, first, right, second) else {
      diagnostics.append(
        Diagnostic(
          .typesNotComparable, .error, "cannot compare \(first.words) with \(second.words)",
          at: span,
          label: "two types", help: help(left, first, right, second)))
      return
    }
    guard comparison != .equal, comparison != .notEqual, !hasOrder(first), !hasOrder(second) else {
      return
    }
    let type = first == .unknown ? second : first
    guard type != .unknown else { return }
    diagnostics.append(
      Diagnostic(
        .typesNotComparable, .error, "`\(comparison.rawValue)` has no meaning for \(type.words)",
        at: span, label: type.words, help: "numbers and dates have an order"))
  }

  /// Whether values of the two types can be equal.
  static func canBeEqual(_ first: ValueType, _ second: ValueType) -> Bool {
    switch (first, second) {
    case (.unknown, _), (_, .unknown), (.date, .date), (.flag, .flag): true
    default: first.isText && second.isText || first.isNumber && second.isNumber
    }
  }

  private func hasOrder(_ type: ValueType) -> Bool { type.isNumber || type == .date }

  private func areComparable(
    _ left: Expression, _ first: ValueType, _ right: Expression, _ second: ValueType
  ) -> Bool {
    if ExpressionChecker.canBeEqual(first, second) { return true }
    if first == .date, right.literalDate != nil { return true }
    return second == .date && left.literalDate != nil
  }

  private func help(
    _ left: Expression, _ first: ValueType, _ right: Expression, _ second: ValueType
  ) -> String? {
    let literalBesideDate =
      first == .date ? right.literalText : second == .date ? left.literalText : nil
    return literalBesideDate == nil ? nil : "write a date as `'2026-11-22'`"
  }
}

extension Expression {
  /// The text of a text literal.
  package var literalText: String? {
    guard case .literal(.text(let text), _) = self else { return nil }
    return text
  }

  /// The day a text literal names.
  package var literalDate: CalendarDate? {
    literalText.flatMap { CalendarDate(iso: $0) ?? CalendarDate(danish: $0) }
  }
}
