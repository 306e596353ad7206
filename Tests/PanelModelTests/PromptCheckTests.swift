import PanelModel
import Testing

struct PromptCheckTests {
  private func verdict(
    _ text: String, _ kind: PromptQuestion.Kind, options: [String] = [], testMode: Bool = true
  ) -> PromptCheck.Verdict {
    let danish = PanelLanguage(environment: [:])
    let question = PromptQuestion(
      name: "svar", label: "Svar", kind: kind, options: options, initially: "")
    return PromptCheck(testMode: testMode, language: danish).verdict(on: text, to: question)
  }

  @Test(arguments: ["6", "610190", "610190-", "610190-001", "  6101900 "])
  func cpr_isUnfinished_whileItMayBecomeOne(_ text: String) {
    #expect(verdict(text, .cpr) == .unfinished)
  }

  @Test(arguments: [
    ("610190-00199", "ti cifre"), ("61019x", "ti cifre"), ("999999-9999", "ingen dato"),
  ])
  func cpr_isWrong_whenItCanBecomeNone(_ text: String, _ words: String) {
    guard case .wrong(let sentence) = verdict(text, .cpr) else {
      Issue.record("not wrong")
      return
    }
    #expect(sentence.contains(words))
    #expect(!sentence.contains(text))
  }

  @Test func testNumber_isWrong_outsideTestMode() {
    guard case .wrong(let sentence) = verdict("610190-0019", .cpr, testMode: false) else {
      Issue.record("not wrong")
      return
    }
    #expect(sentence.contains("testnummer"))
  }

  @Test func checkDigitThatDoesNotFit_isADoubt_andNoMore() {
    guard case .odd(let sentence) = verdict("610190-0012", .cpr) else {
      Issue.record("no doubt")
      return
    }
    #expect(sentence.contains("Kontrolcifferet"))
  }

  @Test(arguments: ["22-11-2026", "2026-11-22", "1.2.2026"])
  func date_isGood(_ text: String) { #expect(verdict(text, .date) == .good) }

  @Test(arguments: ["31-02-2026", "i morgen", "22-11"])
  func date_isWrong(_ text: String) { #expect(verdict(text, .date) != .good) }

  @Test(arguments: ["1", "1.234,50", "-3", "0,5", "1234"])
  func number_isGood(_ text: String) { #expect(verdict(text, .decimal) == .good) }

  @Test(arguments: ["1,", "1.23", "12.34.567", "1,2,3", "en"])
  func number_isWrong(_ text: String) { #expect(verdict(text, .decimal) != .good) }

  @Test func choice_isGood_onlyAsOneOfTheOptions() {
    #expect(verdict("Brev", .text, options: ["Brev", "Opkald"]) == .good)
    #expect(verdict("Brevdue", .text, options: ["Brev", "Opkald"]) != .good)
  }

  @Test(arguments: [
    ([:], false), (["LANG": "da_DK.UTF-8"], false), (["LANG": "en_GB.UTF-8"], true),
    (["LC_ALL": "da_DK", "LANG": "en_GB"], false), (["LC_ALL": "", "LANG": "en"], true),
  ])
  func language_isDanish_unlessTheLocaleIsEnglish(_ variables: [String: String], _ english: Bool) {
    #expect(
      PanelLanguage(environment: variables)("dansk", "English") == (english ? "English" : "dansk"))
  }
}
