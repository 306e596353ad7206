import HotKeyDefinition

extension SchemaDocument {
  static let rates = SchemaDocument(
    title: "Genvej rates",
    summary: "A dated table of one rate, each period with its source and who approved it.",
    place: "HotKeys/rates/<id>.yaml",
    root: .mapping(
      MappingSchema([
        .required(
          "rates", .id(), "The id, by which hot keys ask for it: rates.<id>(date).",
          examples: ["befordring"]),
        .required("title", .text, "What people call the rate, in Danish."),
        .required("unit", .text, "What one of the value is.", examples: ["kr. pr. km"]),
        .optional("legal-basis", .text, "The law it rests on.", examples: ["LAB § 175"]),
        .required(
          "periods", .list(.mapping(period), count: 1...Int.max),
          "The periods, oldest first, none of them overlapping another."),
      ])))

  private static let period = MappingSchema(
    [
      .required("from", .date, "The first day of the rate.", examples: ["2026-01-01"]),
      .optional("to", .date, "The last day of the rate; left out as long as it holds."),
      .required("value", .decimal, "The rate, with a decimal point.", examples: ["1.14"]),
      .required(
        "source", .text, "Where the rate is published, so that others can compare it."),
      .required("entered-by", .text, "Who has entered the period.", examples: ["it-kontoret"]),
      .optional(
        "approved-by", .text,
        "Who has compared it with its source, somebody else than the one who entered it."),
      .optional(
        "approved", .date, "The day of the approval; without one no run uses the period."),
    ],
    rules: [
      Rule(when: [.has("approved-by")], requires: ["approved"]),
      Rule(when: [.has("approved")], requires: ["approved-by"]),
    ])
}
