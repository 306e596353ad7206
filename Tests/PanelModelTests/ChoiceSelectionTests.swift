import PanelModel
import Testing

struct ChoiceSelectionTests {
  private let danish = PanelLanguage(environment: [:])
  private let english = PanelLanguage(environment: ["LANG": "en"])

  private func selection(
    _ lines: [String] = ["Mentorforløb", "Praktik, Café", "Praktik, Æblehaven", "Kursus"],
    chosen: [Int] = [], several: Bool = true, atLeast: Int = 0, atMost: Int? = nil
  ) -> ChoiceSelection {
    ChoiceSelection(
      PromptChoice(
        lines: lines, chosen: chosen, isSeveral: several, atLeast: atLeast, atMost: atMost))
  }

  @Test func lines_areChosen_andNoLonger_inTheOrderOfTheList() {
    var selection = selection(chosen: [3])
    selection.move(by: 2)
    selection.toggle()
    #expect(selection.chosen == [2, 3])
    selection.toggle()
    #expect(selection.chosen == [3])
    selection.move(by: -9)
    selection.toggle()
    #expect(selection.chosen == [0, 3])
    #expect(selection.count(in: danish) == "2 af 4 valgt")
    #expect(selection.count(in: english) == "2 of 4 chosen")
  }

  @Test func typing_findsLines_andWhatWasChosenStays() {
    var selection = selection(chosen: [0])
    selection.filter(by: "PRAKTIK æ")
    #expect(selection.shown == [2])
    #expect(selection.current == 2)
    selection.toggle()
    #expect(selection.chosen == [0, 2])
    #expect(selection.count(in: danish) == "2 af 4 valgt · 1 af 4 vises")
    selection.filter(by: "")
    #expect(selection.current == 2)
    #expect(selection.shown == [0, 1, 2, 3])
  }

  @Test func nothingFound_choosesNothing_andMovesNowhere() {
    var selection = selection(chosen: [1])
    selection.filter(by: "xyz")
    selection.move(by: 1)
    selection.toggle()
    selection.toggleAll()
    #expect(selection.current == nil)
    #expect(selection.chosen == [1])
  }

  @Test func all_areChosen_orNone_ofWhatIsShown() {
    var selection = selection(chosen: [3])
    selection.filter(by: "praktik")
    selection.toggleAll()
    #expect(selection.chosen == [1, 2, 3])
    selection.toggleAll()
    #expect(selection.chosen == [3])
  }

  @Test(arguments: [(1, "mindst 2"), (2, nil), (3, nil), (4, "højst 3")] as [(Int, String?)])
  func count_isHeldAgainstTheLimits(_ count: Int, _ words: String?) {
    let selection = selection(chosen: Array(0..<count), atLeast: 2, atMost: 3)
    switch selection.verdict(in: danish) {
    case .good: #expect(words == nil)
    case .wrong(let sentence): #expect(words.map(sentence.contains) == true, "\(sentence)")
    default: Issue.record("neither good nor wrong")
    }
  }

  @Test func ofOne_theLineWhereTheUserStandsIsChosen() {
    var selection = selection(chosen: [2], several: false)
    #expect(selection.chosen == [2])
    selection.move(by: -1)
    selection.toggle()
    selection.toggleAll()
    #expect(selection.chosen == [1])
    selection.filter(by: "kur")
    #expect(selection.chosen == [3])
    selection.filter(by: "xyz")
    #expect(selection.chosen == [])
    #expect(selection.verdict(in: danish) != .good)
  }

  @Test func whatIsChosenAtFirst_isInTheList() {
    #expect(selection(chosen: [1, 7, -1]).chosen == [1])
  }

  @Test func message_keepsChoices_overTheBus() throws {
    let choice = PromptChoice(lines: ["a", "b"], chosen: [1], isSeveral: true, atMost: 2)
    let question = PromptQuestion(
      name: "valgte", label: "Valg", kind: .text, options: [], initially: "", choice: choice)
    let request = PromptRequest(title: "Titel", questions: [question], testMode: true)
    #expect(PanelJSON.content(PromptRequest.self, of: PanelJSON.text(of: request)) == request)
    let reply = PromptReply(answers: [:], chosen: ["valgte": [0, 1]])
    #expect(PanelJSON.content(PromptReply.self, of: PanelJSON.text(of: reply)) == reply)
  }
}
