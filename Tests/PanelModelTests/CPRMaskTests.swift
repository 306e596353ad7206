import PanelModel
import Testing

struct CPRMaskTests {
  @Test(arguments: [
    "6101900019", "610190-0019", "610190 0019", "610190\u{2013}0019", "610190\u{A0}0019",
    "610190 - 0019", "６１０１９０-００１９",
  ])
  func number_isMasked_howeverItIsWritten(_ number: String) {
    let masked = CPRMask.masked("Sag 12 for \(number), åben")
    #expect(masked.hasPrefix("Sag 12 for "))
    #expect(masked.hasSuffix("-••••, åben"))
    #expect(!masked.contains("0019") && !masked.contains("００１９"))
  }

  @Test(arguments: [
    ("610190-0019", "610190-••••"), ("CPR6101900019x", "CPR610190-••••x"),
    ("610190-0019 og 751288-0015", "610190-•••• og 751288-••••"),
    ("290200-0001", "290200-••••"), ("", ""), ("<b>610190-0019</b>", "<b>610190-••••</b>"),
  ])
  func text_keepsAllElse(_ text: String, _ masked: String) {
    #expect(CPRMask.masked(text) == masked)
  }

  @Test(arguments: [
    "70000119", "26-104711", "9999999999", "610190-00191", "61019000191", "611390-0019",
    "310290-0001", "610190", "610190-001", "12345678901234", "22-11-2026", "610190\n\n\n\n0019",
  ])
  func whatIsNoNumber_staysAsItIs(_ text: String) {
    #expect(CPRMask.masked(text) == text)
  }

  @Test func longText_isMaskedToTheEnd() {
    let text = String(repeating: "æøå <b>", count: 2_000) + "610190-0019"
    let masked = CPRMask.masked(text)
    #expect(masked.hasSuffix("<b>610190-••••"))
    #expect(masked.count == text.count)
  }
}
