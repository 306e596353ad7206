import CaseData
import FoundationEssentials
import Testing

@Suite struct DecimalTextTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("12", "12"), ("0012.50", "12.5"), ("-0.01", "-0.01"), ("0.1", "0.1"),
    ("1234567890123456789012345678.1234567891", "1234567890123456789012345678.1234567891"),
    ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
    ("0.000000000000000000000000000000000000010", "0.00000000000000000000000000000000000001"),
  ])
  func decimal_isExact(text: String, expected: String) throws {
    #expect("\(try #require(Decimal(exactly: text)))" == expected)
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "1,5", "1.2.3", "+1", "1e3", " 1", "1 ", "1.234,50", "٣", "0x1",
    "NaN",
    "100000000000000000000000000000000000001.5",
  ])
  func decimal_isRefused_whenItIsNotPlainOrNotExact(text: String) {
    #expect(Decimal(exactly: text) == nil)
  }

  @Test func decimalComma_isReadWhereItIsSaid_andThousandsNever() throws {
    #expect(Decimal(exactly: "1234,50", decimalMark: ",") == Decimal(exactly: "1234.5"))
    #expect(Decimal(exactly: "1.234,50", decimalMark: ",") == nil)
    #expect(Decimal(exactly: "1.234", decimalMark: ",") == nil)
  }

  @Test func sum_hasNoBinaryRounding() throws {
    let tenth = try #require(Decimal(exactly: "0.1"))
    let fifth = try #require(Decimal(exactly: "0.2"))
    #expect(tenth + fifth == Decimal(exactly: "0.3"))
  }
}
