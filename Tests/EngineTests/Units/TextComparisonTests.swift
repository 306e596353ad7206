import HotKeyDefinition
import Testing

@testable import Engine

@Suite struct TextComparisonTests {
  private func matches(
    _ expected: String, _ found: String, _ kind: FormField.Kind = .text,
    _ toolkit: ToolkitProfile.Toolkit = .gtk
  ) -> Bool {
    TextComparison.matches(expected: expected, found: found, kind: kind, toolkit: toolkit)
  }

  @Test func text_matchesItself_whateverItsLineEndsAndNormalisation() {
    #expect(matches("æøå § “” ½ € 🙂", "æøå § “” ½ € 🙂"))
    #expect(matches("a\nb", "a\r\nb", .multiline))
    #expect(matches("a\nb", "a\rb", .multiline))
    #expect(matches("Å", "A\u{30A}"))
  }

  @Test(arguments: [
    ("Prøve", "prøve"), ("Prøve", "Prøve "), ("Prøve", " Prøve"), ("Prøve", "Prøv"), ("Prøve", ""),
    ("18,5", "18.5"), ("1.234,50", "1234,50"), ("22-11-2026", "22.11.2026"), ("a b", "a\u{A0}b"),
    ("“a”", "\"a\""),
  ])
  func text_doesNotMatch_whatOnlyLooksLikeIt(_ expected: String, _ found: String) {
    #expect(!matches(expected, found))
  }

  @Test(arguments: ["22.11.2026", "2026-11-22", "22/11/2026", "22-11-2026"])
  func date_matchesTheSameDay_inAnotherForm(_ found: String) {
    #expect(matches("22-11-2026", found, .date) == (found != "22/11/2026" || matchesSlash))
  }

  /// Slashes are what ``CalendarDate`` says they are; only that they are treated alike counts here.
  private var matchesSlash: Bool { matches("01-02-2026", "01/02/2026", .date) }

  @Test(arguments: ["11-22-2026", "22-11-2025", "23-11-2026", "", "22-11", "i dag"])
  func date_doesNotMatch_anotherDay(_ found: String) {
    #expect(!matches("22-11-2026", found, .date))
  }

  @Test(arguments: ["1.234,50", "1234,5", "1234,50 kr.", "1.234,5"])
  func number_matchesTheSameAmount_inAnotherForm(_ found: String) {
    #expect(matches("1234,50", found, .number))
  }

  @Test(arguments: [
    "1234.50", "123450", "12,3450", "1234,05", "1.23,450", "1234,50x", "-1234,50", "",
  ])
  func number_doesNotMatch_anotherAmount(_ found: String) {
    #expect(!matches("1234,50", found, .number))
  }

  @Test func words_inDateAndNumberFields_areComparedAsTexts() {
    #expect(matches("løbende", "løbende", .date))
    #expect(!matches("løbende", "Løbende", .date))
    #expect(!matches("ukendt", "", .number))
  }

  @Test func emoji_mayBeMissing_inWhatFirefoxTellsOverTheBus_only() {
    let told = { (text: String, toolkit: ToolkitProfile.Toolkit) in
      TextComparison.matchesAsTold(
        expected: "Møde 🙂 kl. 8", told: text, kind: .text, toolkit: toolkit)
    }
    #expect(told("Møde  kl. 8", .firefox))
    #expect(told("Møde \u{fffd}\u{fffd} kl. 8", .firefox))
    #expect(!told("Møde  kl. 9", .firefox))
    #expect(!told("Møde  kl. 8", .chromium))
    #expect(!matches("Møde 🙂 kl. 8", "Møde  kl. 8", .text, .firefox))
  }

  @Test func extraLineBreak_isForgiven_inTkOnly() {
    #expect(matches("a\nb", "a\nb\n", .multiline, .tk))
    #expect(!matches("a\nb", "a\nb\n\n", .multiline, .tk))
    #expect(!matches("a\nb", "a\nb\n", .multiline, .gtk))
  }
}

@Suite struct TextDifferenceTests {
  @Test(arguments: [
    ("Prøvevej 8", "", TextDifference.Kind.empty, 1),
    ("Prøvevej 8", "Prøve", .truncated, 6),
    ("Prøvevej 8", "PRØVEVEJ 8", .reformatted, 2),
    ("22-11-2026", "22.11.2026", .reformatted, 3),
    ("Prøvevej 8", "Prøvevej 8Prøvevej 8", .extended, 11),
    ("Prøvevej 8", "x Prøvevej 8", .extended, 1),
    ("Prøvevej 8", "Prøvevek 8", .other, 8),
  ])
  func difference_namesKindAndPlace(
    _ expected: String, _ found: String, _ kind: TextDifference.Kind, _ place: Int
  ) {
    let difference = TextDifference(expected: expected, found: found)
    #expect(difference.kind == kind)
    #expect(difference.firstDifference == place)
    #expect(difference.expectedLength == expected.count)
    #expect(difference.foundLength == found.count)
    #expect(!difference.danish.contains("Prøve") && !difference.danish.contains("2026"))
  }

  @Test func difference_countsCharacters_notBytesOrLineEnds() {
    let difference = TextDifference(expected: "🙂🙂\r\nå", found: "🙂")
    #expect(difference.expectedLength == 4)
    #expect(difference.foundLength == 1)
    #expect(difference.kind == .truncated)
  }

  @Test(arguments: [
    ("22.11.2026", "22-11-2026"), ("RASMUS", "Rasmus"), ("Rasm", "Rasmus Æbelø"),
    ("asmus", "Rasmus"), ("Rasmus Ælø", "Rasmus Æbelø"), ("xRasmus", "Rasmus"), ("", "Rasmus"),
    ("12.345,50", "12345,5"), ("---", "Rasmus"),
  ])
  func changedText_resemblesItself(_ found: String, _ expected: String) {
    #expect(TextComparison.resembles(found, expected))
  }

  @Test(arguments: [
    ("Optaget", "Rasmus Æbelø Prøvesen"), ("610190-0019", "Rasmus"), ("Raksmølle Hovedgade", "Ras"),
    ("ja", "nej"),
  ])
  func otherText_doesNot(_ found: String, _ expected: String) {
    #expect(!TextComparison.resembles(found, expected))
  }
}
