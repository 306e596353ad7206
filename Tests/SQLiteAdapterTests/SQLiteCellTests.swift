import CaseData
import Foundation
import SQLiteAdapter
import Testing

@Suite struct SQLiteCellTests {
  @Test func values_areTyped() async throws {
    let database = try await CaseDatabase()
    let date = CalendarDate(year: 2026, month: 11, day: 22).map(Value.date)
    #expect(try await database.reading("'Æ'", as: .text) == .text("Æ"))
    #expect(try await database.reading("-9223372036854775808", as: .integer) == .integer(.min))
    #expect(try await database.reading("'2026-11-22'", as: .date) == date)
    #expect(try await database.reading("'2026-11-22 10:15:00'", as: .date) == date)
    #expect(try await database.reading("1", as: .flag) == .flag(true))
    #expect(try await database.reading("0", as: .flag) == .flag(false))
    #expect(try await database.reading("'610190-0019'", as: .cpr) == .text("6101900019"))
    #expect(try await database.reading("'x'", as: .secret) == .secret(Secret("x")))
  }

  @Test func decimal_isExact_fromTextAndInteger() async throws {
    let database = try await CaseDatabase()
    let expected = Decimal(exactly: "12345678901234567890.01").map(Value.decimal)
    #expect(try await database.reading("'12345678901234567890.01'", as: .decimal) == expected)
    #expect(try await database.reading("42", as: .decimal) == .decimal(42))
  }

  @Test(arguments: [
    ValueType.text, .integer, .decimal, .date, .flag, .cpr, .secret,
  ])
  func null_isMissing(type: ValueType) async throws {
    #expect(try await CaseDatabase().reading("NULL", as: type) == .missing)
  }

  @Test(arguments: [
    ("12", ValueType.text), ("x'414243'", .text), ("'12'", .integer), ("1.0", .integer),
    ("1.5", .decimal),
    ("'1,5'", .decimal), ("'12x'", .decimal), ("'22-11-2026'", .date), ("'2026-02-30'", .date),
    ("20261122", .date), ("2", .flag), ("'1'", .flag), ("6101900019", .cpr), ("'610190-001'", .cpr),
    ("'320190-0019'", .cpr), ("x'00'", .secret), ("CAST(x'FF' AS TEXT)", .text),
    ("'a'", .record([:])),
  ])
  func value_isMalformed_whenOfAnotherType(expression: String, type: ValueType) async throws {
    let error = await #expect(throws: AdapterError.self) {
      try await CaseDatabase().reading(expression, as: type)
    }
    #expect(error?.code == .malformed)
    #expect(error?.detail.hasPrefix("the column `x` is ") == true)
  }

  @Test func fictitiousNumber_isMalformed_whenModeIsProduction() async throws {
    let error = await #expect(throws: AdapterError.self) {
      try await CaseDatabase().reading("'6101900019'", as: .cpr, mode: .production)
    }
    #expect(error?.detail == "the column `x` is not a CPR number")
  }
}
