import CaseData
import Desktop
import HotKeyDefinition
import PanelModel

/// What is asked in a prompt, and the way back to the window it was asked over.
extension RunPreparation {
  /// Asks all open questions at once, again while an answer is none, and gives the focus back.
  ///
  /// - Parameter failure: why the first question is open, for a desk without a panel.
  func ask(
    _ questions: [Question], of hotKey: HotKey, otherwise failure: RunFailure
  ) async throws(RunFailure) -> [String: Value] {
    guard let prompter = surroundings.prompter else { throw failure }
    let origin = try await activeWindow()
    var texts = Dictionary(
      questions.map { ($0.name.text, $0.initially ?? "") }, uniquingKeysWith: { first, _ in first })
    while true {
      let request = PromptRequest(
        title: hotKey.title, questions: questions.map { prompted($0, texts[$0.name.text] ?? "") },
        testMode: surroundings.cprMode == .test)
      switch await prompter.ask(request) {
      case .unavailable: throw failure
      case .left: throw RunFailure(.desktop(DesktopError(.stopped)))
      case .answers(let answers): texts = answers
      }
      if Task.isCancelled { throw RunFailure(.desktop(DesktopError(.stopped))) }
      let values = values(of: texts, to: questions)
      guard values.count == questions.count else { continue }
      try await goBack(to: origin)
      return values
    }
  }

  private func values(of texts: [String: String], to questions: [Question]) -> [String: Value] {
    let reader = AnswerReader(mode: surroundings.cprMode)
    return questions.reduce(into: [:]) { values, question in
      let text = texts[question.name.text] ?? ""
      guard question.options.isEmpty || question.options.contains(text) else { return }
      values[question.name.text] = reader.value(of: text, as: question.type)
    }
  }

  private func prompted(_ question: Question, _ text: String) -> PromptQuestion {
    let kind: PromptQuestion.Kind =
      switch question.type {
      case .cpr: .cpr
      case .date: .date
      case .integer: .integer
      case .decimal: .decimal
      case .flag: .flag
      case .text, .secret, .record, .list, .unknown: .text
      }
    let name = question.name.text
    let label =
      question.label ?? (kind == .cpr ? surroundings.language("CPR-nummer", "CPR number") : name)
    let options = kind == .flag && question.options.isEmpty ? ["ja", "nej"] : question.options
    return PromptQuestion(
      name: name, label: label, kind: kind, options: options, initially: text)
  }

  private func activeWindow() async throws(RunFailure) -> WindowSnapshot? {
    try await onDesktop { () async throws(DesktopError) in
      try await surroundings.desktop.activeWindow()
    }
  }

  /// The run goes to the window that the key was pressed in, not to where the prompt has left the
  /// focus.
  private func goBack(to origin: WindowSnapshot?) async throws(RunFailure) {
    guard let origin, try await activeWindow()?.id != origin.id else { return }
    try await onDesktop { () async throws(DesktopError) in
      try await surroundings.desktop.activate(origin.id, within: .seconds(5))
    }
  }
}
