import CaseData
import Desktop
import HotKeyDefinition
import PanelModel

/// What is asked in a prompt, and the way back to the window it was asked over.
extension RunPreparation {
  /// Asks all open questions at once, again while an answer is none, and gives the focus back.
  func ask(
    _ questions: [OpenQuestion], of hotKey: HotKey
  ) async throws(RunFailure) -> [String: Value] {
    guard let failure = questions.first?.failure else { return [:] }
    guard let prompter = surroundings.prompter else { throw failure }
    let origin = try await activeWindow()
    var texts = Dictionary(
      questions.map { ($0.name, $0.question.initially ?? "") },
      uniquingKeysWith: { first, _ in first })
    var chosen: [String: [Int]] = [:]
    while true {
      let request = PromptRequest(
        title: hotKey.title,
        questions: questions.map { prompted($0, texts[$0.name] ?? "", chosen[$0.name]) },
        testMode: surroundings.cprMode == .test)
      switch await prompter.ask(request) {
      case .unavailable: throw failure
      case .left: throw RunFailure(.desktop(DesktopError(.stopped)))
      case .answers(let answers, let positions): (texts, chosen) = (answers, positions)
      }
      if Task.isCancelled { throw RunFailure(.desktop(DesktopError(.stopped))) }
      let values = try values(of: texts, chosen, to: questions)
      guard values.count == questions.count else { continue }
      try await goBack(to: origin)
      return values
    }
  }

  /// The panel's word is taken for no answer: a text is read as `--set` is, a choice is held against
  /// the list.
  private func values(
    of texts: [String: String], _ chosen: [String: [Int]], to questions: [OpenQuestion]
  ) throws(RunFailure) -> [String: Value] {
    let reader = AnswerReader(mode: surroundings.cprMode)
    var values: [String: Value] = [:]
    for open in questions {
      let question = open.question
      if let list = open.list {
        values[open.name] = try list.answer(at: chosen[open.name] ?? [])
        continue
      }
      let text = texts[open.name] ?? ""
      guard question.options.isEmpty || question.options.contains(text) else { continue }
      values[open.name] = reader.value(of: text, as: question.type)
    }
    return values
  }

  private func prompted(
    _ open: OpenQuestion, _ text: String, _ chosen: [Int]?
  ) -> PromptQuestion {
    let question = open.question
    let kind: PromptQuestion.Kind =
      switch question.type {
      case .cpr: .cpr
      case .date: .date
      case .integer: .integer
      case .decimal: .decimal
      case .flag: .flag
      case .text, .secret, .record, .list, .unknown: .text
      }
    let label =
      question.label
      ?? (kind == .cpr ? surroundings.language("CPR-nummer", "CPR number") : open.name)
    if let list = open.list {
      return PromptQuestion(
        name: open.name, label: label, kind: .text, options: [], initially: "",
        choice: list.prompted(chosen: chosen))
    }
    let options = kind == .flag && question.options.isEmpty ? ["ja", "nej"] : question.options
    return PromptQuestion(
      name: open.name, label: label, kind: kind, options: options, initially: text)
  }

  func activeWindow() async throws(RunFailure) -> WindowSnapshot? {
    try await onDesktop { () async throws(DesktopError) in
      try await surroundings.desktop.activeWindow()
    }
  }

  /// The run goes to the window that the key was pressed in, not to where the prompt has left the
  /// focus.
  func goBack(to origin: WindowSnapshot?) async throws(RunFailure) {
    guard let origin, try await activeWindow()?.id != origin.id else { return }
    try await onDesktop { () async throws(DesktopError) in
      try await surroundings.desktop.activate(origin.id, within: .seconds(5))
    }
  }
}

/// A question that only a person can answer.
struct OpenQuestion: Sendable {
  let question: Question
  /// What is chosen from; `nil` where a field is filled.
  let list: ChoiceList?
  /// Why it is open, for a desk without a panel.
  let failure: RunFailure
  var name: String { question.name.text }

  init(_ question: Question, _ list: ChoiceList?, failure: RunFailure? = nil) {
    self.question = question
    self.list = list
    self.failure = failure ?? RunFailure(.question(name: question.name.text, .noChoice))
  }
}
