package import CaseData
package import Diagnostics

package import struct Foundation.Decimal

/// A dated table of one rate: `HotKeys/rates/<id>.yaml`.
///
/// - Shape: `periods` in the order of their days, none overlapping another; only the last may be
///   without an end. There may be gaps between them.
/// - Source: design §5, "Rates"; Decisions/0031.
package struct RateTable: Sendable {
  /// The name under which `data:` asks for rates, and which no adapter may have.
  package static let adapterName = "rates"

  package let id: Name
  package let title: String
  /// What one of the value is: `kr. pr. km`.
  package let unit: String
  package let legalBasis: String?
  package let periods: [RatePeriod]
  package let file: SourceFile

  package init(
    id: Name, title: String, unit: String, legalBasis: String?, periods: [RatePeriod],
    file: SourceFile
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.legalBasis = legalBasis
    self.periods = periods
    self.file = file
  }

  /// The approved period that holds a day; a draft holds none.
  ///
  /// - Parameter today: an approval on a later day does not count yet.
  package func period(on day: CalendarDate, approvedBy today: CalendarDate) -> RatePeriod? {
    periods.first { period in
      guard let approval = period.approval else { return false }
      return approval.on <= today && period.holds(day)
    }
  }

  /// What the audit trail and a letter call a period: `befordring/2024-01-01`.
  package func name(of period: RatePeriod) -> String { "\(id.text)/\(period.from.iso)" }
}

/// The days on which a rate has one value, and who has seen to it.
package struct RatePeriod: Sendable {
  package let from: CalendarDate
  /// The last day; `nil` as long as nobody has set another rate.
  package let to: CalendarDate?
  /// Exactly the digits of the file.
  package let value: Decimal
  package let source: String
  package let enteredBy: String
  /// `nil` for a draft, which is never used.
  package let approval: RateApproval?
  /// Where ``from`` and ``to`` are written.
  package let places: (from: SourceSpan, to: SourceSpan?)

  package init(
    from: CalendarDate, to: CalendarDate?, value: Decimal, source: String, enteredBy: String,
    approval: RateApproval?, places: (from: SourceSpan, to: SourceSpan?)
  ) {
    self.from = from
    self.to = to
    self.value = value
    self.source = source
    self.enteredBy = enteredBy
    self.approval = approval
    self.places = places
  }

  package func holds(_ day: CalendarDate) -> Bool {
    from <= day && (to.map { day <= $0 } ?? true)
  }
}

/// That somebody else than the one who entered a rate has compared it with its source.
package struct RateApproval: Sendable {
  package let by: String
  package let on: CalendarDate
  /// Where ``on`` is written.
  package let place: SourceSpan

  package init(by: String, on: CalendarDate, place: SourceSpan) {
    self.by = by
    self.on = on
    self.place = place
  }
}
