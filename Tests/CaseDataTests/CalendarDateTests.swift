import CaseData
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    "2026-11-22", "2026-11-22T10:15:00.250Z", "2026-11-22 10:15", "2026-11-22 10:15:00 +01:00",
    "2026-11-22      ",
  ])
  func iso_isRead_withOrWithoutATime(_ text: String) {
    #expect(CalendarDate(iso: text) == CalendarDate(year: 2026, month: 11, day: 22))
  }

  /// What stands behind a day may say that it is none: `2026-11-22 annulleret`.
  @Test(arguments: [
    "2026-11-22 annulleret", "2026-11-22Tx", "2026-11-22T", "2026-11-22 1x", "2026-11-22 ١٠",
    "2026-11-31", "26-11-22", "2026-1-22", "+026-11-22", "2026-11-22-1", "",
  ])
  func iso_isNoDate_withAnythingElse(_ text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test(arguments: [
    ("2026-11-22", "2026-11-23"), ("2024-02-28", "2024-02-29"), ("2025-02-28", "2025-03-01"),
    ("2026-12-31", "2027-01-01"), ("9999-12-31", nil),
  ])
  func next_isTheDayAfter(_ day: String, _ next: String?) {
    #expect(CalendarDate(iso: day)?.next?.iso == next)
  }
}
