import CaseData
import HotKeyDefinition

/// The filters over one value.
extension Evaluator {
  func apply(_ call: FilterCall, to input: Expression) throws(EvaluationError) -> Value {
    guard let filter = FilterSignature.named(call.name.text)?.filter else {
      throw .unknown(call.name)
    }
    let value = try value(of: input)
    if value == .missing { return try replaceMissing(filter, call) }
    switch filter {
    case .default: return value
    case .upper: return .text(try text(value, of: input).uppercased())
    case .lower: return .text(try text(value, of: input).lowercased())
    case .trim: return .text(Evaluator.trimmed(try text(value, of: input)))
    case .replace: return try replace(value, of: input, call)
    case .lines: return try lines(value, of: input)
    case .date: return .text(try written(date(value, of: input), call))
    case .cpr: return try cpr(value, of: input, call)
    case .money: return try money(value, of: input, call)
    case .number: return try number(value, of: input, call)
    case .yesno: return try yesNo(value, of: input, call)
    case .length: return try length(value, of: input)
    case .first, .last, .join, .sort, .reverse, .take, .where, .map, .forsoergelsesperioder:
      return try applyToList(filter, value, of: input, call)
    }
  }

  /// A missing value stays missing, but for the two filters that say what to do about it.
  private func replaceMissing(_ filter: Filter, _ call: FilterCall) throws(EvaluationError) -> Value
  {
    switch filter {
    case .default:
      guard let replacement = call.arguments.first else { return .missing }
      return try value(of: replacement)
    case .date:
      guard let text = call.arguments.last?.literalText, text != "lang" || call.arguments.count > 1
      else { return .missing }
      return .text(text)
    default: return .missing
    }
  }

  /// The text a value stands for.
  func text(_ value: Value, of expression: Expression) throws(EvaluationError) -> String {
    if case .secret = value { throw .secret(expression) }
    guard let text = StandardForm.text(value) else {
      throw .mismatch(expression, wanted: "text", found: value)
    }
    return text
  }

  /// An argument, which must be there, as text.
  func textArgument(_ place: Int, of call: FilterCall) throws(EvaluationError) -> String? {
    guard place < call.arguments.count else { return nil }
    let argument = call.arguments[place]
    return try text(present(argument), of: argument)
  }

  static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }

  private func replace(_ value: Value, of input: Expression, _ call: FilterCall)
    throws(EvaluationError) -> Value
  {
    guard let old = try textArgument(0, of: call), let new = try textArgument(1, of: call),
      !old.isEmpty
    else {
      throw .mismatch(
        call.arguments.first ?? input, wanted: "a text that is not empty", found: .text(""))
    }
    let text = try text(value, of: input)
    // Known before it is made: each of a chain of these multiplies what the one before has made.
    let growth =
      (new.utf8.count - old.utf8.count)
      * (new.utf8.count > old.utf8.count ? text.ranges(of: old).count : 0)
    guard text.utf8.count + growth <= Evaluator.largestText else { throw .tooLarge(input) }
    return .text(text.replacing(old, with: new))
  }

  private func written(_ date: CalendarDate, _ call: FilterCall) -> String {
    call.arguments.first?.literalText == "lang" ? DanishDate.long(date) : date.danish
  }

  private func cpr(_ value: Value, of input: Expression, _ call: FilterCall) throws(EvaluationError)
    -> Value
  {
    let isPlain = call.arguments.first?.literalText == "plain"
    let text = try text(value, of: input)
    guard let number = isPlain ? DanishCPR.digits(text) : DanishCPR.hyphenated(text) else {
      throw .unreadable(input, as: "a CPR number", found: value)
    }
    return .text(number)
  }

  private func money(_ value: Value, of input: Expression, _ call: FilterCall)
    throws(EvaluationError) -> Value
  {
    guard let number = value.number, let text = DanishNumber.text(number, decimals: 2) else {
      throw .mismatch(input, wanted: "a number", found: value)
    }
    return .text(call.arguments.isEmpty ? text + " kr." : text)
  }

  private func number(_ value: Value, of input: Expression, _ call: FilterCall)
    throws(EvaluationError) -> Value
  {
    let places = try integerArgument(0, of: call, within: 0...10)
    guard let number = value.number, let text = DanishNumber.text(number, decimals: places) else {
      throw .mismatch(input, wanted: "a number", found: value)
    }
    return .text(text)
  }

  func integerArgument(
    _ place: Int, of call: FilterCall, within limits: ClosedRange<Int>
  ) throws(EvaluationError) -> Int? {
    guard place < call.arguments.count else { return nil }
    let argument = call.arguments[place]
    let value = try present(argument)
    guard case .integer(let number) = value, limits.contains(number) else {
      throw .mismatch(
        argument, wanted: "\(limits.lowerBound) to \(limits.upperBound)", found: value)
    }
    return number
  }

  private func yesNo(_ value: Value, of input: Expression, _ call: FilterCall)
    throws(EvaluationError) -> Value
  {
    guard case .flag(let flag) = value else {
      throw .mismatch(input, wanted: "a flag", found: value)
    }
    return .text(try textArgument(flag ? 0 : 1, of: call) ?? (flag ? "ja" : "nej"))
  }

  private func length(_ value: Value, of input: Expression) throws(EvaluationError) -> Value {
    if case .list(let values) = value { return .integer(values.count) }
    return .integer(try text(value, of: input).count)
  }
}
