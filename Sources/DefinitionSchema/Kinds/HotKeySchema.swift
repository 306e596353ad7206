import CaseData
import HotKeyDefinition

extension SchemaDocument {
  static let hotKey = SchemaDocument(
    title: "Genvej hot key",
    summary: "What one key does: whom it asks, what it fetches, and which fields it fills.",
    place: "HotKeys/<area>/<name>.yaml",
    root: .mapping(
      MappingSchema([
        .required(
          "hotkey", .id(.dotted), "The id of the hot key, unique over all files.",
          examples: ["forberedende-plan.praeudfyld"]),
        .required(
          "title", .text, "What the palette and notifications call it, in Danish.",
          examples: ["Præudfyld forberedende plan"]),
        .optional("description", .text, "A line more about what it does, for the palette."),
        .optional(
          "keys", .scalar(.text, pattern: KeyPattern.sequence),
          "Up to four chords, the first of which takes the key from every window; without keys the hot key is in the palette only.",
          examples: ["Super+J F", "Ctrl+Alt+O"]),
        .optional(
          "owner", .text, "Who answers for the definition.", examples: ["it-kontoret"]),
        .optional("purpose", .mapping(purpose), "Why personal data may be used."),
        .optional(
          "manual-time", .mapping(manualTime), "What the same work takes by hand, for the report."),
        .optional(
          "ask", .names(.simple, .mapping(question)),
          "Questions by name, answered by the window, the marked text or the person."),
        .optional(
          "data", .names(.simple, .scalar(.scalar, pattern: call)),
          "What is fetched, each name from one query; it may use the questions and the data above it.",
          examples: [.object(["borger": "opera.borger(cpr)"])]),
        .required(
          "steps", .list(.mapping(step), count: 1...Int.max), "What is done, in this order."),
        .optional(
          "changes", .list(.mapping(change)), "What is new, told once to each who uses the key."),
      ])))

  private static let purpose = MappingSchema([
    .required(
      "legal-basis", .text, "The law that allows it, with paragraph.", examples: ["LAB § 44"]),
    .optional(
      "verified", .date, "The day on which somebody last compared it with the law.",
      examples: ["2026-10-01"]),
    .optional(
      "data", .oneOrMore(.content), "Which personal data are used.",
      examples: [["navn", "cpr", "ydelser"]]),
  ])

  private static let manualTime = MappingSchema([
    .required("minutes", .integer(1...10_000), "Minutes for one time by hand.", examples: [75]),
    .required(
      "kind", .words(ManualTime.Kind.self),
      "Where the number comes from: measured at desks, estimated, or a first guess."),
    .optional("source", .text, "Who says so.", examples: ["½-2 timer pr. plan"]),
  ])

  private static let change = MappingSchema([
    .required(
      "date", .date, "The first day on which it is told.", examples: ["2026-11-20"]),
    .required("note", .text, "What is new, in the words of the person who presses the key."),
  ])

  private static let call =
    #"^\s*[a-z][a-z0-9-]*\s*[.]\s*[a-z][a-z0-9-]*\s*\([\s\S]*\)\s*$"#
}

/// Chords as a regular expression; whether a key of that name exists, `check` knows.
enum KeyPattern {
  private static let modifiers = KeyChord.Modifier.allCases.map(\.rawValue).joined(separator: "|")
  static let chord = "((\(modifiers))[+])*[^\\s+]+"
  static let sequence = "^\\s*\(chord)(\\s+\(chord)){0,3}\\s*$"
}
