import CaseData
import HotKeyDefinition

extension SchemaDocument {
  static let adapters = SchemaDocument(
    title: "Genvej adapters",
    summary: "Where case data come from: connections, and the queries that hot keys may use.",
    place: "HotKeys/adapters.yaml",
    root: .mapping(
      MappingSchema([
        .required(
          "adapters", .names(.simple, .mapping(adapter)),
          "The sources of case data, by names of your own.")
      ])))

  private static let csvKeys = ["delimiter", "encoding", "decimal"]
  private static let isDatabase = Rule.Condition.holds(
    "kind", [AdapterDeclaration.Kind.sqlite.rawValue])
  private static let isFile = Rule.Condition.holds(
    "kind", [AdapterDeclaration.Kind.file.rawValue])

  private static let adapter = MappingSchema(
    [
      .required(
        "kind", .words(AdapterDeclaration.Kind.self),
        "What the source is: an SQLite database, or a file of JSON or CSV."),
      .required(
        "path", .scalar(.text, pattern: path),
        "Where the file is, from the folder of this one or with one of the variables.",
        examples: ["${GENVEJ_DATA}/opera.sqlite", "borgere.csv"]),
      .optional(
        "format", .scalar(.word(AdapterWords.formats)),
        "What a file holds; goes with `kind: file`."),
      .optional(
        "delimiter", .scalar(.scalar, pattern: #"^[^"\n\r]$"#),
        "What stands between the fields of a CSV line, one character.", initially: ";"),
      .optional(
        "encoding", .scalar(.word(AdapterWords.encodings)), "How a CSV file writes its letters.",
        initially: "utf-8"),
      .optional(
        "decimal", .scalar(.word(AdapterWords.decimalMarks)), "The decimal mark of a CSV file.",
        initially: ","),
      .required(
        "queries", .names(.simple, .mapping(query)),
        "What can be asked of the source, by names of your own."),
    ],
    rules: [
      Rule(
        when: [isDatabase], forbids: ["format"] + csvKeys,
        narrows: [
          (
            "queries",
            .names(
              .simple,
              MappingSchema.narrowing(Rule(when: [], requires: ["sql"], forbids: ["at", "match"])))
          )
        ]),
      Rule(
        when: [isFile], requires: ["format"],
        narrows: [("queries", withoutKey("sql"))]),
      Rule(when: [isFile, .holds("format", ["json"])], forbids: csvKeys),
      Rule(
        when: [isFile, .holds("format", ["csv"])], narrows: [("queries", withoutKey("at"))]),
    ])

  private static func withoutKey(_ key: String) -> Schema {
    .names(.simple, MappingSchema.narrowing(Rule(when: [], forbids: [key])))
  }

  private static let query = MappingSchema([
    .optional(
      "parameters", .names(.simple, .scalar(.type(ValueType.askable))),
      "What a hot key gives, with types, in the order of its arguments.",
      examples: [.object(["cpr": "cpr"])]),
    .optional(
      "sql", .text,
      "One SELECT that names its parameters, such as `:cpr`; goes with `kind: sqlite`.",
      examples: ["SELECT navn FROM borger WHERE cpr = :cpr"]),
    .optional(
      "at", .text, "Where in a JSON document the answer stands, names joined by periods.",
      examples: ["borgere"]),
    .optional(
      "match", .names(.any, .id()),
      "Which rows of a file are meant: column and the parameter it must equal.",
      examples: [.object(["cpr": "cpr"])]),
    .required(
      "result", .words(QueryDeclaration.Shape.self),
      "Whether the answer is one record or a list of them."),
    .required(
      "fields", .names(.column, .scalar(.type(ValueType.fetchable)), atLeast: 1),
      "The columns that are read, with types.", examples: [.object(["navn": "text"])]),
    .optional(
      "deadline", .scalar(.duration), "How long the answer may take, ten minutes at most.",
      initially: "2 s", examples: ["500 ms"]),
  ])

  private static let path: String = {
    let names = AdapterWords.pathVariables.joined(separator: "|")
    return "^(?=[\\s\\S]*\\S)([^$]|[$]\\{(\(names))\\})*$"
  }()
}
