import CaseData
import Desktop
import Diagnostics
import HotKeyDefinition
import Planning

/// Everything of a run that comes before the window: questions, data, plan.
struct RunPreparation: Sendable {
  let set: DefinitionSet
  let surroundings: RunSurroundings
  /// The run it is for; `nil` where a plan is only shown.
  var run: String?

  func plan(_ hotKey: HotKey, setting: [String: String]) async throws(RunFailure) -> Plan {
    let answers = try await answers(to: hotKey, setting: setting)
    var data = try await gatherTold(hotKey.data, with: answers)
    data.merge(try await choices(of: hotKey, from: data, setting: setting)) { _, new in new }
    do throws(PlanningError) {
      return try Planner(set: set).plan(hotKey, data: data, validOn: surroundings.today())
    } catch {
      throw RunFailure(.planning(error.diagnostics))
    }
  }

  // MARK: Questions

  private func answers(
    to hotKey: HotKey, setting: [String: String]
  ) async throws(RunFailure) -> [String: Value] {
    let questions = hotKey.questions
    try hotKey.refuseStrangers(in: setting)
    var answers: [String: Value] = [:]
    var open: [OpenQuestion] = []
    for question in questions where !question.followsData {
      let name = question.name.text
      if question.choice != nil {
        let list = ChoiceList(options: question)
        if let given = setting[name] {
          answers[name] = try list.answer(given)
        } else {
          open.append(OpenQuestion(question, list))
        }
        continue
      }
      if let given = setting[name] {
        answers[name] = try reader.answer(given, to: question)
        continue
      }
      do throws(RunFailure) {
        answers[name] = try await lookAround(for: question)
      } catch {
        guard case .question = error.cause, question.sources.contains(.prompt) else { throw error }
        open.append(OpenQuestion(question, ChoiceList(longOptions: question), failure: error))
      }
    }
    guard !open.isEmpty else { return answers }
    let asked = try await ask(open, of: hotKey)
    return answers.merging(asked) { _, new in new }
  }

  private var reader: AnswerReader { AnswerReader(mode: surroundings.cprMode) }

  /// The sources in the order of the definition; the prompt comes after all of them.
  private func lookAround(for question: Question) async throws(RunFailure) -> Value {
    var sawSeveral = false
    var sawTestNumber = false
    for source in question.sources {
      let text: String?
      switch source {
      case .activeWindow:
        text = try await onDesktop { () async throws(DesktopError) in
          try await surroundings.desktop.activeWindow()?.title
        }
      case .selection:
        // A selection whose owner is silent is no answer, and no reason to stop either.
        text = try? await surroundings.desktop.selectedText(within: .seconds(2))
      case .prompt: text = nil
      }
      switch text.map({ reader.find(question.type, in: $0) }) {
      case .found(let value): return value
      case .several: sawSeveral = true
      case .absent:
        if reader.isTestNumber(in: text ?? "", question.type) { sawTestNumber = true }
      case nil: continue
      }
    }
    throw RunFailure(
      .question(
        name: question.name.text, sawSeveral ? .several : sawTestNumber ? .testNumber : .noAnswer))
  }

  // MARK: Data

  private func gatherTold(
    _ sources: [DataSource], with answers: [String: Value]
  ) async throws(RunFailure) -> [String: Value] {
    let gathering = DataGathering(
      set: set, adapters: surroundings.adapters, clock: surroundings.clock)
    guard let run else { return try await gathering.gather(sources, with: answers) }
    await surroundings.report(.gathering(run: run))
    let data: Result<[String: Value], RunFailure>
    do throws(RunFailure) {
      data = .success(try await gathering.gather(sources, with: answers))
    } catch {
      data = .failure(error)
    }
    await surroundings.report(.gathered(run: run))
    return try data.get()
  }
}
