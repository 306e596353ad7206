import CaseData
import Diagnostics

import struct Foundation.Decimal

/// Reads scalars as what the field they fill wants; each gives a finding and `nil` where it cannot.
extension Findings {
  /// A text that is not empty.
  mutating func scalar(_ node: YAMLNode, of subject: String) -> YAMLScalar? {
    guard case .scalar(let scalar) = node, !scalar.isAbsent else {
      expected("a text", for: subject, found: node)
      return nil
    }
    note(.scalar, at: scalar.range)
    return scalar
  }

  /// The text of an entry, not empty and not blank.
  mutating func text(_ entry: YAMLMapping.Entry?) -> String? {
    guard let entry, let scalar = scalar(entry.value, of: "`\(entry.key.text)`") else { return nil }
    note(.text, at: scalar.range)
    guard scalar.text.contains(where: { !$0.isWhitespace }) else {
      add(.emptyValue, "`\(entry.key.text)` is empty", at: scalar.range)
      return nil
    }
    return scalar.text
  }

  /// The text of an entry with its place.
  mutating func name(_ entry: YAMLMapping.Entry?) -> Name? {
    guard let entry, text(entry) != nil, case .scalar(let scalar) = entry.value else { return nil }
    return Name(scalar.text, at: span(scalar.range))
  }

  /// An id: simple, or with parts joined by periods.
  mutating func id(_ node: YAMLNode, of subject: String, isDotted: Bool = false) -> Name? {
    guard let scalar = scalar(node, of: subject) else { return nil }
    note(.id(isDotted ? .dotted : .simple), at: scalar.range)
    let isWell = isDotted ? Identifier.isDotted(scalar.text) : Identifier.isSimple(scalar.text)
    guard isWell else {
      malformed(scalar, isDotted: isDotted)
      return nil
    }
    return Name(scalar.text, at: span(scalar.range))
  }

  mutating func id(_ entry: YAMLMapping.Entry?, isDotted: Bool = false) -> Name? {
    guard let entry else { return nil }
    return id(entry.value, of: "`\(entry.key.text)`", isDotted: isDotted)
  }

