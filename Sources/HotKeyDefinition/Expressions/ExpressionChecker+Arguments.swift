import CaseData
import Diagnostics

extension ExpressionChecker {
  /// Checks one argument of a filter against its parameter.
  mutating func check(
    _ argument: Expression, _ type: ValueType, _ parameter: FilterSignature.Parameter,
    _ input: ValueType, _ call: FilterCall
  ) -> Bool {
    if type == .secret {
      diagnostics.append(.secretUsed(argument, "an argument"))
      return false
    }
    switch parameter.kind {
    case .text: return require(type.isWritable, "text", argument, type, parameter, call)
    case .integer(let limits): return checkInteger(argument, type, limits, parameter, call)
    case .field: return checkField(argument, input, call)
    case .fieldValue: return checkFieldValue(argument, type, input, call)
    case .anything: return checkDefault(argument, type, input, call)
    case .word(let words): return checkWord(argument, words, call)
    case .wordOrText(let words):
      if call.arguments.count > 1 { return checkWord(argument, words, call) }
      return checkIsLiteral(argument, parameter, call)
    }
  }

  private mutating func checkIsLiteral(
    _ argument: Expression, _ parameter: FilterSignature.Parameter, _ call: FilterCall
  ) -> Bool {
    if argument.literalText != nil { return true }
    diagnostics.append(
      .argument(
        argument, "\(parameter.subject(in: call)) must be a text literal",
        label: "no text literal"))
    return false
  }

  private mutating func require(
    _ isRight: Bool, _ expected: String, _ argument: Expression, _ type: ValueType,
    _ parameter: FilterSignature.Parameter, _ call: FilterCall
  ) -> Bool {
    if isRight || type == .unknown { return true }
    diagnostics.append(
      .argument(
        argument,
        "\(parameter.subject(in: call)) must be \(expected), but it is \(type.words)",
        label: type.words))
    return false
  }

  private mutating func checkInteger(
    _ argument: Expression, _ type: ValueType, _ limits: ClosedRange<Int>,
    _ parameter: FilterSignature.Parameter, _ call: FilterCall
  ) -> Bool {
    guard require(type == .integer, "an integer", argument, type, parameter, call) else {
      return false
    }
    guard case .literal(.integer(let number), _) = argument, !limits.contains(number) else {
      return true
    }
    diagnostics.append(
      .argument(
        argument,
        "\(parameter.subject(in: call)) must be \(limits.words)",
        label: "out of range"))
    return false
  }

  private mutating func checkWord(_ argument: Expression, _ words: [String], _ call: FilterCall)
    -> Bool
  {
    if let text = argument.literalText, words.contains(text) { return true }
    let list = words.map { "`'\($0)'`" }.joined(separator: " or ")
    diagnostics.append(
      .argument(
        argument, "filter `\(call.name.text)` knows no such form", label: "unknown form",
        help: "write \(list), or nothing"))
    return false
  }

  private mutating func checkDefault(
    _ argument: Expression, _ type: ValueType, _ input: ValueType, _ call: FilterCall
  ) -> Bool {
    if input.merged(with: type) != nil { return true }
    diagnostics.append(
      .argument(
        argument, "\(type.words) cannot stand in for \(input.words)", label: type.words,
        help: "give `default` a value of the same type"))
    return false
  }

  private mutating func checkField(_ argument: Expression, _ input: ValueType, _ call: FilterCall)
    -> Bool
  {
    guard let name = argument.literalText else {
      diagnostics.append(
        .argument(
          argument, "filter `\(call.name.text)` takes the name of a field as a text literal",
          label: "no text literal", help: "write for example `\(call.name.text)('fra')`"))
      return false
    }
    switch input {
    case .list(.record(let fields)):
      guard let type = fields[name] else {
        diagnostics.append(.unknownFieldArgument(name, argument, fields))
        return false
      }
      return call.name.text == Filter.sort.rawValue ? checkSortable(type, argument) : true
    case .list(.unknown), .unknown: return true
    default:
      diagnostics.append(
        .argument(
          argument, "only records have fields, but this is \(input.words)", label: "no field here"))
      return false
    }
  }

  private mutating func checkSortable(_ type: ValueType, _ argument: Expression) -> Bool {
    if type.isWritable || type == .flag { return true }
    diagnostics.append(
      .argument(argument, "\(type.words) cannot be put in order", label: type.words))
    return false
  }

  private mutating func checkFieldValue(
    _ argument: Expression, _ type: ValueType, _ input: ValueType, _ call: FilterCall
  ) -> Bool {
    guard case .list(.record(let fields)) = input, let name = call.arguments.first?.literalText,
      let field = fields[name]
    else { return true }
    if ExpressionChecker.canBeEqual(field, type) { return true }
    if field == .date, argument.literalDate != nil { return true }
    diagnostics.append(
      .argument(
        argument, "field `\(name)` is \(field.words) and cannot be compared with \(type.words)",
        label: type.words, help: field == .date ? "write a date as `'2026-11-22'`" : nil))
    return false
  }
}

extension FilterSignature.Parameter {
  /// How a message names it: `` `count` of filter `take` ``.
  fileprivate func subject(in call: FilterCall) -> String {
    "`\(name)` of filter `\(call.name.text)`"
  }
}

extension ClosedRange<Int> {
  /// `from 0 to 10`.
  package var words: String { "from \(lowerBound) to \(upperBound)" }
}
