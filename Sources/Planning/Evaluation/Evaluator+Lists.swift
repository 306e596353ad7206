import CaseData
import HotKeyDefinition

/// The filters over lists.
extension Evaluator {
  func applyToList(
    _ filter: Filter, _ value: Value, of input: Expression, _ call: FilterCall
  ) throws(EvaluationError) -> Value {
    if filter == .take { return try take(value, of: input, call) }
    guard case .list(let values) = value else {
      throw .mismatch(input, wanted: "a list", found: value)
    }
    switch filter {
    case .first: return values.first ?? .missing
    case .last: return values.last ?? .missing
    case .reverse: return .list(values.reversed())
    case .join: return .text(try joined(values, of: input, by: textArgument(0, of: call) ?? ""))
    case .sort: return .list(try sorted(values, of: input, call))
    case .where: return .list(try filtered(values, of: input, call))
    case .map:
      return .list(
        try values.map { value throws(EvaluationError) in
          try field(of: value, input, call)
        })
    case .forsoergelsesperioder: return try SupportPeriods(values, input).merged()
    default: return .missing
    }
  }

  /// A list one value a line; a text with `\n` for each of its line ends.
  func lines(_ value: Value, of input: Expression) throws(EvaluationError) -> Value {
    if case .list(let values) = value { return .text(try joined(values, of: input, by: "\n")) }
    let text = try text(value, of: input)
    return .text(
      text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(
        separator: "\n"))
  }

  private func take(_ value: Value, of input: Expression, _ call: FilterCall)
    throws(EvaluationError) -> Value
  {
    let count = try integerArgument(0, of: call, within: 0...1_000_000) ?? 0
    if case .list(let values) = value { return .list(Array(values.prefix(count))) }
    return .text(String(try text(value, of: input).prefix(count)))
  }

  private func joined(
    _ values: [Value], of input: Expression, by separator: String
  ) throws(EvaluationError) -> String {
    var texts: [String] = []
    var size = 0
    for value in values {
      if value == .missing { throw missingElement(of: input) }
      texts.append(try text(value, of: input))
      size += (texts.last?.utf8.count ?? 0) + separator.utf8.count
      // Before they are put together, so that ten thousand separators of a megabyte never are.
      guard size <= Evaluator.largestText + separator.utf8.count else { throw .tooLarge(input) }
    }
    return texts.joined(separator: separator)
  }

  private func filtered(
    _ values: [Value], of input: Expression, _ call: FilterCall
  ) throws(EvaluationError) -> [Value] {
    guard call.arguments.count == 2 else { return values }
    let wanted = try present(call.arguments[1])
    var kept: [Value] = []
    for value in values {
      let found = try field(of: value, input, call)
      if found == .missing { continue }
      guard let isEqual = Evaluator.isEqual(found, wanted) else {
        throw .mismatch(call.arguments[1], wanted: found.kindInWords, found: wanted)
      }
      if isEqual { kept.append(value) }
    }
    return kept
  }

  /// The field of a record that the first argument names.
  private func field(
    of value: Value, _ input: Expression, _ call: FilterCall
  ) throws(EvaluationError) -> Value {
    guard case .record(let fields) = value else {
      throw .mismatch(input, wanted: "a list of records", found: value)
    }
    return call.arguments.first?.literalText.flatMap { fields[$0] } ?? .missing
  }

  private func sorted(
    _ values: [Value], of input: Expression, _ call: FilterCall
  ) throws(EvaluationError) -> [Value] {
    var keys: [Value] = []
    for value in values {
      let key = call.arguments.isEmpty ? value : try field(of: value, input, call)
      switch key {
      case .list, .record, .secret:
        throw .mismatch(input, wanted: "values that have an order", found: key)
      default: keys.append(key)
      }
    }
    return SortOrder(of: keys).apply(to: values)
  }
}

/// The order of a list: numbers, dates and flags by their own, all else as texts.
///
/// - Shape: stable; missing values come last.
private struct SortOrder {
  let keys: [Value]
  /// Whether all keys are of one ordered kind.
  let isUniform: Bool

  init(of keys: [Value]) {
    self.keys = keys
    let kinds = Set(
      keys.filter { $0 != .missing }.map { $0.isNumber ? "a number" : $0.kindInWords })
    isUniform = kinds.count <= 1
  }

  func apply(to values: [Value]) -> [Value] {
    let order = keys.indices.sorted { left, right in
      if precedes(keys[left], keys[right]) { return true }
      return !precedes(keys[right], keys[left]) && left < right
    }
    return order.map { values[$0] }
  }

  private func precedes(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.missing, _): return false
    case (_, .missing): return true
    case (.date(let first), .date(let second)) where isUniform: return first < second
    case (.flag(let first), .flag(let second)): return !first && second
    default:
      if isUniform, let first = left.number, let second = right.number { return first < second }
      return DanishOrder.precedes(StandardForm.text(left) ?? "", StandardForm.text(right) ?? "")
    }
  }
}
