extension DiagnosticCatalogue {
  /// GV028x, questions answered from a list.
  static let choices: [CatalogueEntry] = [
    CatalogueEntry(
      .nothingToChoose, "a choice of several from nothing",
      """
      `several: true` lets the caseworker choose any number of possibilities. They stand in `options`, or in a \
      list of the data that `each` names.
      """, bad: "ask:\n  emner: { type: text, several: true }",
      good: several("options: [Helbred, Netværk]")),
    CatalogueEntry(
      .unknownDefault, "a default that cannot be chosen",
      """
      `default` says what is chosen when the prompt comes up, and must be one of the `options`, letter by letter. \
      With `several: true` it can also be `all`, `none` or a list of options.
      """, bad: several("options: [Helbred, Netværk], default: Helbret"),
      good: several("options: [Helbred, Netværk], default: [Helbred]")),
    CatalogueEntry(
      .choiceLimits, "limits that no choice can meet",
      """
      `at-least` and `at-most` say how many may be chosen. No answer would do where the first is the larger, where \
      there are fewer options than must be chosen, or where the default chooses more than are allowed.
      """, bad: several("options: [Helbred, Netværk], at-least: 3"),
      good: several("options: [Helbred, Netværk], at-least: 1, at-most: 2")),
    CatalogueEntry(
      .askedLater, "an answer is used before it is given",
      """
      A question with `each` is asked when all data are fetched, for it chooses from them. Its answer is known to \
      the steps, not to `data`, and not to another question with `each`: those are asked at the same time.
      """,
      bad: """
        ask:
          cpr: { type: cpr, from: prompt }
          fra: { each: "y in ydelser | map('fra')", show: "{{ y }}" }
        data:
          borger: opera.borger(cpr)
          ydelser: opera.ydelser(cpr, fra)
        steps:
          - insert: "{{ borger.navn }}"
        """,
      good: """
        ask:
          cpr: { type: cpr, from: prompt }
          ydelse: { each: "y in ydelser", show: "{{ y.ydelse }}" }
        data:
          borger: opera.borger(cpr)
          ydelser: opera.ydelser(cpr, borger.foedt)
        steps:
          - insert: "{{ ydelse.fra }}"
        """),
    CatalogueEntry(
      .optionTwice, "an option stands in the list twice",
      "Two options with the same words cannot be told from each other, neither in the prompt nor in `--set`.",
      bad: several("options: [Helbred, Helbred]"), good: several("options: [Helbred, Netværk]")),
  ]

  private static func several(_ rest: String) -> String {
    """
    ask:
      emner: { type: text, several: true, \(rest) }
    steps:
      - insert: "{{ emner | lines }}"
    """
  }
}
