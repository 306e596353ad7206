/// Tables of rates.
extension Grammar {
  static let rates: [GrammarKey] = [
    .init("rates", .scalar(.ratesID), "The id, by which hot keys ask for it: `rates.<id>(date)`."),
    .init("title", .scalar(.prose), "What people call it."),
    .init("unit", .scalar(.prose), "What one of the value is: `kr. pr. km`."),
    .init("legal-basis", .scalar(.prose), "The paragraphs it rests on."),
    .init(
      "periods", .list(.mapping(.ratePeriod)),
      "The periods, oldest first, none overlapping another."
    ),
  ]

  static let ratePeriod: [GrammarKey] = [
    .init("from", .scalar(.date), "The first day of the rate: `2026-01-01`."),
    .init("to", .scalar(.date), "The last day; left out as long as the rate holds."),
    .init("value", .scalar(.number), "The rate, with a decimal point: `1.14`."),
    .init("source", .scalar(.prose), "Where it is published."),
    .init("entered-by", .scalar(.prose), "Who has entered the period."),
    .init(
      "approved-by", .scalar(.prose),
      "Who has compared it with its source: somebody else than the one who entered it."),
    .init("approved", .scalar(.date), "The day of that; without it no run uses the period."),
  ]

  /// What stands before the id in `rates.befordring(dato)`.
  static let ratesSummary =
    "the dated rates of `HotKeys/rates/`; an answer is the approved period that holds the day"
}
