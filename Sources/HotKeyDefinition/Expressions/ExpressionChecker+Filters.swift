package import CaseData
import Diagnostics

extension ExpressionChecker {
  mutating func type(of input: Expression, filteredBy call: FilterCall) -> ValueType {
    let inputType = type(of: input)
    guard let signature = FilterSignature.named(call.name.text) else {
      diagnostics.append(.unknownFilter(call.name))
      for argument in call.arguments { _ = type(of: argument) }
      return .unknown
    }
    let argumentTypes = call.arguments.map { type(of: $0) }
    guard signature.counts.contains(call.arguments.count) else {
      diagnostics.append(.argumentCount(call, signature))
      return result(of: signature, inputType, nil, call)
    }
    guard accepts(signature, inputType, input, call) else { return .unknown }
    for (argument, (type, parameter)) in zip(
      call.arguments, zip(argumentTypes, signature.parameters))
    {
      guard check(argument, type, parameter, inputType, call) else {
        return result(of: signature, inputType, nil, call)
      }
    }
    return result(of: signature, inputType, argumentTypes.first ?? .unknown, call)
  }

  /// `argument` is the type of the first argument; `nil` where an argument is in error.
  private func result(
    of signature: FilterSignature, _ input: ValueType, _ argument: ValueType?, _ call: FilterCall
  ) -> ValueType {
    switch signature.result {
    case .type(let type): return type
    case .sameAsInput:
      if case .list = input { return input }
      return input == .unknown ? .unknown : .text
    case .element:
      if case .list(let element) = input { return element }
      return .unknown
    case .field:
      guard case .list(.record(let fields)) = input, let name = call.arguments.first?.literalText
      else { return .list(.unknown) }
      return .list(fields[name] ?? .unknown)
    case .merged: return argument.flatMap { input.merged(with: $0) } ?? .unknown
    }
  }

  private mutating func accepts(
    _ signature: FilterSignature, _ type: ValueType, _ input: Expression, _ call: FilterCall
  ) -> Bool {
    if type == .unknown { return true }
    if type == .secret {
      diagnostics.append(.secretUsed(input, "filtered"))
      return false
    }
    if signature.inputs.contains(where: { $0.accepts(type) }) {
      return signature.filter != .forsoergelsesperioder || checkMonths(type, input, call)
    }
    diagnostics.append(.filterInput(signature, type, input, call))
    return false
  }

  /// The records need `aar`, `maaned` and `ydelse`.
  private mutating func checkMonths(_ type: ValueType, _ input: Expression, _ call: FilterCall)
    -> Bool
  {
    guard case .list(.record(let fields)) = type else { return true }
    let wrong = FilterSignature.monthFields.compactMap { name, wanted -> String? in
      guard let found = fields[name] else { return "`\(name)` is not there" }
      return found == wanted || found == .unknown ? nil : "`\(name)` is \(found.words)"
    }
    if wrong.isEmpty { return true }
    diagnostics.append(
      Diagnostic(
        .filterInput, .error,
        "filter `\(call.name.text)` cannot read \(input.subject): \(wrong.joined(separator: ", "))",
        at: input.span, label: "no months",
        help: "let the query give `aar` and `maaned` as integers and `ydelse` as text"))
    return false
  }
}

extension FilterSignature.Input {
  /// Whether `check` lets a value of this type through.
  package func accepts(_ type: ValueType) -> Bool {
    switch (self, type) {
    case (.anything, _), (_, .unknown): true
    case (.text, _): type.isWritable
    case (.date, _): type == .date || type == .text
    case (.cpr, _): type.isText
    case (.number, _): type.isNumber
    case (.flag, _): type == .flag
    case (.list, .list): true
    case (.writableList, .list(let element)): element.isWritable
    case (.recordList, .list(.record)), (.recordList, .list(.unknown)): true
    case (.monthList, .list(.record)), (.monthList, .list(.unknown)): true
    default: false
    }
  }

  /// As messages say it.
  package var words: String {
    switch self {
    case .anything: "any value"
    case .text: "text"
    case .date: "a date"
    case .cpr: "a CPR number"
    case .number: "a number"
    case .flag: "a flag"
    case .list: "a list"
    case .writableList: "a list of texts, numbers or dates"
    case .recordList, .monthList: "a list of records"
    }
  }
}
