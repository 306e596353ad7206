import Diagnostics
import FoundationEssentials
import HotKeyDefinition
import Testing

/// Which chords are left for hot keys.
@Suite struct ChordRuleTests {
  private func codes(_ keys: String) throws -> [DiagnosticCode] {
    let hotKey = """
      # file: HotKeys/demo/taster.yaml
      hotkey: demo.taster
      title: Taster
      keys: \(keys)
      steps: [{ insert: Hej }]
      """
    let set = try GoldenSet(Data(hotKey.utf8), over: "lint-base")
    let found = set.lint(LintTests.settings).findings.map(\.code)
    try set.remove()
    return found
  }

  private static let digits = (0...9).map { "Super+\($0)" }

  private static let others = [
    "Super+T", "Super+B", "Super+Q", "Super+C", "Super+U", "Super+F", "Super+G", "Super+W",
    "Super+Z", "Super+period", "Super+comma", "Super+Shift+S", "Super+Pause", "Super+Home",
    "Super+Page_Up", "Super+Page_Down", "Alt+F5", "Alt+F7", "Alt+F8", "Alt+F10", "Ctrl+Alt+D",
    "Ctrl+Alt+Tab", "Alt+grave", "Ctrl+Alt+Break", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A",
    "Ctrl+Z", "F5", "Super+T A", "Ctrl+C A",
  ]

  @Test(arguments: digits + others)
  func chord_isTold_whenOthersTakeIt(_ keys: String) throws {
    #expect(try codes(keys) == [.chordOfDesktop])
  }

  @Test(arguments: ["Super+O", "Super+Y"])
  func superWithALetter_isTold_whenNoChordFollows(_ keys: String) throws {
    #expect(try codes(keys) == [.chordOfDesktop])
    #expect(try codes(keys + " A").isEmpty)
  }

  @Test(arguments: [
    "Super+J A", "Super+J 1", "Ctrl+Alt+O", "Ctrl+Shift+F8", "F8", "Super+F12", "Ctrl+Alt+F13",
  ])
  func chord_isFree_whenNobodyTakesIt(_ keys: String) throws {
    #expect(try codes(keys).isEmpty)
  }
}
