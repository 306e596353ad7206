import CaseData
import Foundation
import HotKeyDefinition

/// Reads an answer to `ask:` out of a text.
struct AnswerReader: Sendable {
  enum Search: Sendable {
    case found(Value)
    case absent
    case several
  }

  let mode: CPRNumber.Mode

  /// The whole text as the answer, `nil` where it is none.
  func value(of text: String, as type: ValueType) -> Value? {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    switch type {
    case .cpr: return (try? CPRNumber(text, mode: mode)).map { .text($0.digits) }
    case .integer: return Int(text).map { .integer($0) }
    case .decimal: return TextComparison.number(text).map { .decimal($0) }
    case .date: return (CalendarDate(danish: text) ?? CalendarDate(iso: text)).map { .date($0) }
    case .flag:
      let word = text.lowercased()
      return ["ja", "true"].contains(word)
        ? .flag(true) : ["nej", "false"].contains(word) ? .flag(false) : nil
    case .text: return text.isEmpty ? nil : .text(text.precomposedStringWithCanonicalMapping)
    case .secret, .record, .list, .unknown: return nil
    }
  }

  /// An answer that was given beforehand.
  ///
  /// - Throws: `invalid`, or `test-number` where it would be one in test mode.
  func answer(_ text: String, to question: Question) throws(RunFailure) -> Value {
    if let value = value(of: text, as: question.type),
      question.options.isEmpty || question.options.contains(text)
    {
      return value
    }
    throw RunFailure(
      .question(
        name: question.name.text,
        isTestNumber(text, question.type) ? .testNumber : .invalid))
  }

  /// Whether the text is a fictitious CPR number where those are not taken.
  func isTestNumber(_ text: String, _ type: ValueType) -> Bool {
    type == .cpr && mode == .production
      && value(of: text, as: .cpr) == nil
      && AnswerReader(mode: .test).value(of: text, as: .cpr) != nil
  }

  /// The same for a number somewhere in a text.
  func isTestNumber(in text: String, _ type: ValueType) -> Bool {
    guard type == .cpr, mode == .production else { return false }
    if case .found = AnswerReader(mode: .test).find(.cpr, in: text) { return true }
    return false
  }

  /// The answer somewhere in a window title or a selection; for anything but a CPR number the whole
  /// text must be it.
  func find(_ type: ValueType, in text: String) -> Search {
    guard case .cpr = type else { return value(of: text, as: type).map { .found($0) } ?? .absent }
    switch CPRNumber.only(in: text, mode: mode) {
    case .found(let number): return .found(.text(number.digits))
    case .absent: return .absent
    case .ambiguous: return .several
    }
  }
}

extension HotKey {
  /// - Throws: `unknown-name` where an answer is given to what is not asked.
  func refuseStrangers(in setting: [String: String]) throws(RunFailure) {
    let known = Set(questions.map(\.name.text))
    if let stranger = setting.keys.filter({ !known.contains($0) }).min() {
      throw RunFailure(.question(name: stranger, .unknownName))
    }
  }
}
