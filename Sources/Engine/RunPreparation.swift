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
    let known = Set(questions.map(\.name.text))
    if let stranger = setting.keys.filter({ !known.contains($0) }).min() {
      throw RunFailure(.question(name: stranger, .unknownName))
    }
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
        answers[name] = try value(of: given, to: question)
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

  private func value(of text: String, to question: Question) throws(RunFailure) -> Value {
    if let value = reader.value(of: text, as: question.type),
      question.options.isEmpty || question.options.contains(text)
    {
      return value
    }
    throw RunFailure(
      .question(
        name: question.name.text,
        reader.isTestNumber(text, question.type) ? .testNumber : .invalid))
  }

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
    guard let run else { return try await gather(sources, with: answers) }
    await surroundings.report(.gathering(run: run))
    let data: Result<[String: Value], RunFailure>
    do throws(RunFailure) {
      data = .success(try await gather(sources, with: answers))
    } catch {
      data = .failure(error)
    }
    await surroundings.report(.gathered(run: run))
    return try data.get()
  }

  private func gather(
    _ sources: [DataSource], with answers: [String: Value]
  ) async throws(RunFailure) -> [String: Value] {
    let available = Set(answers.keys).union(sources.map(\.name.text))
    let requests = sources.map { request(for: $0, available) }
    do throws(GatheringError) {
      return try await CaseData.gather(
        requests, initial: answers, adapters: surroundings.adapters, clock: surroundings.clock)
    } catch {
      throw RunFailure(gathering: error, sources: sources)
    }
  }

  private func request(for source: DataSource, _ available: Set<String>) -> GatheringRequest {
    let declaration = set.adapters[source.adapter.text]?.queries.first {
      $0.name.text == source.query.text
    }
    let names = declaration?.parameters.map(\.name.text) ?? []
    return GatheringRequest(
      name: source.name.text, adapter: source.adapter.text, query: source.query.text,
      deadline: declaration?.deadline ?? .seconds(2),
      dependsOn: Set(source.arguments.flatMap(\.rootNames)).intersection(available)
    ) { known in
      let evaluator = Evaluator(known)
      var parameters: [String: Value] = [:]
      for (name, argument) in zip(names, source.arguments) {
        parameters[name] = try evaluator.present(argument)
      }
      return parameters
    }
  }
}

extension Expression {
  /// The first name of every path in it.
  var rootNames: [String] {
    switch self {
    case .path(let names): names.first.map { [$0.text] } ?? []
    case .literal: []
    case .filtered(let inner, let call): inner.rootNames + call.arguments.flatMap(\.rootNames)
    case .comparison(let left, _, let right), .and(let left, let right), .or(let left, let right):
      left.rootNames + right.rootNames
    case .not(let inner, _): inner.rootNames
    }
  }
}

extension RunFailure {
  /// Names the adapter and the query, never an argument.
  init(gathering error: GatheringError, sources: [DataSource]) {
    func failure(_ request: String, _ code: String) -> RunFailure {
      let source = sources.first { $0.name.text == request }
      return RunFailure(
        .data(adapter: source?.adapter.text ?? request, query: source?.query.text ?? "", code: code)
      )
    }
    switch error {
    case .adapter(let request, let error): self = failure(request, error.code.rawValue)
    case .deadline(let request, _, _): self = failure(request, "deadline")
    case .unknownAdapter(let request, _): self = failure(request, "unavailable")
    case .unexpected(let request, _, _): self = failure(request, "malformed")
    case .parameters(_, let error as EvaluationError): self.init(.planning([error.diagnostic]))
    case .parameters(let request, _): self = failure(request, "bad-query")
    case .duplicateName(let request): self = failure(request, "bad-query")
    case .unresolved(let requests): self = failure(requests.first ?? "", "bad-query")
    case .cancelled: self.init(.desktop(DesktopError(.stopped)))
    }
  }
}
