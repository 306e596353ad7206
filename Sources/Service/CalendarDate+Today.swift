package import CaseData
import Glibc

extension CalendarDate {
  /// The day of the machine's local time.
  package static var today: CalendarDate {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    let day = CalendarDate(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    return day ?? .earliest
  }

  /// Stands in where the clock tells no day that exists.
  private static let earliest = CalendarDate(iso: "0001-01-01").unsafelyUnwrapped
}
