import Audit
import Testing

@Suite struct AuditNameTests {
  @Test(arguments: [
    "a", "forberedende-plan.praeudfyld", "ydelser[3].fra", "GV0512", "Google-chrome", "1.0",
    "2026.10.01.12",
    String(repeating: "x", count: 120),
  ])
  func name_isTaken_whenFormFits(text: String) throws {
    _ = try AuditName(text)
  }

  @Test(arguments: [
    "", " ", "to ord", "navn\n", "\"", "\\", "{\"a\":1}", "æ", "a/b", "a:b", "a;b", "e\u{301}",
    "\0",
    "‮abc", String(repeating: "x", count: 121),
  ])
  func name_isRefused_whenItCouldBeAText(text: String) {
    #expect(throws: AuditError.badName) { try AuditName(text) }
    #expect(AuditName(foreign: text) == .unwritable)
  }

  @Test(arguments: [
    "6101900019", "610190-0019", "610190.0019", "61-01-90-0019", "cpr-6101900019",
    "borger[610190-0019]",
    "16101900019", "61019000191", "6101900019x", "000000-0000", "61_01_90_0019",
  ])
  func name_isRefused_whenItLooksLikeCPR(text: String) {
    #expect(throws: AuditError.badName) { try AuditName(text) }
  }

  @Test func contentHash_isHexadecimalOnly() throws {
    _ = try ContentHash(hexadecimal: String(repeating: "0a", count: 32))
    for text in [
      "", String(repeating: "0A", count: 32), String(repeating: "g", count: 64), "6101900019",
    ] {
      #expect(throws: AuditError.badName) { try ContentHash(hexadecimal: text) }
    }
  }

  @Test func runID_isLettersOnlyAndNeverTheSame() {
    let names = Set((0..<1000).map { _ in RunID().description })
    #expect(names.count == 1000)
    #expect(names.allSatisfy { $0.count == 16 && $0.allSatisfy { $0.isASCII && $0.isLowercase } })
  }
}
