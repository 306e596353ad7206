package import CaseData
package import HotKeyDefinition
package import Planning

/// Works out what a hot key would do, from answers and data alone: no desktop is looked at and
/// nobody is asked.
///
/// - Errors: ``RunFailure``, those of a run before it comes to its window; `not-given` where a run
///   would look at the desktop or ask.
/// - Source: Decisions/0020.
package struct CasePlanning: Sendable {
  private let set: DefinitionSet
  private let adapters: [String: any CaseAdapter]
  private let reader: AnswerReader
  private let today: CalendarDate
  private let clock: any Clock<Duration>

  package init(
    set: DefinitionSet, adapters: [String: any CaseAdapter], cprMode: CPRNumber.Mode,
    today: CalendarDate, clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.set = set
    self.adapters = adapters
    reader = AnswerReader(mode: cprMode)
    self.today = today
    self.clock = clock
  }

  /// - Parameters:
  ///   - setting: answers by question name, as `--set` gives them.
  ///   - given: data by the names under `data:`; the others are fetched.
  package func plan(
    _ hotKey: HotKey, setting: [String: String], given: [String: Value]
  ) async throws(RunFailure) -> Plan {
    let data = try await data(of: hotKey, setting: setting, given: given)
    do throws(PlanningError) {
      return try Planner(set: set).plan(hotKey, data: data, validOn: today)
    } catch {
      throw RunFailure(.planning(error.diagnostics))
    }
  }

  /// The answers and the data that a run would know, by name.
  package func data(
    of hotKey: HotKey, setting: [String: String], given: [String: Value]
  ) async throws(RunFailure) -> [String: Value] {
    try hotKey.refuseStrangers(in: setting)
    var known = given
    for question in hotKey.questions where !question.followsData {
      guard let text = setting[question.name.text] else { throw missing(question) }
      known[question.name.text] =
        question.choice == nil
        ? try reader.answer(text, to: question) : try ChoiceList(options: question).answer(text)
    }
    let gathering = DataGathering(set: set, adapters: adapters, clock: clock)
    var data = try await gathering.gather(hotKey.data, with: known)
    for question in hotKey.questions {
      guard let elements = question.choice?.elements else { continue }
      let list = try ChoiceList(question, elements, in: data)
      if let text = setting[question.name.text] {
        data[question.name.text] = try list.answer(text)
      } else if let empty = list.emptyAnswer {
        data[question.name.text] = empty
      } else {
        throw missing(question)
      }
    }
    return data
  }

  private func missing(_ question: Question) -> RunFailure {
    RunFailure(
      .question(name: question.name.text, question.choice == nil ? .notGiven : .noChoice))
  }
}
