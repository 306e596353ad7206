import CaseData
import Diagnostics
import Foundation
import HotKeyDefinition
import PanelModel
import Planning

/// What may be chosen as the answer to a question, and what an answer must keep to.
///
/// - Shape: pure; the same rules for the panel's reply and for `--set`.
/// - Errors: ``RunFailure`` with the question's name, never with a line of the list.
struct ChoiceList: Sendable {
  /// The lines as they are shown, CPR numbers and all.
  let lines: [String]
  private let values: [Value]
  private let name: String
  private let isSeveral: Bool
  private let limits: ClosedRange<Int>
  private let initially: QuestionChoice.Initially

  /// A list that the definition itself holds.
  init(options question: Question) {
    let texts = question.options.map(\.precomposedStringWithCanonicalMapping)
    self.init(question, lines: texts, values: texts.map(Value.text))
  }

  /// More options than a combo box shows well; `nil` where it does.
  init?(longOptions question: Question) {
    guard question.type == .text, question.options.count > Self.mostInBox else { return nil }
    self.init(options: question)
  }

  private static let mostInBox = 12

  /// A list that the data hold.
  ///
  /// - Throws: the finding where a line cannot be written; `short-list` where there are too few.
  init(
    _ question: Question, _ elements: QuestionChoice.Elements, in data: [String: Value]
  ) throws(RunFailure) {
    let evaluator = Evaluator(data)
    let values: [Value]
    do throws(EvaluationError) {
      values = try evaluator.elements(of: elements.rows.sequence)
    } catch {
      throw RunFailure(.planning([error.diagnostic]))
    }
    var findings: [Diagnostic] = []
    let lines = values.compactMap { value in
      Evaluator(data.merging([elements.rows.variable.text: value]) { $1 })
        .text(of: elements.show, into: &findings)
    }
    guard findings.isEmpty else { throw RunFailure(.planning(findings)) }
    self.init(question, lines: lines, values: values)
    guard values.count >= limits.lowerBound else { throw failure(.shortList) }
  }

  private init(_ question: Question, lines: [String], values: [Value]) {
    self.lines = lines
    self.values = values
    name = question.name.text
    isSeveral = question.choice?.isSeveral ?? false
    limits = question.choice?.limits ?? 1...1
    initially = question.choice?.initially ?? .texts(question.initially.map { [$0] } ?? [])
  }

  /// The answer where there is nothing to choose from.
  var emptyAnswer: Value? { values.isEmpty && isSeveral ? .list([]) : nil }

  // MARK: Answers

  /// The elements at positions from 0, in the order of the list.
  func answer(at positions: [Int]) throws(RunFailure) -> Value {
    guard Set(positions).count == positions.count, positions.allSatisfy(values.indices.contains)
    else { throw failure(.notInList) }
    guard limits.contains(positions.count) else { throw failure(.wrongCount) }
    let chosen = positions.sorted().map { values[$0] }
    return isSeveral ? .list(chosen) : chosen[0]
  }

  /// The answer that `--set` gives.
  ///
  /// A whole line, or with commas between them lines and positions from 1; a line goes before a
  /// position. `alle` or `all`, `ingen` or `none` or nothing, where several are chosen.
  func answer(_ text: String) throws(RunFailure) -> Value {
    try answer(at: try positions(in: text))
  }

  private func positions(in text: String) throws(RunFailure) -> [Int] {
    let whole = Self.compared(text)
    let places = Dictionary(grouping: lines.indices) { Self.compared(lines[$0]) }
    if let position = try line(whole, in: places) { return [position] }
    if isSeveral {
      if ["alle", "all"].contains(whole.lowercased()) { return Array(values.indices) }
      if ["ingen", "none", ""].contains(whole.lowercased()) { return [] }
    }
    var positions: [Int] = []
    for part in whole.split(separator: ",", omittingEmptySubsequences: false) {
      let part = Self.compared(String(part))
      if let position = try line(part, in: places) {
        positions.append(position)
      } else if let number = Int(part), number > 0 {
        positions.append(number - 1)
      } else {
        throw failure(.notInList)
      }
    }
    return positions
  }

  /// `nil` where no line reads so.
  private func line(_ text: String, in places: [String: [Int]]) throws(RunFailure) -> Int? {
    let found = places[text] ?? []
    if found.count > 1 { throw failure(.notInList) }
    return found.first
  }

  private static func compared(_ text: String) -> String {
    text.precomposedStringWithCanonicalMapping.trimmingWhitespace
  }

  private func failure(_ problem: RunFailure.QuestionProblem) -> RunFailure {
    RunFailure(.question(name: name, problem))
  }

  // MARK: The prompt

  /// The list as the panel shows it: masked, for a screen is read by others too.
  ///
  /// - Parameter chosen: what was chosen before; `nil` for what the definition says.
  func prompted(chosen: [Int]? = nil) -> PromptChoice {
    PromptChoice(
      lines: lines.map(CPRMask.masked), chosen: chosen ?? chosenAtFirst, isSeveral: isSeveral,
      atLeast: limits.lowerBound, atMost: limits.upperBound == Int.max ? nil : limits.upperBound)
  }

  private var chosenAtFirst: [Int] {
    switch initially {
    case .all: Array(values.indices)
    case .none: []
    case .texts(let texts): positions(of: Set(texts.map(Self.compared)))
    }
  }

  private func positions(of texts: Set<String>) -> [Int] {
    lines.indices.filter { texts.contains(Self.compared(lines[$0])) }
  }
}
