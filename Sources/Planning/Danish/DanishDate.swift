package import CaseData

/// Dates as Danish letters write them, and texts that read as dates.
///
/// - Source: domain §5, "Date in letters".
package enum DanishDate {
  private static let months = [
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
    "november", "december",
  ]

  /// `22. november 2026`, the day without a leading zero.
  package static func long(_ date: CalendarDate) -> String {
    "\(date.day). \(months[date.month - 1]) \(date.year)"
  }

  /// Reads `2026-11-22` and `22-11-2026`.
  package static func read(_ text: String) -> CalendarDate? {
    CalendarDate(iso: text) ?? CalendarDate(danish: text)
  }
}
