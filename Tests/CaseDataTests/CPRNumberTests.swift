import CaseData
import Testing

@Suite struct CPRNumberTests {
  @Test(arguments: [
    "6101900019", "610190-0019", "610190 0019", " 610190-0019\n", "610190\u{2011}0019",
    "610190\u{A0}0019",
  ])
  func number_isRead_whenSeparatorIsAllowed(text: String) throws {
    let number = try CPRNumber(text, mode: .test)
    #expect(number.digits == "6101900019")
    #expect(number.hyphenated == "610190-0019")
    #expect(number.birthDate == CalendarDate(year: 1990, month: 1, day: 1))
    #expect(number.isFictitious)
  }

  @Test(arguments: [
    "", "610190-001", "610190-00199", "61019-00019", "610190--0019", "610190_0019", "6101900019x",
    "61 01 90 0019", "٦١٠١٩٠٠٠١٩", "610190-oo19", "-6101900019", "6101900019-",
    "610190- 0019", "61019000１9",
  ])
  func number_isRefusedAsFormat_whenNotTenDigits(text: String) {
    #expect(throws: CPRError.format) { try CPRNumber(text, mode: .test) }
  }

  @Test(arguments: [
    "000000-0000", "320190-0019", "300290-0019", "011390-0019", "290299-1019", "920190-0019",
  ])
  func number_isRefusedAsDate_whenCalendarHasNoSuchDay(text: String) {
    #expect(throws: CPRError.date) { try CPRNumber(text, mode: .test) }
  }

  @Test func fictitiousNumber_isRefused_whenModeIsProduction() {
    #expect(throws: CPRError.fictitious) { try CPRNumber("610190-0019", mode: .production) }
  }

  /// The official example of the check digit, which is no person's number.
  @Test func ordinaryNumber_isRead_inBothModes() throws {
    for mode in [CPRNumber.Mode.production, .test] {
      let number = try CPRNumber("070761-4285", mode: mode)
      #expect(!number.isFictitious)
      #expect(number.warning == nil)
    }
  }

  /// Digit 7, year of two digits, year of four: the corners of the table in domain §1.1.
  @Test(arguments: [
    (0, "00", 1900), (0, "36", 1936), (3, "37", 1937), (3, "57", 1957), (0, "58", 1958),
    (3, "99", 1999),
    (4, "00", 2000), (4, "36", 2036), (4, "37", 1937), (4, "57", 1957), (4, "58", 1958),
    (4, "99", 1999),
    (5, "00", 2000), (8, "36", 2036), (5, "37", 2037), (8, "57", 2057), (5, "58", 1858),
    (8, "99", 1899),
    (9, "00", 2000), (9, "36", 2036), (9, "37", 1937), (9, "57", 1957), (9, "58", 1958),
    (9, "99", 1999),
  ])
  func century_followsTable(digit: Int, year: String, expected: Int) throws {
    let number = try CPRNumber("7506\(year)-\(digit)000", mode: .test)
    #expect(number.birthDate.year == expected)
  }

  @Test func leapDay_dependsOnCentury() throws {
    #expect(throws: CPRError.date) { try CPRNumber("890200-0000", mode: .test) }
    #expect(try CPRNumber("890200-4000", mode: .test).birthDate.year == 2000)
  }

  @Test(arguments: ["610190-0019", "610190-0027", "751288-0015", "690200-4015", "610229-5011"])
  func checkDigit_isQuiet_whenItFits(text: String) throws {
    #expect(try CPRNumber(text, mode: .test).warning == nil)
  }

  @Test func checkDigit_warnsMildly_onFirstOfJanuary() throws {
    #expect(try CPRNumber("610190-0001", mode: .test).warning == .checkDigitOnFirstOfJanuary)
    #expect(try CPRNumber("751288-0016", mode: .test).warning == .checkDigit)
  }

  @Test func number_showsMaskedFormOnly() throws {
    let number = try CPRNumber("610190-0019", mode: .test)
    var dumped = ""
    dump([number], to: &dumped)
    let shown = "\(number) \(String(reflecting: number)) \(String(describing: number)) \(dumped)"
    #expect(number.masked == "610190-xxxx")
    #expect(shown.contains("610190-xxxx"))
    #expect(!shown.contains("0019"))
  }

  @Test func error_neverHoldsNumber() {
    for text in ["610190-0019x", "390190-0019", "610190-0019"] {
      do {
        _ = try CPRNumber(text, mode: .production)
        Issue.record("read")
      } catch {
        #expect(!String(reflecting: error).contains("0019"))
      }
    }
  }
}
