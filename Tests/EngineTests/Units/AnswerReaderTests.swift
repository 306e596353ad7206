import CaseData
import Foundation
import Testing

@testable import Engine

@Suite struct AnswerReaderTests {
  private let reader = AnswerReader(mode: .test)

  @Test(arguments: ["610190-0019", "6101900019", " 610190-0019\n"])
  func cpr_isReadAsTenDigits(_ text: String) {
    #expect(reader.value(of: text, as: .cpr) == .text("6101900019"))
  }

  @Test(arguments: ["", "610190", "610190-001", "610190-00191", "abc", "999999-9999"])
  func cpr_isRefused_whenItIsNone(_ text: String) {
    #expect(reader.value(of: text, as: .cpr) == nil)
  }

  @Test func fictitiousCpr_isRefused_inProduction() {
    #expect(AnswerReader(mode: .production).value(of: "610190-0019", as: .cpr) == nil)
  }

  @Test func otherAnswers_areReadAsDanesWriteThem() {
    #expect(reader.value(of: " 12 ", as: .integer) == .integer(12))
    #expect(reader.value(of: "12,5", as: .integer) == nil)
    #expect(reader.value(of: "12,5", as: .decimal) == Decimal(string: "12.5").map { .decimal($0) })
    #expect(
      reader.value(of: "22-11-2026", as: .date) == CalendarDate(iso: "2026-11-22").map { .date($0) }
    )
    #expect(
      reader.value(of: "2026-11-22", as: .date) == CalendarDate(iso: "2026-11-22").map { .date($0) }
    )
    #expect(reader.value(of: "ja", as: .flag) == .flag(true))
    #expect(reader.value(of: "nej", as: .flag) == .flag(false))
    #expect(reader.value(of: "måske", as: .flag) == nil)
    #expect(reader.value(of: "  ", as: .text) == nil)
    #expect(reader.value(of: "A\u{30A}se", as: .text) == .text("Åse"))
  }

  @Test(arguments: ["12 kroner", "1.234,50x", "12abc", "1,2,3", "--1"])
  func decimal_isRefused_whenItIsOnlyTheBeginning(_ text: String) {
    #expect(reader.value(of: text, as: .decimal) == nil)
  }

  @Test func decimal_readsThousands_orRefusesThem_butNeverMisreadsThem() {
    let read = reader.value(of: "1.234,50", as: .decimal)
    #expect(read == nil || read == Decimal(string: "1234.5").map { .decimal($0) })
  }

  @Test func title_givesItsOnlyNumber() {
    guard case .found(let value) = reader.find(.cpr, in: "Plan - 610190-0019 - Firefox") else {
      Issue.record("nothing found")
      return
    }
    #expect(value == .text("6101900019"))
    guard case .absent = reader.find(.cpr, in: "Plan - sag 26-104711") else {
      Issue.record("found something")
      return
    }
    guard case .several = reader.find(.cpr, in: "610190-0019 751288-0015") else {
      Issue.record("not several")
      return
    }
  }
}
