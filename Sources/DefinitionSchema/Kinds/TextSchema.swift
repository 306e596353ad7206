import CaseData
import HotKeyDefinition

extension SchemaDocument {
  static let text = SchemaDocument(
    title: "Genvej standard text",
    summary: "The front matter of a standard text, between its `---` lines.",
    place: "Templates/<area>/<name>.md",
    root: .mapping(
      MappingSchema([
        .required(
          "text", .id(.dotted), "The id of the text, unique over all files.",
          examples: ["standardtekst.navn-titel"]),
        .required(
          "version", .text, "The version, which the audit trail names.", examples: ["1.0"]),
        .required("title", .text, "What people call the text, in Danish."),
        .optional(
          "valid-from", .date, "The first day on which it may be used.",
          examples: ["2026-01-01"]),
        .optional("valid-to", .date, "The last day on which it may be used."),
        .optional("legal-basis", .text, "The law it rests on.", examples: ["LAB § 44"]),
        .optional(
          "needs", .names(.column, .reference("need")),
          "The data that the text uses, with types; a hot key that inserts it must have them.",
          examples: [.object(["borger": .object(["navn": "text"])])]),
      ])),
    definitions: [
      "need": .any([
        .scalar(.type(ValueType.askable)),
        .names(.column, .reference("need")),
        .list(.reference("need"), count: 1...1),
      ])
    ])
}
