import HotKeyDefinition

extension SchemaDocument {
  static let system = SchemaDocument(
    title: "Genvej system",
    summary: "One application: how its windows are recognised, and its forms with their fields.",
    place: "HotKeys/systems/<id>.yaml",
    root: .mapping(
      MappingSchema([
        .required(
          "system", .id(), "The id of the system, unique over all files.",
          examples: ["plansystem"]),
        .required("title", .text, "What messages call it, in Danish.", examples: ["Plansystemet"]),
        .required(
          "environment", .words(TargetSystem.Environment.self),
          "Whether these are the windows of the test or of the production system."),
        .required(
          "windows", .names(.simple, .mapping(window), atLeast: 1),
          "How its windows are recognised, by names of your own."),
        .optional(
          "toolkit", .words(ToolkitOverrides.Toolkit.self),
          "What the application is built with, only where Genvej sees it wrong."),
        .optional(
          "select-all", .scalar(.scalar, pattern: "^\\s*\(KeyPattern.chord)\\s*$"),
          "The chord that marks all of a field, only where it is another than usual.",
          examples: ["Ctrl+A"]),
        .optional(
          "entry", .words(ToolkitOverrides.Entry.self),
          "How texts are written, only where pasting does not work."),
        .optional(
          "proof", .words(ToolkitOverrides.Proof.self),
          "How fields are read back, only where Genvej chooses wrong."),
        .optional(
          "forms", .names(.simple, .mapping(form)), "Its forms, by names of your own."),
      ])))

  private static let window = MappingSchema(
    [
      .optional(
        "class", .text,
        "The window's class or instance; `*` and `?` are wild, `|` stands between alternatives.",
        examples: ["chromium*|firefox*"]),
      .optional(
        "title", .text, "The window's title, with the same wild cards.",
        examples: ["*Forberedende plan*"]),
      .optional(
        "not-title", .text, "A title that the window must not have.", examples: ["*Log ind*"]),
      .optional(
        "title-shows-citizen", .flag,
        "Whether the title holds the citizen's CPR number, which then must be that of the case.",
        initially: false),
    ],
    rules: [Rule(when: [], requiresOneOf: ["class", "title"])])

  private static let form = MappingSchema([
    .optional(
      "windows", .oneOrMore(.id()), "The windows it may stand in; any of the system's by default.",
      examples: [["plan"]]),
    .optional(
      "find", .words(Form.Finding.self),
      "Whether fields are found in Tab order, or by their labels through accessibility.",
      initially: .string(Form.Finding.order.rawValue)),
    .optional(
      "proof", .words(Form.ProofDemand.self),
      "Whether a field that cannot be read back may be left unproved, or the run is refused.",
      initially: .string(Form.ProofDemand.whenPossible.rawValue)),
    .optional(
      "citizen", .id(), "The field that shows the citizen's CPR number.", examples: ["cpr"]),
    .required(
      "fields", .names(.simple, .mapping(field), atLeast: 1),
      "The fields and tables in Tab order, all of them, also those that no hot key fills."),
  ])

  /// A field, or with `type: table` a table.
  private static let field = MappingSchema(
    [
      .optional("label", .text, labelSummary, examples: ["Navn"]),
      .required(
        "type", .scalar(.word(FormField.Kind.allCases.map(\.rawValue) + [FormTable.word])),
        "What the field takes; `table` stands for rows of fields."),
    ] + attributes + [
      .optional(
        "at", .mapping(place),
        "Where its first cell is on a terminal's screen; `length` then says how many there are."),
      .optional(
        "rows", .integer(1...500), "How many rows the table shows; goes with `type: table`."),
      .optional(
        "columns", .names(.simple, .mapping(column), atLeast: 1),
        "The fields of a row in Tab order; goes with `type: table`."),
    ],
    rules: [
      Rule(
        when: [.holds("type", [FormTable.word])], requires: ["rows", "columns"],
        forbids: ["label", "at"] + attributes.map(\.key)),
      Rule(
        when: [.holdsNot("type", [FormTable.word])], requires: ["label"],
        forbids: ["rows", "columns"]),
      Rule(when: [.has("at")], requires: ["length"]),
      Rule(
        when: [.holds("type", [kind(.choice), kind(.checkbox), kind(.multiline)])],
        forbids: ["at"]),
    ] + kindRules)

  private static let place = MappingSchema([
    .required("row", .integer(ScreenPlace.rows), "The row, from 1.", examples: [5]),
    .required("column", .integer(ScreenPlace.columns), "The column, from 1.", examples: [20]),
  ])

  private static let column = MappingSchema(
    [
      .required("label", .text, labelSummary, examples: ["Ydelse {row}"]),
      .required("type", .words(FormField.Kind.self), "What the field takes."),
    ] + attributes,
    rules: kindRules)

  private static let labelSummary =
    "What the screen calls the field; in a table `{row}` stands for the row's number."

  private static let attributes: [Property] = [
    .optional(
      "length", .integer(1...1_000_000), "The longest text the field takes, in characters."),
    .optional(
      "required", .flag, "Whether the application refuses the form without it.",
      initially: false),
    .optional(
      "options", .oneOrMore(.content), "What a `choice` offers, as the screen shows it.",
      examples: [["Forberedende plan", "Revurdering"]]),
    .optional("initially", .flag, "The state of a `checkbox` in a fresh form."),
    .optional(
      "capitals", .flag, "Whether the field holds capital letters only; then they are written.",
      initially: false),
  ]

  private static let kindRules = [
    Rule(when: [.holdsNot("type", [kind(.choice)])], forbids: ["options"]),
    Rule(when: [.holdsNot("type", [kind(.checkbox)])], forbids: ["initially"]),
    Rule(when: [.holdsNot("type", [kind(.text)])], forbids: ["capitals"]),
    Rule(when: [.holds("type", [kind(.choice), kind(.checkbox)])], forbids: ["length"]),
    Rule(when: [.holds("type", [kind(.readOnly)])], forbids: ["required"]),
  ]

  private static func kind(_ kind: FormField.Kind) -> String { kind.rawValue }
}
