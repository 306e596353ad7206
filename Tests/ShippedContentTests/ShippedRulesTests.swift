import CaseData
import Diagnostics
import HotKeyDefinition
import Testing

/// What the municipality gets is a good example.
@Suite struct ShippedRulesTests {
  /// On the day of this version; later days bring findings of their own, as they should.
  @Test func noRule_hasAnythingToSay() throws {
    let day = try #require(CalendarDate(iso: "2026-11-22"))
    let result = Shipped.loaded
    let linted = Linter(result, LintSettings(today: day)).run()
    #expect(linted.findings.isEmpty, "\(linted.findings.map(\.message))")
    #expect(linted.silenced.allSatisfy { $0.reason.count > 10 })
  }
}
