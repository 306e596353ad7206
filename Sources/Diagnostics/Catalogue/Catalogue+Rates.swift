extension DiagnosticCatalogue {
  /// Rates: their files, the runs that ask for them, and what may go wrong at the desk.
  static let rates: [CatalogueEntry] = rateFiles + rateRules

  private static let rateFiles: [CatalogueEntry] = [
    CatalogueEntry(
      .ratePeriods, "periods of a rate that overlap or stand out of order",
      """
      A day has one rate. The oldest period stands first, `to` is the last day of a period, and only the last period \
      may be without it.
      """,
      bad: table(
        "{ from: 2025-01-01, \(sound) }", "{ from: 2026-01-01, \(sound) }"),
      good: table(
        "{ from: 2025-01-01, to: 2025-12-31, \(sound) }", "{ from: 2026-01-01, \(sound) }")),
    CatalogueEntry(
      .rateApproval, "a rate that is approved by the one who entered it",
      """
      A wrong digit is paid out to everybody. So one person enters a rate, and another compares it with its source. \
      Leave `approved-by` and `approved` out until that is done: no run uses the period before.
      """,
      bad: table(
        "{ from: 2026-01-01, \(entered), approved-by: it-kontoret, approved: 2026-01-05 }"),
      good: table("{ from: 2026-01-01, \(sound) }")),
    CatalogueEntry(
      .unknownRates, "unknown rates",
      """
      `rates.<id>(date)` under `data:` asks the table of that id, which stands in `HotKeys/rates/<id>.yaml`: \
      `sats: rates.befordring(dato)`.
      """,
      bad: """
        ask:
          dato: { type: date, from: prompt }
        data:
          sats: rates.ukendt(dato)
        """),
    CatalogueEntry(
      .runNoRate, "no approved rate holds on the day",
      """
      The hot key asks for a rate of a day that no approved period of `HotKeys/rates/<id>.yaml` holds: nobody has \
      entered it, nobody has approved it, or the day is not the one that was meant. A guess would be paid out, so \
      the run is refused. Nothing has been touched.
      """),
  ]

  private static let rateRules: [CatalogueEntry] = [
    CatalogueEntry(
      .rateEnded, "a rate whose last approved period has ended",
      """
      From the day after on, every hot key that asks for the rate of its day is refused. Enter the rate that holds \
      now, with its source, and let somebody approve it.
      """,
      bad: table("{ from: 2025-01-01, to: 2025-12-31, \(sound) }"),
      good: table("{ from: 2025-01-01, to: 2027-12-31, \(sound) }")),
    CatalogueEntry(
      .rateNotApproved, "a period of a rate that nobody has approved",
      """
      Somebody else than the one who entered the rate compares it with its source, and writes `approved-by` and \
      `approved`. Until then it is a draft, which no run uses. An approval on a day that is still to come \
      does not count before that day.
      """,
      bad: table("{ from: 2026-01-01, \(entered) }"),
      good: table("{ from: 2026-01-01, \(sound) }")),
    CatalogueEntry(
      .rateGap, "days between two periods of a rate",
      """
      A run that asks for the rate of such a day is refused. Where there was none, allow the finding on the line of \
      the period behind the gap, and say so.
      """,
      bad: table(
        "{ from: 2024-01-01, to: 2024-12-31, \(sound) }", "{ from: 2026-01-01, \(sound) }"),
      good: table(
        "{ from: 2024-01-01, to: 2025-12-31, \(sound) }", "{ from: 2026-01-01, \(sound) }")),
    CatalogueEntry(
      .unusedRates, "rates that no hot key uses",
      "Nobody reads them, nobody keeps them right. Use them in a hot key, or leave them out.",
      bad: "# file: HotKeys/rates/eksempel.yaml\n" + table("{ from: 2026-01-01, \(sound) }"),
      good: "# file: HotKeys/rates/eksempel.yaml\n" + table("{ from: 2026-01-01, \(sound) }")
        + "\n" + rateKey),
  ]

  private static let entered = "value: 1.14, source: Prøve, entered-by: it-kontoret"
  private static let sound = "\(entered), approved-by: Ydelse, approved: 2026-01-05"

  private static let rateKey = """
    # file: HotKeys/demo/eksempel.yaml
    hotkey: demo.eksempel
    title: Satsen
    ask:
      dato: { type: date, from: prompt }
    data:
      sats: rates.eksempel(dato)
    steps:
      - insert: "{{ sats.value }}"
    """

  private static func table(_ periods: String...) -> String {
    "rates: eksempel\ntitle: Eksempel\nunit: kr. pr. km\nperiods:\n"
      + periods.map { "  - \($0)" }.joined(separator: "\n")
  }
}
