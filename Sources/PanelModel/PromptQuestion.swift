/// What the daemon asks the panel to ask the user.
///
/// - Shape: JSON over D-Bus; questions in the order of the definition.
/// - Isolation: ``PromptReply`` holds what a citizen is called or numbered: never logged or kept.
package struct PromptRequest: Codable, Sendable, Hashable {
  /// The hot key's title.
  package let title: String
  package let questions: [PromptQuestion]
  /// Whether fictitious CPR numbers are taken.
  package let testMode: Bool

  package init(title: String, questions: [PromptQuestion], testMode: Bool) {
    self.title = title
    self.questions = questions
    self.testMode = testMode
  }
}

/// One question of a prompt.
package struct PromptQuestion: Codable, Sendable, Hashable {
  package enum Kind: String, Codable, Sendable, CaseIterable {
    case cpr
    case text
    case date
    case integer
    case decimal
    case flag
  }

  /// The name in the definition, by which the answer is given.
  package let name: String
  package let label: String
  package let kind: Kind
  /// What may be chosen; empty means free text.
  package let options: [String]
  /// What the field holds when it comes up.
  package let initially: String
  /// The list that is chosen from; `nil` where a field is filled.
  package let choice: PromptChoice?

  package init(
    name: String, label: String, kind: Kind, options: [String], initially: String,
    choice: PromptChoice? = nil
  ) {
    self.name = name
    self.label = label
    self.kind = kind
    self.options = options
    self.initially = initially
    self.choice = choice
  }
}

/// What the user answered.
package struct PromptReply: Codable, Sendable, Hashable {
  /// By name; `nil` when the user left the prompt.
  package let answers: [String: String]?
  /// By name, what was chosen of a list: positions from 0, in the order of the list.
  package let chosen: [String: [Int]]?

  package init(answers: [String: String]?, chosen: [String: [Int]]? = nil) {
    self.answers = answers
    self.chosen = chosen
  }
}
