import CaseData
import Diagnostics

/// By which law a citizen's data are used, and who last looked.
///
/// - Source: GDPR, Articles 5(1)(b) and 6; design §5, `purpose:`.
enum PurposeRules {
  static func findings(in set: DefinitionSet, on today: CalendarDate) -> [Diagnostic] {
    set.hotKeys.compactMap { hotKey in
      guard let purpose = hotKey.purpose else {
        return usesCitizen(hotKey, in: set) ? missing(hotKey) : nil
      }
      return outdated(purpose, hotKey, on: today)
    }
  }

  private static func usesCitizen(_ hotKey: HotKey, in set: DefinitionSet) -> Bool {
    hotKey.questions.contains { $0.type == .cpr }
      || hotKey.fills.contains { $0.citizen != nil }
      || hotKey.data.contains { source in set.query(source).map(isOfCitizen) ?? false }
  }

  /// Whether a citizen is asked for, or comes back: by the number of a case, one finds its citizen.
  private static func isOfCitizen(_ query: QueryDeclaration) -> Bool {
    query.parameters.contains { $0.type == .cpr } || query.fields.values.contains(.cpr)
  }

  private static func missing(_ hotKey: HotKey) -> Diagnostic {
    Diagnostic(
      .noLegalBasis, .warning, "a citizen's data are used without a legal basis",
      at: hotKey.id.span, label: "no `purpose`",
      help: "write `purpose: { legal-basis: …, verified: …, data: […] }`")
  }

  private static func outdated(_ purpose: Purpose, _ hotKey: HotKey, on today: CalendarDate)
    -> Diagnostic?
  {
    let message: String
    if let verified = purpose.verified {
      if verified > today {
        message = "the legal basis is said to be looked up on a day that is still to come"
      } else if verified < yearBefore(today) {
        message = "the legal basis was looked up over a year ago"
      } else {
        return nil
      }
    } else {
      message = "nobody has said when the legal basis was looked up"
    }
    return Diagnostic(
      .legalBasisUnverified, .warning, message, at: purpose.place ?? hotKey.id.span,
      help: "look it up, and write the day as `verified:`")
  }

  private static func yearBefore(_ day: CalendarDate) -> CalendarDate {
    let year = max(day.year - 1, 1)
    let last = CalendarDate.days(in: day.month, of: year)
    return CalendarDate(year: year, month: day.month, day: min(day.day, last)) ?? day
  }
}
