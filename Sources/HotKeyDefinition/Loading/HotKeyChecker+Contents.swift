import CaseData
import Diagnostics

import struct FoundationEssentials.Decimal

extension HotKeyChecker {
  /// What a field is given, checked against what it takes.
  ///
  /// - Returns: the content; a literal text in a date, number or check box field as the value it
  ///   reads as.
  mutating func check(
    _ content: Template, for field: FormField, _ name: Name, in scope: TypeScope
  ) -> Template {
    let type = content.check(in: scope, into: &findings.diagnostics)
    if field.kind == .readOnly {
      findings.add(
        .readOnlyField, "`\(name.text)` can only be read", at: name.span.range,
        notes: [declared(field)],
        help: "leave it out; it may show the citizen as the form's `citizen`")
      return content
    }
    switch field.kind {
    case .text, .multiline, .readOnly: checkText(content, type, field)
    case .choice: checkChoice(content, type, field)
    case .date, .number, .checkbox: return checkTyped(content, type, field)
    }
    return content
  }

  private func declared(_ field: FormField) -> Diagnostic.Note {
    Diagnostic.Note(
      "`\(field.name.text)` is declared here as \(field.kind.words)", at: field.name.span)
  }

  private mutating func wrongType(_ content: Template, _ type: ValueType, _ field: FormField) {
    let help: String? =
      switch (field.kind, type) {
      case (.text, .flag), (.multiline, .flag), (.choice, .flag): "write `| yesno`"
      case (.number, .text): "give the number itself, without a filter"
      case (.checkbox, .text): "give a flag, or compare: `{{ borger.tolk == 'ja' }}`"
      default: nil
      }
    findings.add(
      .contentType, "`\(field.name.text)` takes \(field.kind.wanted), found \(type.words)",
      at: content.source.span.range, label: type.words, notes: [declared(field)], help: help)
  }

  private mutating func checkText(_ content: Template, _ type: ValueType, _ field: FormField) {
    if type == .flag { return wrongType(content, type, field) }
    if field.kind == .text, let literal = content.literal, literal.contains("\n") {
      findings.add(
        .contentType, "`\(field.name.text)` takes one line, found several",
        at: content.source.span.range, notes: [declared(field)],
        help: "declare it as `multiline`, or join the lines with `>-`")
    }
    let length = ShortestText(isOneLine: field.kind != .multiline).length(of: content)
    guard let limit = field.length, length > limit else { return }
    findings.add(
      .contentTooLong,
      "`\(field.name.text)` takes \(limit) characters, found at least \(length)",
      at: content.source.span.range, notes: [declared(field)])
  }

  private mutating func checkChoice(_ content: Template, _ type: ValueType, _ field: FormField) {
    guard ValueType.text.accepts(type) else { return wrongType(content, type, field) }
    guard !field.options.isEmpty, let outcomes = content.outcomes else { return }
    let known = Set(field.options)
    // Each is looked for in the whole text, so that thousands would take minutes.
    for outcome in outcomes.lazy.filter({ !known.contains($0) }).prefix(20) {
      findings.add(
        .unknownOption, "`\(field.name.text)` has no option `\(outcome)`",
        at: content.source.place(of: outcome).range, label: "unknown option",
        notes: [declared(field)],
        help: Suggestion.help(outcome, in: field.options, noun: "options"))
    }
  }

  /// Fields that take a value, not a text: a literal is read as one here, once and for all.
  private mutating func checkTyped(
    _ content: Template, _ type: ValueType, _ field: FormField
  ) -> Template {
    if let literal = content.literal {
      if let value = field.kind.value(of: literal) {
        return Template(
          parts: [.output(.literal(value, content.source.span), content.source.span)],
          source: content.source)
      }
      findings.add(
        .contentType, "`\(field.name.text)` takes \(field.kind.wanted), found `\(literal)`",
        at: content.source.span.range, notes: [declared(field)], help: field.kind.example)
      return content
    }
    let fits =
      switch field.kind {
      case .date: type == .date || type == .text
      case .number: type == .integer || type == .decimal
      default: type == .flag
      }
    if !fits, type != .unknown { wrongType(content, type, field) }
    return content
  }
}

extension PositionedText {
  /// Where a literal stands in it, if it stands there once; else the whole.
  fileprivate func place(of literal: String) -> SourceSpan {
    let wanted = Array(literal.unicodeScalars)
    let scalars = Array(text.unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= scalars.count else { return span }
    let starts = (0...scalars.count - wanted.count).filter {
      scalars[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
    return starts.count == 1 ? span(starts[0]..<starts[0] + wanted.count) : span
  }
}

extension FormField.Kind {
  /// With its article: `a date field`.
  var words: String {
    "\(self == .choice ? "a choice" : self == .checkbox ? "a check box" : "a \(rawValue) field")"
  }

  /// What it takes, with its article.
  fileprivate var wanted: String {
    switch self {
    case .date: "a date"
    case .number: "a number"
    case .checkbox: "a flag"
    case .text, .multiline, .choice, .readOnly: "a text"
    }
  }

  fileprivate var example: String? {
    switch self {
    case .date: "write a day of the calendar, such as `22-11-2026`"
    case .number: "write digits, with a comma for decimals, such as `37,5`"
    case .checkbox: "write `true` or `false`"
    case .text, .multiline, .choice, .readOnly: nil
    }
  }

  /// The value a literal reads as in such a field.
  fileprivate func value(of literal: String) -> Value? {
    switch self {
    case .date: (CalendarDate(danish: literal) ?? CalendarDate(iso: literal)).map(Value.date)
    case .checkbox: Bool(literal).map(Value.flag)
    case .number: Self.number(literal)
    case .text, .multiline, .choice, .readOnly: nil
    }
  }

  /// `37`, `-2,5`; no thousands, for `1.000` could be read in two ways.
  private static func number(_ literal: String) -> Value? {
    let isNegative = literal.hasPrefix("-")
    let parts = literal.dropFirst(isNegative ? 1 : 0)
      .split(separator: ",", omittingEmptySubsequences: false)
    let digits = parts.joined()
    let areDigits = parts.allSatisfy {
      !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard parts.count <= 2, areDigits, digits.count <= 18, let number = Int(digits) else {
      return nil
    }
    if parts.count == 1 { return .integer(isNegative ? -number : number) }
    let sign: FloatingPointSign = isNegative ? .minus : .plus
    return .decimal(
      Decimal(sign: sign, exponent: -parts[1].count, significand: Decimal(number)))
  }
}

extension Template {
  /// The text, where there is nothing in it but text.
  var literal: String? {
    switch (parts.first, parts.count) {
    case (nil, _): ""
    case (.text(let text), 1): text
    default: nil
    }
  }

  /// Every text it can become, where that is known beforehand.
  var outcomes: [String]? { Self.outcomes(parts) }

  private static func outcomes(_ parts: [Part]) -> [String]? {
    guard parts.count == 1 else { return parts.isEmpty ? [""] : nil }
    switch parts[0] {
    case .text(let text): return [text]
    case .output(.literal(.text(let text), _), _): return [text]
    case .output, .loop: return nil
    case .choice(let branches, let otherwise):
      let all = branches.map(\.parts) + (otherwise.isEmpty ? [] : [otherwise])
      let each = all.compactMap(outcomes)
      return each.count == all.count ? each.flatMap { $0 } : nil
    }
  }
}
