import CaseData
import Testing

import struct Foundation.Decimal

@testable import Planning

struct DanishFormTests {
  /// Every number of øre from -2,500.00 to 2,500.00 in steps that are no round ones.
  @Test func money_isWhatIntegersSay() {
    for cents in stride(from: -250_000, through: 250_000, by: 37) {
      let number = Decimal(sign: .plus, exponent: -2, significand: Decimal(cents))
      let magnitude = abs(cents)
      let kroner = String(magnitude / 100)
      let grouped = kroner.count > 3 ? "\(kroner.dropLast(3)).\(kroner.suffix(3))" : kroner
      let ears = String(magnitude % 100)
      let expected = (cents < 0 ? "-" : "") + grouped + "," + (ears.count == 1 ? "0" : "") + ears
      #expect(DanishNumber.text(number, decimals: 2) == expected)
    }
  }

  @Test func rounding_isHalfAwayFromZero_everywhere() {
    for thousandths in -3_000...3_000 {
      let number = Decimal(sign: .plus, exponent: -3, significand: Decimal(thousandths))
      let magnitude = (abs(thousandths) + 5) / 10
      let rounded = Decimal(
        sign: .plus, exponent: -2, significand: Decimal(thousandths < 0 ? -magnitude : magnitude))
      #expect(DanishNumber.text(number, decimals: 2) == DanishNumber.text(rounded, decimals: 2))
    }
  }

  @Test func writing_readsAsANumberAgain() {
    for step in stride(from: -9_999_999, through: 9_999_999, by: 123_457) {
      for exponent in [-4, -1, 0, 3] {
        let number = Decimal(sign: .plus, exponent: exponent, significand: Decimal(step))
        for grouped in [true, false] {
          let text = DanishNumber.text(number, grouped: grouped) ?? ""
          #expect(DanishNumber.reads(text), "\(text)")
          let plain = text.replacing(".", with: "").replacing(",", with: ".")
          #expect(Decimal(string: plain) == number)
        }
      }
    }
  }

  @Test func extremes_areWrittenInFull() {
    #expect(DanishNumber.text(.nan) == nil)
    #expect(DanishNumber.text(0) == "0")
    #expect(DanishNumber.text(0, decimals: 2) == "0,00")
    #expect(
      DanishNumber.text(Decimal(sign: .plus, exponent: 12, significand: 1)) == "1.000.000.000.000")
    #expect(
      DanishNumber.text(Decimal(sign: .plus, exponent: -12, significand: 5), decimals: 2) == "0,00")
    #expect(DanishNumber.text(.greatestFiniteMagnitude)?.hasPrefix("3.402.823") == true)
    #expect(DanishNumber.text(99.999 as Decimal, decimals: 2) == "100,00")
  }

  @Test(arguments: [
    "", "-", "1,", ",5", "1.23", "12.34,5", "1.2345", "--1", "1-2", "1,2,3", "1e5", "١", " 1",
    "1.234.56",
  ])
  func reading_refusesWhatIsNoDanishNumber(_ text: String) {
    #expect(!DanishNumber.reads(text))
  }

  @Test func date_isWrittenInLetters_forEveryMonth() {
    let written = (1...12).compactMap { CalendarDate(year: 2026, month: $0, day: $0) }.map(
      DanishDate.long)
    #expect(
      written == [
        "1. januar 2026", "2. februar 2026", "3. marts 2026", "4. april 2026", "5. maj 2026",
        "6. juni 2026",
        "7. juli 2026", "8. august 2026", "9. september 2026", "10. oktober 2026",
        "11. november 2026",
        "12. december 2026",
      ])
  }

  @Test(
    arguments: [
      ("6101900019", "610190-0019"), ("610190-0019", "610190-0019"), ("751288-0015", "751288-0015"),
      ("610190 0019", nil), ("61019-00019", nil), ("610190001", nil), ("61019000190", nil),
      ("610190-001x", nil), ("", nil),
    ] as [(String, String?)])
  func cpr_isTenDigitsWithOrWithoutHyphen(_ text: String, _ expected: String?) {
    #expect(DanishCPR.hyphenated(text) == expected)
  }

  @Test func order_isDanish() {
    let words = [
      "Aalborg", "Åse", "Øst", "Ærø", "Zoo", "abe", "Abel", "Ab", "é", "eg", "10", "9", "Ab c",
      "Müller", "Myrup", "aar",
    ]
    let sorted = words.sorted(by: DanishOrder.precedes)
    #expect(
      sorted == [
        "10", "9", "Ab", "Ab c", "abe", "Abel", "é", "eg", "Müller", "Myrup", "Zoo", "Ærø", "Øst",
        "Aalborg", "aar", "Åse",
      ])
  }

  @Test func order_isStrict() {
    let words = ["a", "aa", "aaa", "A", "å", "Å", "", " ", "e\u{301}", "é", "æ", "ä"]
    for left in words {
      for right in words where DanishOrder.precedes(left, right) {
        #expect(!DanishOrder.precedes(right, left))
      }
    }
  }
}
