import Testing

@testable import Inspection

/// What of a title may stand in a file.
@Suite struct TitlePatternTests {
  @Test(arguments: [
    ("Ansøgning - Tilskudsportalen", "Ansøgning - Tilskudsportalen", false),
    ("Ansøgning - 610190-0019 - Portalen", "Ansøgning - * - Portalen", true),
    ("6101900019 Ansøgning - Portalen", "* - Portalen", true),
    ("Sag 2026.1234 - Portalen", "* - Portalen", false),
    ("Ansøgning - Åse Prøvesen - Portalen", "Ansøgning - * - Portalen", false),
    ("Plan for Bo - Portalen — Mozilla Firefox", "* - Portalen — Mozilla Firefox", false),
    ("Ane Prøvesen.odt - Portal Skriver", "* - Portal Skriver", false),
    ("Hvad? | Portalen", "Hvad? ? Portalen", false),
  ])
  func title_losesWhatMayTellOfACitizen(_ title: String, _ pattern: String, _ shows: Bool) {
    let found = TitlePattern(
      title, windowClass: "Navigator firefox portal",
      contents: ["Bo"].map { "\($0) Prøvesen" } + ["Plan for Bo"])
    #expect(found.pattern == pattern)
    #expect(found.showsCitizen == shows)
  }

  @Test func title_ofNothingElse_isNotKept() {
    let found = TitlePattern("Åse Prøvesen", windowClass: "portal", contents: [])
    #expect(found.pattern == nil && found.isStarred)
  }

  @Test func numberInALabelOrOption_isNotFit() {
    #expect(!ShownText.isFit("Barn: 610190-0019"))
    #expect(!ShownText.isFit("Telefon 12345678"))
    #expect(ShownText.isFit("LAB § 44, stk. 2"))
  }
}
