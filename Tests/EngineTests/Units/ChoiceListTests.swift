import CaseData
import Diagnostics
import HotKeyDefinition
import PanelModel
import Testing

@testable import Engine

@Suite struct ChoiceListTests {
  private static let options = ["Helbred", "Netværk", "1", "Netværk, familie"]

  private func list(
    _ limits: ClosedRange<Int> = 0...Int.max, _ initially: QuestionChoice.Initially = .none,
    options: [String] = options
  ) -> ChoiceList {
    let choice = QuestionChoice(
      elements: nil, isSeveral: true, limits: limits, initially: initially)
    return ChoiceList(
      options: Question(
        name: Plans.name("emner"), type: .list(.text), sources: [.prompt], options: options,
        choice: choice))
  }

  private func texts(_ value: Value?) -> [String] {
    guard case .list(let values) = value else { return [] }
    return values.map { if case .text(let text) = $0 { text } else { "?" } }
  }

  private func problem(_ body: () throws(RunFailure) -> Value) -> RunFailure.QuestionProblem? {
    do throws(RunFailure) {
      _ = try body()
      return nil
    } catch {
      guard case .question("emner", let problem) = error.cause else { return nil }
      return problem
    }
  }

  @Test(arguments: [
    ("2", ["Netværk"]), ("2,1", ["Netværk", "1"]), ("Netværk, familie", ["Netværk, familie"]),
    ("Helbred, 2", ["Helbred", "Netværk"]), (" 4 , Helbred ", ["Helbred", "Netværk, familie"]),
    ("alle", options), ("all", options), ("ingen", []), ("none", []), ("", []),
    ("Netva\u{E6}rk".replacing("a\u{E6}", with: "æ"), ["Netværk"]),
  ])
  func setting_isReadAsLinesAndPositions(_ text: String, _ expected: [String]) throws {
    #expect(texts(try list().answer(text)) == expected)
  }

  @Test(arguments: [
    "5", "0", "-1", "Helbret", "2,", ",", "2,2", "Netværk,2", "99999999999999999999",
  ])
  func setting_isRefused_whenItIsNotInTheList(_ text: String) {
    let list = list()
    #expect(problem { () throws(RunFailure) in try list.answer(text) } == .notInList)
  }

  @Test func line_thatStandsThereTwice_isRefused_andItsPositionTaken() throws {
    let list = list(options: ["samme", "samme", "anden"])
    #expect(problem { () throws(RunFailure) in try list.answer("samme") } == .notInList)
    #expect(texts(try list.answer("2,3")) == ["samme", "anden"])
  }

  @Test(arguments: [[4], [-1], [0, 0], [0, 99]])
  func reply_isRefused_whenAPositionIsNotInTheList(_ positions: [Int]) {
    let list = list()
    #expect(problem { () throws(RunFailure) in try list.answer(at: positions) } == .notInList)
  }

  @Test(arguments: [[], [0], [0, 1, 2, 3]])
  func reply_isRefused_whenTheLimitsAreNotKept(_ positions: [Int]) {
    let list = list(2...3)
    #expect(problem { () throws(RunFailure) in try list.answer(at: positions) } == .wrongCount)
  }

  @Test func reply_comesInTheOrderOfTheList() throws {
    #expect(texts(try list(2...3).answer(at: [2, 0])) == ["Helbred", "1"])
  }

  @Test func default_isWhatTheDefinitionSays() {
    #expect(list(initially: .all).prompted().chosen == [0, 1, 2, 3])
    #expect(list(initially: .none).prompted().chosen == [])
    #expect(list(initially: .texts(["1", "Ukendt"])).prompted().chosen == [2])
    #expect(list(initially: .all).prompted(chosen: [1]).chosen == [1])
  }

  private func list(initially: QuestionChoice.Initially) -> ChoiceList {
    list(0...Int.max, initially)
  }

  @Test func prompt_showsNoWholeNumber() {
    let prompt = list(options: ["Barn 610190-0019", "6101900019"]).prompted()
    #expect(prompt.lines == ["Barn 610190-••••", "610190-••••"])
  }

  @Test(arguments: [
    RunFailure.QuestionProblem.noChoice, .notInList, .shortList, .wrongCount,
  ])
  func refusal_namesTheQuestion(_ problem: RunFailure.QuestionProblem) {
    let failure = RunFailure(.question(name: "emner", problem))
    #expect(failure.message.contains("»emner«"))
    #expect(failure.code == .runNoAnswer)
  }
}
