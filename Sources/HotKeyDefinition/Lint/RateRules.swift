import CaseData
import Diagnostics

/// Rates: in force, approved, without gaps, and used.
enum RateRules {
  static func findings(in set: DefinitionSet, on today: CalendarDate) -> [Diagnostic] {
    set.sortedRates.flatMap { table in
      ended(table, on: today) + table.periods.compactMap { approval($0, table, on: today) }
        + gaps(table)
    }
  }

  static func unused(in set: DefinitionSet) -> [Diagnostic] {
    let sources = set.hotKeys.flatMap(\.data).filter { $0.adapter.text == RateTable.adapterName }
    let used = Set(sources.map(\.query.text))
    return set.sortedRates.filter { !used.contains($0.id.text) }.map { table in
      Diagnostic(
        .unusedRates, .note, "no hot key uses rates `\(table.id.text)`", at: table.id.span,
        label: "never used")
    }
  }

  private static func ended(_ table: RateTable, on today: CalendarDate) -> [Diagnostic] {
    guard let last = table.periods.last(where: { $0.approval != nil }), let to = last.to,
      to < today
    else { return [] }
    return [
      Diagnostic(
        .rateEnded, .warning,
        "the last approved period of rates `\(table.id.text)` ended on \(to.iso)",
        at: last.places.to ?? last.places.from,
        help: "enter the rate that holds now, and let somebody approve it")
    ]
  }

  private static func approval(
    _ period: RatePeriod, _ table: RateTable, on today: CalendarDate
  ) -> Diagnostic? {
    guard let approval = period.approval else {
      return Diagnostic(
        .rateNotApproved, .warning,
        "nobody has approved `\(table.name(of: period))`, so no run uses it",
        at: period.places.from,
        help: "let somebody else than `\(period.enteredBy)` write `approved-by:` and `approved:`")
    }
    guard approval.on > today else { return nil }
    return Diagnostic(
      .rateNotApproved, .warning,
      "`\(table.name(of: period))` is approved on a day that is still to come, and no run uses it before",
      at: approval.place)
  }

  private static func gaps(_ table: RateTable) -> [Diagnostic] {
    zip(table.periods, table.periods.dropFirst()).compactMap { earlier, later in
      guard let to = earlier.to, let next = to.next, next < later.from else { return nil }
      return Diagnostic(
        .rateGap, .warning, "rates `\(table.id.text)` have no period from \(next.iso) on",
        at: later.places.from, label: "the next begins here",
        notes: earlier.places.to.map { [Diagnostic.Note("the one before ends here", at: $0)] } ?? []
      )
    }
  }
}
