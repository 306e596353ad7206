import CaseData
import Diagnostics

/// The sentences of the checker, in one place.
extension Diagnostic {
  static func unknownName(_ name: Name, in scope: TypeScope) -> Diagnostic {
    let help =
      scope.names.isEmpty
      ? "nothing is known here; add it under `ask:`, `data:` or a text's `needs:`"
      : Suggestion.help(name.text, inUnordered: scope.names.keys, noun: "names")
    return Diagnostic(
      .unknownNameInScope, .error, "unknown name `\(name.text)`", at: name.span,
      label: "unknown name",
      help: help)
  }

  static func unknownField(
    _ name: Name, of owner: ArraySlice<Name>, _ fields: [String: ValueType]
  ) -> Diagnostic {
    Diagnostic(
      .unknownRecordField, .error, "`\(path(owner))` has no field `\(name.text)`", at: name.span,
      label: "unknown field",
      help: Suggestion.help(name.text, inUnordered: fields.keys, noun: "fields"))
  }

  static func unknownFieldArgument(
    _ name: String, _ argument: Expression, _ fields: [String: ValueType]
  ) -> Diagnostic {
    Diagnostic(
      .unknownRecordField, .error, "the records have no field `\(name)`", at: argument.span,
      label: "unknown field", help: Suggestion.help(name, inUnordered: fields.keys, noun: "fields"))
  }

  static func noRecord(_ owner: ArraySlice<Name>, _ type: ValueType, field: Name) -> Diagnostic {
    let help =
      if case .list = type {
        "go through it with `{% for … %}`, or take the field of all with `| map('\(field.text)')`"
      } else { String?.none }
    return Diagnostic(
      .notARecord, .error, "`\(path(owner))` is \(type.words) and has no field `\(field.text)`",
      at: field.span, label: "no field here", help: help)
  }

  static func unknownFilter(_ name: Name) -> Diagnostic {
    let names = FilterSignature.all.map(\.name)
    let help = Suggestion.nearest(name.text, in: names).map { "did you mean `\($0)`?" }
    return Diagnostic(
      .unknownFilter, .error, "unknown filter `\(name.text)`", at: name.span,
      label: "unknown filter",
      help: help ?? "filters: " + names.sorted().map { "`\($0)`" }.joined(separator: ", "))
  }

  static func argumentCount(_ call: FilterCall, _ signature: FilterSignature) -> Diagnostic {
    let names = signature.parameters.map(\.name).joined(separator: ", ")
    return Diagnostic(
      .filterArgumentCount, .error,
      "filter `\(signature.name)` takes \(signature.countInWords), found \(call.arguments.count)",
      at: call.span, label: "\(call.arguments.count) given",
      help: names.isEmpty ? "write `\(signature.name)`" : "write `\(signature.name)(\(names))`")
  }

  static func filterInput(
    _ signature: FilterSignature, _ type: ValueType, _ input: Expression, _ call: FilterCall
  ) -> Diagnostic {
    let expected = signature.inputs.map(\.words).joined(separator: " or ")
    return Diagnostic(
      .filterInput, .error,
      "filter `\(signature.name)` takes \(expected), but \(input.subject) is \(type.words)",
      at: input.span, label: type.words, help: type == .flag ? "write `| yesno` before it" : nil)
  }

  static func argument(
    _ argument: Expression, _ message: String, label: String, help: String? = nil
  ) -> Diagnostic {
    Diagnostic(.filterArgument, .error, message, at: argument.span, label: label, help: help)
  }

  static func secretUsed(_ expression: Expression, _ use: String) -> Diagnostic {
    Diagnostic(
      .secretInText, .error, "\(expression.subject) is a secret and cannot be \(use)",
      at: expression.span, label: "a secret",
      help: "a secret may only be all of a field: `{{ … }}` and nothing else")
  }

  private static func path(_ names: ArraySlice<Name>) -> String {
    names.map(\.text).joined(separator: ".")
  }
}

extension FilterSignature {
  /// `no arguments`, `1 argument`, `at most 2 arguments`, `0 or 2 arguments`.
  var countInWords: String {
    let most = counts.max() ?? 0
    let noun = most == 1 ? "argument" : "arguments"
    if most == 0 { return "no arguments" }
    if counts == [most] { return "\(most) \(noun)" }
    if counts.count == most + 1 { return "at most \(most) \(noun)" }
    return counts.map(String.init).joined(separator: " or ") + " \(noun)"
  }
}
