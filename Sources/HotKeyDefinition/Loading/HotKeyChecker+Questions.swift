import CaseData
import Diagnostics

/// Questions that choose from data, and are therefore asked when the data are there.
extension HotKeyChecker {
  /// The questions with the types that their lists give them; afterwards the scope knows them.
  mutating func checkLate(_ questions: [Question]) -> [Question] {
    let typed = questions.map { question -> Question in
      guard let choice = question.choice, let elements = choice.elements else { return question }
      refuseLate(questions, in: question, elements)
      let element = elements.rows.check(in: scope, into: &findings.diagnostics)
      let inner = scope.adding(elements.rows.variable.text, element)
      elements.show.checkAsText(in: inner, into: &findings.diagnostics)
      return question.typed(choice.isSeveral ? .list(element) : element)
    }
    for question in typed where question.followsData {
      scope.names[question.name.text] = question.type
    }
    return typed
  }

  /// Data are fetched before such a question is asked, so they cannot use its answer.
  mutating func refuseLate(_ questions: [Question], in source: DataSource) {
    var use = NameUse()
    for argument in source.arguments { use.visit(argument) }
    refuse(use, questions, "is chosen from data, and `\(source.name.text)` is fetched before that")
  }

  /// All such questions stand in one prompt, so none can use the answer of another.
  private mutating func refuseLate(
    _ questions: [Question], in question: Question, _ elements: QuestionChoice.Elements
  ) {
    var use = NameUse()
    use.visit(elements)
    refuse(use, questions, "is asked together with `\(question.name.text)`, not before it")
  }

  private mutating func refuse(_ use: NameUse, _ questions: [Question], _ reason: String) {
    for question in questions where question.followsData {
      guard let place = use.places[question.name.text] else { continue }
      findings.add(
        .askedLater, "`\(place.text)` \(reason)", at: place.span.range, label: "not known yet",
        notes: [Diagnostic.Note("`\(place.text)` is asked here", at: question.name.span)],
        help: "use it in a step")
    }
  }
}
