import HotKeyDefinition

extension SchemaDocument {
  private static let fillKeys = ["citizen", "policy", "fields", "tables"]

  /// One thing to do; the key that names it decides which others may stand beside it.
  static let step = MappingSchema(
    [
      .optional(
        "fill", .scalar(.scalar, pattern: formReference),
        "Fills a form, `system.form`; each field is read back and proved.",
        examples: ["plansystem.plan"]),
      .optional(
        "citizen", .scalar(.scalar, pattern: #"\S"#),
        "The citizen of the case, compared with what the window shows before anything is written.",
        examples: ["borger.cpr"]),
      .optional(
        "policy", .words(FillStep.Policy.self),
        "Whether what already stands in a field is left alone or replaced.",
        initially: .string(FillStep.Policy.onlyEmpty.rawValue)),
      .optional(
        "fields", .names(.simple, .content, atLeast: 1),
        "What each field shall hold, by the ids of the form.",
        examples: [.object(["navn": "{{ borger.navn }}"])]),
      .optional(
        "tables", .names(.simple, .mapping(table)),
        "What each table of the form shall hold, row by row."),
      .optional(
        "insert", .any([.content, .mapping(standardText)]),
        "Inserts a text at the cursor: a text with `{{ }}`, or a standard text by its id.",
        examples: ["Venlig hilsen {{ medarbejder.navn }}"]),
      .optional(
        "into", .oneOrMore(.id()), "The systems in whose windows the text may be inserted.",
        examples: [["journal"]]),
      .optional(
        "confirm", .scalar(.word(["preview"])),
        "First step: the person sees what will be written, and agrees, before anything is touched."),
    ],
    rules: [
      Rule(when: [], requiresOneOf: ["fill", "insert", "confirm"]),
      Rule(
        when: [.has("fill")], requiresOneOf: ["fields", "tables"],
        forbids: ["insert", "into", "confirm"]),
      Rule(
        when: [.lacks("fill"), .has("insert")], forbids: fillKeys + ["confirm"]),
      Rule(
        when: [.lacks("fill"), .lacks("insert")], forbids: fillKeys + ["into"]),
    ])

  private static let table = MappingSchema([
    .required(
      "each", .scalar(.scalar, pattern: iteration), "The list of which each element fills a row.",
      examples: ["y in ydelser | sort('fra')"]),
    .required(
      "row", .names(.simple, .content, atLeast: 1), "What each column of a row shall hold.",
      examples: [.object(["ydelse": "{{ y.navn }}"])]),
  ])

  private static let standardText = MappingSchema([
    .required(
      "text", .id(.dotted), "The id of a text under `Templates/`.",
      examples: ["standardtekst.navn-titel"])
  ])

  private static let formReference =
    "^[a-z][a-z0-9]*(-[a-z0-9]+)*[.][a-z][a-z0-9]*(-[a-z0-9]+)*$"
}