  /// One of the words of an enumeration.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ node: YAMLNode, of subject: String, _: Word.Type
  ) -> Word? {
    guard let scalar = scalar(node, of: subject) else { return nil }
    let words = Word.allCases.map(\.rawValue)
    note(.word(words), at: scalar.range)
    if let word = Word(rawValue: scalar.text) { return word }
    unknownWord(scalar, of: subject, among: words)
    return nil
  }

  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ entry: YAMLMapping.Entry?, _ type: Word.Type
  ) -> Word? {
    guard let entry else { return nil }
    return word(entry.value, of: "`\(entry.key.text)`", type)
  }

  /// Says which words there are.
  mutating func unknownWord(_ scalar: YAMLScalar, of subject: String, among words: [String]) {
    add(
      .unknownWord, "\(subject) cannot be `\(scalar.text)`", at: scalar.range,
      label: "expected " + Phrase.alternatives(words),
      help: Suggestion.nearest(scalar.text, in: words).map { "did you mean `\($0)`?" })
  }

  /// A whole number within limits.
  mutating func integer(_ entry: YAMLMapping.Entry?, in limits: ClosedRange<Int>) -> Int? {
    guard let entry, let scalar = scalar(entry.value, of: "`\(entry.key.text)`") else { return nil }
    note(.integer(limits), at: scalar.range)
    let digits = !scalar.text.isEmpty && scalar.text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    if digits, let number = Int(scalar.text), limits.contains(number) { return number }
    add(
      .notANumber, "`\(entry.key.text)` cannot be `\(scalar.text)`", at: scalar.range,
      label: "expected a whole number from \(limits.lowerBound) to \(limits.upperBound)")
    return nil
  }

  /// A number with a decimal point, exactly as its digits say.
  mutating func decimal(_ entry: YAMLMapping.Entry?) -> Decimal? {
    guard let entry, let scalar = scalar(entry.value, of: "`\(entry.key.text)`") else { return nil }
    note(.decimal, at: scalar.range)
    if let number = Decimal(exactly: scalar.text) { return number }
    let danish = Decimal(exactly: scalar.text, decimalMark: ",") != nil
    add(
      .notANumber, "`\(entry.key.text)` cannot be `\(scalar.text)`", at: scalar.range,
      label: "expected a number such as 1.12, of 38 digits at most",
      help: danish ? "write `\(scalar.text.replacing(",", with: "."))`" : nil)
    return nil
  }

  /// A day, `2026-11-22`.
  mutating func date(_ entry: YAMLMapping.Entry?) -> CalendarDate? {
    guard let entry, let scalar = scalar(entry.value, of: "`\(entry.key.text)`") else { return nil }
    note(.date, at: scalar.range)
    if scalar.text.utf8.count == 10, let date = CalendarDate(iso: scalar.text) { return date }
    let danish = CalendarDate(danish: scalar.text)
    add(
      .notADate, "`\(entry.key.text)` cannot be `\(scalar.text)`", at: scalar.range,
      label: "expected a day of the calendar, such as 2026-11-22",
      help: danish.map { "write `\($0.iso)`" })
    return nil
  }

  /// `true` or `false`.
  mutating func flag(_ entry: YAMLMapping.Entry?) -> Bool? {
    guard let entry, let scalar = scalar(entry.value, of: "`\(entry.key.text)`") else { return nil }
    note(.flag, at: scalar.range)
    if let flag = Bool(scalar.text) { return flag }
    let meant = [
      "yes": "true", "on": "true", "ja": "true", "no": "false", "off": "false", "nej": "false",
    ]
    add(
      .notAFlag, "`\(entry.key.text)` cannot be `\(scalar.text)`", at: scalar.range,
      label: "expected `true` or `false`",
      help: meant[scalar.text.lowercased()].map { "write `\($0)`" })
    return nil
  }

  /// `2 s`, `500 ms`; up to ten minutes.
  mutating func duration(_ entry: YAMLMapping.Entry?) -> Duration? {
    guard let entry, let scalar = scalar(entry.value, of: "`\(entry.key.text)`") else { return nil }
    note(.duration, at: scalar.range)
    let parts = scalar.text.split(separator: " ")
    if parts.count == 2, parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(parts[0]), let unit = ["s": 1000, "ms": 1][parts[1]],
      number > 0, number <= 600_000 / unit
    {
      return .milliseconds(number * unit)
    }
    add(
      .notADuration, "`\(entry.key.text)` cannot be `\(scalar.text)`", at: scalar.range,
      label: "expected a number and `s` or `ms`, such as `2 s`; ten minutes at most")
    return nil
  }

  /// The type of a value, one of `allowed`.
  mutating func valueType(_ node: YAMLNode, of subject: String, _ allowed: [String]) -> ValueType? {
    guard let scalar = scalar(node, of: subject) else { return nil }
    note(.type(allowed), at: scalar.range)
    if allowed.contains(scalar.text), let type = ValueType.simple[scalar.text] { return type }
    add(
      .unknownType, "unknown type `\(scalar.text)`", at: scalar.range,
      label: "expected " + Phrase.alternatives(allowed),
      help: Suggestion.nearest(scalar.text, in: allowed).map { "did you mean `\($0)`?" })
    return nil
  }
}

extension ValueType {
  /// By their names in definitions.
  static let simple: [String: ValueType] = [
    "text": .text, "integer": .integer, "decimal": .decimal, "date": .date, "flag": .flag,
    "cpr": .cpr, "secret": .secret,
  ]

  /// What a question or a parameter may be.
  package static let askable = ["text", "integer", "decimal", "date", "flag", "cpr"]
  /// What a column may be.
  package static let fetchable = askable + ["secret"]
}

/// Lists of names in a sentence.
enum Phrase {
  /// `` `a`, `b` or `c` ``.
  static func alternatives(_ words: [String]) -> String {
    let quoted = words.map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "nothing" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }

  /// `` `a`, `b` and 3 more ``.
  static func list(_ words: [String], atMost limit: Int = 12) -> String {
    let shown = words.prefix(limit).map { "`\($0)`" }.joined(separator: ", ")
    return words.count > limit ? "\(shown) and \(words.count - limit) more" : shown
  }

  /// `1 argument`, `2 arguments`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number == 0 ? "no" : String(number)) \(noun)\(number == 1 ? "" : "s")"
  }
}
