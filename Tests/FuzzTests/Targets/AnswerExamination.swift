import CaseData
import Diagnostics
import Foundation
import HotKeyDefinition
import Planning

@testable import Engine

/// Answers that `--set`, a prompt, a window title or a selection gives.
enum AnswerExamination {
  private static let types: [ValueType] = [.text, .cpr, .integer, .decimal, .date, .flag]
  private static let file = SourceFile(path: "", text: "")
  private static let name = Name("valg", at: SourceSpan(file: file, range: 0..<0))
  private static let options = ["Fremmøde", "Telefon", "1", "alle, og flere", "610190-0019"]

  static func examine(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    for mode in [CPRNumber.Mode.production, .test] {
      let reader = AnswerReader(mode: mode)
      for type in types {
        if let value = reader.value(of: text, as: type) { try examine(value, type, reader) }
        _ = reader.find(type, in: text)
        try promise(
          !reader.isTestNumber(text, type) || reader.value(of: text, as: type) == nil,
          "a test number is taken where none may be")
      }
    }
    try choose(text)
    try compare(text)
  }

  /// An answer in its standard form is the same answer.
  private static func examine(
    _ value: Value, _ type: ValueType, _ reader: AnswerReader
  ) throws {
    guard let written = StandardForm.text(value) else { return }
    let again = reader.value(of: written, as: type)
    try promise(again == value, "a written answer of type \(type) reads otherwise")
  }

  private static func choose(_ text: String) throws {
    for isSeveral in [false, true] {
      let choice = QuestionChoice(
        elements: nil, isSeveral: isSeveral, limits: isSeveral ? 0...3 : 1...1, initially: .none)
      let question = Question(
        name: name, type: .text, sources: [.prompt], options: options, choice: choice)
      guard let answer = try? ChoiceList(options: question).answer(text) else { continue }
      let chosen: [Value] = if case .list(let several) = answer { several } else { [answer] }
      try promise(chosen.count <= (isSeveral ? 3 : 1), "more is chosen than may be")
      try promise(
        chosen.allSatisfy(options.map(Value.text).contains), "what is chosen is no option")
    }
  }

  /// What a field holds is compared with what it should hold: a text is right beside itself, and
  /// beside no other.
  private static func compare(_ text: String) throws {
    for kind in FormField.Kind.allCases {
      for toolkit in ToolkitProfile.Toolkit.allCases {
        try promise(
          TextComparison.matches(expected: text, found: text, kind: kind, toolkit: toolkit),
          "a text differs from itself")
        try promise(
          !TextComparison.matches(
            expected: text, found: text + "x", kind: kind, toolkit: toolkit),
          "another text will do")
      }
    }
    _ = TextDifference(expected: text, found: String(text.reversed()))
  }
}
