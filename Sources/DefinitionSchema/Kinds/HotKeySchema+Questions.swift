import CaseData
import HotKeyDefinition

extension SchemaDocument {
  private static let isSeveral = Rule.Condition.holds("several", ["true"])
  private static let isOne = Rule.Condition.holdsNot("several", ["true"])

  /// A value, several options, or elements of the data; which of them, `each` and `several` say.
  static let question = MappingSchema(
    [
      .optional(
        "type", .scalar(.type(ValueType.askable)),
        "What the answer is; left out where `each` gives it."),
      .optional(
        "from", .oneOrMore(.words(Question.Source.self)),
        "Where the answer is looked for, in this order; a list is always chosen in the prompt.",
        examples: [["active-window", "selection", "prompt"]]),
      .optional(
        "label", .text, "What the prompt calls it; else the name of the question.",
        examples: ["Hvad skal samtalen handle om?"]),
      .optional(
        "options", .oneOrMore(.content), "What may be chosen; without it, anything of the type.",
        examples: [["Helbred", "Netværk"]]),
      .optional(
        "default", .oneOrMore(.content),
        "What the prompt holds when it comes up; with `several`, also `all` or `none`."),
      .optional(
        "several", .flag, "Whether more than one may be chosen, and the answer is a list.",
        initially: false),
      .optional(
        "at-least", .integer(1...10_000), "How many must be chosen; goes with `several: true`."),
      .optional(
        "at-most", .integer(1...10_000), "How many may be chosen; goes with `several: true`."),
      .optional(
        "each", .scalar(.scalar, pattern: iteration),
        "The list in the data whose elements may be chosen.",
        examples: ["t in tilbud | sort('fra')"]),
      .optional(
        "show", .content, "One element as a line of the list; goes with `each`.",
        examples: ["{{ t.titel }}, {{ t.fra | date }}"]),
    ],
    rules: [
      Rule(when: [.has("each")], requires: ["show"], forbids: ["type", "options"]),
      Rule(when: [.lacks("each")], requires: ["type"], forbids: ["show"]),
      Rule(when: [.lacks("each"), isOne], requires: ["from"]),
      Rule(
        when: [.lacks("each"), isSeveral], requiresOneOf: ["options"],
        narrows: [("type", .scalar(.word(["text"])))]),
      Rule(when: [isOne], forbids: ["at-least", "at-most"], narrows: [("default", .text)]),
      Rule(when: [isSeveral], narrows: [("from", promptOnly)]),
      Rule(when: [.has("each")], narrows: [("from", promptOnly)]),
    ])

  private static let promptOnly = Schema.oneOrMore(
    .scalar(.word([Question.Source.prompt.rawValue])))

  /// `y in ydelser`.
  static let iteration = #"^\s*\S+\s+in\b[\s\S]*\S$"#
}
