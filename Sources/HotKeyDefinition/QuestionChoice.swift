import CaseData

/// How a question of `ask:` is answered from a list: several of its options, or one or several of
/// the elements that the data hold.
///
/// - Shape: a question without it is answered by a text of its own.
/// - Source: issue of the desk, "several of many".
package struct QuestionChoice: Sendable {
  /// Where the possibilities come from, where they are no ``Question/options``.
  package struct Elements: Sendable {
    /// `each: "t in tilbud"`, over data and the questions asked before them.
    package let rows: Iteration
    /// `show:` one element as a line of the list.
    package let show: Template

    package init(rows: Iteration, show: Template) {
      self.rows = rows
      self.show = show
    }
  }

  /// `default:` what is chosen when the list comes up.
  package enum Initially: Sendable, Hashable {
    case all
    case none
    /// Lines of the list, letter by letter; one that is not there chooses nothing.
    case texts([String])
  }

  package let elements: Elements?
  /// `several:` whether the answer is a list; else it is one element.
  package let isSeveral: Bool
  /// `at-least:` and `at-most:`; 1...1 where one is chosen.
  package let limits: ClosedRange<Int>
  package let initially: Initially

  package init(
    elements: Elements?, isSeveral: Bool, limits: ClosedRange<Int>, initially: Initially
  ) {
    self.elements = elements
    self.isSeveral = isSeveral
    self.limits = limits
    self.initially = initially
  }
}

extension Question {
  /// Whether it chooses from data, and is therefore asked when they are fetched.
  package var followsData: Bool { choice?.elements != nil }

  /// The same question with the type that `each` gives it.
  func typed(_ type: ValueType) -> Question {
    Question(
      name: name, type: type, sources: sources, label: label, options: options,
      initially: initially, choice: choice)
  }
}
