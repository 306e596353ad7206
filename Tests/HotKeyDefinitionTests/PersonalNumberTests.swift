import Diagnostics
import FoundationEssentials
import HotKeyDefinition
import Testing

/// CPR numbers in definitions, however they are written.
@Suite struct PersonalNumberTests {
  /// What is marked as a number in a comment that says this.
  private func found(_ words: String) throws -> [String] {
    let hotKey = """
      # file: HotKeys/demo/person.yaml
      # \(words)
      hotkey: demo.person
      title: Person
      steps: [{ insert: Hej }]
      """
    let set = try GoldenSet(Data(hotKey.utf8), over: "lint-base")
    let findings = set.lint(LintTests.settings).findings
    try set.remove()
    #expect(findings.allSatisfy { $0.code == .personalNumber })
    return findings.compactMap(\.span?.text)
  }

  @Test(arguments: [
    ("070761-4285", "xxxxxx-xxxx"), ("0707614285", "xxxxxxxxxx"), ("070761 4285", "xxxxxx xxxx"),
    ("070761 - 4285", "xxxxxx - xxxx"), ("070761- 4285", "xxxxxx- xxxx"),
    ("070761  –  4285", "xxxxxx  –  xxxx"), ("070761.4285", "xxxxxx.xxxx"),
    ("CPR070761-4285x", "xxxxxx-xxxx"), ("cpr0707614285", "xxxxxxxxxx"),
    ("07 07 61 42 85", "xx xx xx xx xx"), ("07 07 61-4285", "xx xx xx-xxxx"),
    ("07 07 61 4285", "xx xx xx xxxx"), ("070761 42 85", "xxxxxx xx xx"),
    ("Sag 12 070761-4285, født 1961.", "xxxxxx-xxxx"),
  ])
  func number_isFound_howeverItIsWritten(_ words: String, _ shown: String) throws {
    #expect(try found(words) == [shown])
  }

  @Test(arguments: [
    "5790000123456", "070761428512", "12 34 56 78", "+45 12 34 56 78", "07 07 61 42 85 12",
    "12 07 07 61 42 85", "070761.4285.1", "1-070761-4285", "070761-4285-2", "070761 - 42851",
    "670761-4285", "67 07 61 42 85", "320761.4285", "07.07.61.42.85", "070761 . 4285",
    "070761  4285", "2026-11-22 kl. 10.15",
  ])
  func digits_areLeftAlone_whenTheyAreSomethingElse(_ words: String) throws {
    #expect(try found(words).isEmpty)
  }

  @Test func numbers_areFoundEach_whenTheyStandTogether() throws {
    #expect(try found("070761-4285 070761-4285 og 0707614285").count == 3)
  }
}
