import CaseData
import FoundationEssentials
import HotKeyDefinition
import Testing

import struct Foundation.Decimal

/// A table of rates as it is read, and which of its periods holds a day.
@Suite struct RateTableTests {
  private static let approved = "source: a, entered-by: b, approved-by: c, approved: 2024-01-02"

  private func table(_ periods: String...) throws -> RateTable {
    let content =
      "# file: HotKeys/rates/proeve.yaml\nrates: proeve\ntitle: T\nunit: kr.\nperiods:\n"
      + periods.map { "  - { \($0) }\n" }.joined()
    let set = try GoldenSet(Data(content.utf8))
    defer { try? set.remove() }
    return try #require(set.load().set.rates["proeve"])
  }

  private func period(
    on text: String, in table: RateTable, today: String = "2026-11-22"
  ) throws -> RatePeriod? {
    table.period(on: try day(text), approvedBy: try day(today))
  }

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

  @Test func period_holdsItsFirstAndItsLastDay_andNoOther() throws {
    let table = try table(
      "from: 2024-01-01, to: 2024-02-29, value: 1, \(Self.approved)",
      "from: 2024-03-02, to: 2024-12-31, value: 2, \(Self.approved)")
    let names = try [
      "2023-12-31", "2024-01-01", "2024-02-29", "2024-03-01", "2024-03-02", "2024-12-31",
      "2025-01-01",
    ].map { try period(on: $0, in: table).map(table.name) }
    let (first, second) = ("proeve/2024-01-01", "proeve/2024-03-02")
    #expect(names == [nil, first, first, nil, second, second, nil])
  }

  @Test func lastPeriod_hasNoEnd_whereNoneIsWritten() throws {
    let table = try table("from: 2024-01-01, value: 1, \(Self.approved)")
    #expect(try period(on: "9999-12-31", in: table) != nil)
  }

  @Test func draft_holdsNoDay() throws {
    let table = try table(
      "from: 2024-01-01, to: 2024-12-31, value: 1, \(Self.approved)",
      "from: 2025-01-01, value: 2, source: a, entered-by: b")
    #expect(table.periods.count == 2)
    #expect(try period(on: "2025-06-01", in: table) == nil)
    #expect(try period(on: "2024-06-01", in: table) != nil)
  }

  @Test func approvalOfALaterDay_doesNotCountYet() throws {
    let table = try table("from: 2023-01-01, value: 1, \(Self.approved)")
    #expect(try period(on: "2024-06-01", in: table, today: "2024-01-01") == nil)
    #expect(try period(on: "2024-06-01", in: table, today: "2024-01-02") != nil)
  }

  /// `0.1` and `1.005` have no binary form.
  @Test(arguments: [
    ("0.1", Decimal(sign: .plus, exponent: -1, significand: 1)),
    ("1.005", Decimal(sign: .plus, exponent: -3, significand: 1005)),
    ("1.10", Decimal(sign: .plus, exponent: -1, significand: 11)),
    ("\"2.28\"", Decimal(sign: .plus, exponent: -2, significand: 228)),
    ("-0.95", Decimal(sign: .minus, exponent: -2, significand: 95)),
  ])
  func value_isExactlyItsDigits(_ text: String, _ value: Decimal) throws {
    let table = try table("from: 2024-01-01, value: \(text), \(Self.approved)")
    #expect(table.periods.map(\.value) == [value])
  }

  @Test func query_isTypedLikeAnyOther() throws {
    let content =
      "# file: HotKeys/rates/proeve.yaml\nrates: proeve\ntitle: T\nunit: kr.\nperiods:\n"
      + "  - { from: 2024-01-01, value: 1, \(Self.approved) }\n"
    let set = try GoldenSet(Data(content.utf8))
    defer { try? set.remove() }
    let query = try #require(set.load().set.query("proeve", of: "rates"))
    #expect(query.parameters.map(\.type) == [.date])
    #expect(query.resultType == .record(RateTable.fields))
    #expect(set.load().set.adapters["rates"] == nil)
  }
}
