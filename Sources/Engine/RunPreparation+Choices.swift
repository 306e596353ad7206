import CaseData
import HotKeyDefinition

/// Questions that choose from what was fetched.
extension RunPreparation {
  /// The answers to all of them, in one prompt where a person has to give them.
  ///
  /// Nothing is asked of an empty list: its answer is the empty list.
  func choices(
    of hotKey: HotKey, from data: [String: Value], setting: [String: String]
  ) async throws(RunFailure) -> [String: Value] {
    var answers: [String: Value] = [:]
    var open: [OpenQuestion] = []
    for question in hotKey.questions {
      guard let elements = question.choice?.elements else { continue }
      let list = try ChoiceList(question, elements, in: data)
      if let given = setting[question.name.text] {
        answers[question.name.text] = try list.answer(given)
      } else if let empty = list.emptyAnswer {
        answers[question.name.text] = empty
      } else {
        open.append(OpenQuestion(question, list))
      }
    }
    return answers.merging(try await ask(open, of: hotKey)) { _, new in new }
  }
}
