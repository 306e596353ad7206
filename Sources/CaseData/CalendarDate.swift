/// A day in the Gregorian calendar, without time or zone.
///
/// - Shape: always a day that exists; years 1 to 9999.
package struct CalendarDate: Sendable, Hashable, Comparable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// The day, or `nil` where the calendar has none such.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDate.days(in: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2026-11-22`, the form of databases and JSON (ISO 8601); a time after `T` or a space is
  /// left out, anything else there is refused.
  package init?(iso text: String) {
    let dayPart = text.prefix { $0 != "T" && $0 != " " }
    let parts = dayPart.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      CalendarDate.isTime(text[dayPart.endIndex...])
    else { return nil }
    self.init(parts)
  }

  /// Reads `22-11-2026`, `22.11.2026` or `22/11/2026`, the form of Danish screens (domain §5).
  package init?(danish text: String) {
    let parts = text.split(whereSeparator: { "-./".contains($0) })
    guard parts.count == 3, parts[2].count == 4, (1...2).contains(parts[0].count),
      (1...2).contains(parts[1].count)
    else { return nil }
    self.init(parts.reversed())
  }

  /// `T10:15:00.250Z`, ` 10:15`, ` 10:15:00 +01:00`, or blanks that fill up a column.
  private static func isTime(_ rest: Substring) -> Bool {
    guard let first = rest.dropFirst().first(where: { $0 != " " }) else { return rest.first != "T" }
    return first.isNumber
      && rest.dropFirst().utf8.allSatisfy { " +-.,:0123456789Z".utf8.contains($0) }
  }

  private init?(_ yearMonthDay: [Substring]) {
    let numbers = yearMonthDay.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == 3 else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// `2026-11-22`.
  package var iso: String {
    "\(CalendarDate.padded(year, 4))-\(CalendarDate.padded(month, 2))-\(CalendarDate.padded(day, 2))"
  }
  /// `22-11-2026`, as Danish fields show it (domain §5).
  package var danish: String {
    "\(CalendarDate.padded(day, 2))-\(CalendarDate.padded(month, 2))-\(CalendarDate.padded(year, 4))"
  }

  /// The day after; `nil` behind the last one there is.
  package var next: CalendarDate? {
    CalendarDate(year: year, month: month, day: day + 1)
      ?? CalendarDate(year: year, month: month + 1, day: 1)
      ?? CalendarDate(year: year + 1, month: 1, day: 1)
  }

  /// Number of days in a month, 1...12, of a year.
  package static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
