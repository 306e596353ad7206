import CaseData
import Testing

@Suite struct CPRSearchTests {
  private func only(_ text: String, mode: CPRNumber.Mode = .test) -> String {
    switch CPRNumber.only(in: text, mode: mode) {
    case .found(let number): number.digits
    case .absent: "absent"
    case .ambiguous: "ambiguous"
    }
  }

  @Test(arguments: [
    "610190-0019", "6101900019", "610190 0019", "Anne Testesen (610190-0019) - Plansystemet",
    "CPR: 610190-0019, født 1990", "Sag 2026-4711 · 610190-0019 · 45 år", "610190-0019: overblik",
    "Sag 123456 610190-0019", "6101900019 2 sager", "610190-0019 og igen 6101900019",
    "»610190-0019«",
    "610190-0019.", "\t610190-0019\n", "Borger 9912345678, 610190-0019",
  ])
  func search_findsNumber_whenItStandsByItself(text: String) {
    #expect(only(text) == "6101900019")
  }

  @Test(arguments: [
    "", "Journal", "61019000191", "16101900019", "12345661019000190000", "610190-00191",
    "1610190-0019",
    "610190--0019", "610190 - 0019", "1-610190-0019", "610190-0019-2", "610190-0019/3",
    "2026/6101900019",
    "+45 610190-0019-1", "A6101900019", "6101900019kr", "ø610190-0019", "id_6101900019",
    "1.6101900019",
    "12 610190 0019", "610190 0019 12", "610190.0019", "320190-0019", "9912345678", "61-01-90-0019",
    "٣6101900019", "610190-xxxx",
  ])
  func search_findsNothing_whenDigitsBelongToSomethingElse(text: String) {
    #expect(only(text) == "absent")
  }

  @Test func search_refuses_whenNumbersDiffer() {
    #expect(only("610190-0019 / 751288-0015") == "ambiguous")
    #expect(only("751288-0015\n690200-4015\n751288-0015") == "ambiguous")
  }

  @Test func search_passesFictitiousNumbersOver_whenModeIsProduction() {
    #expect(only("610190-0019", mode: .production) == "absent")
    #expect(only("610190-0019 070761-4285", mode: .production) == "0707614285")
  }

  @Test func search_readsMegabyte_withNumberAtItsEnd() {
    let noise = String(repeating: "12345 æøå 12345678901 ", count: 50_000)
    #expect(only(noise + "610190-0019") == "6101900019")
  }
}
