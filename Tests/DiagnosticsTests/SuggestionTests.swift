import Testing

@testable import Diagnostics

@Suite struct SuggestionTests {
  @Test func nearest_allowsOneSlip_whenNameIsShort() {
    #expect(Suggestion.nearest("ib", in: ["id", "navn"]) == "id")
    #expect(Suggestion.nearest("xy", in: ["id"]) == nil)
  }

  @Test func nearest_allowsTwoSlips_whenNameIsLonger() {
    #expect(Suggestion.nearest("nvan", in: ["cpr", "navn"]) == "navn")
    #expect(Suggestion.nearest("feilds", in: ["fields", "fill"]) == "fields")
    #expect(Suggestion.nearest("ydelser", in: ["tilbud"]) == nil)
  }

  @Test func nearest_countsSwappedNeighboursAsOneSlip_whenNameIsShort() {
    #expect(Suggestion.nearest("id", in: ["di"]) == "di")
  }

  @Test func nearest_takesFirstInAlphabet_whenTwoAreEquallyNear() {
    #expect(Suggestion.nearest("fol", in: ["fox", "for"]) == "for")
    #expect(Suggestion.nearest("fol", in: ["for", "fox"]) == "for")
  }

  @Test func nearest_overlooksCapitals_whenLettersAreTheSame() {
    #expect(Suggestion.nearest("CTRL", in: ["Alt", "Ctrl"]) == "Ctrl")
  }

  @Test func nearest_recognisesNothing_whenNameIsOneLetter() {
    #expect(Suggestion.nearest("x", in: ["y"]) == nil)
  }

  @Test func help_listsNames_whenNoneIsNearAndTheyAreFew() {
    #expect(Suggestion.help("zzzz", in: ["a", "b"], noun: "fields") == "fields: `a`, `b`")
    #expect(Suggestion.help("zzzz", in: (0..<13).map { "navn\($0)" }, noun: "fields") == nil)
  }
}
