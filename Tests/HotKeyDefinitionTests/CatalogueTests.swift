import Diagnostics
import FoundationEssentials
import HotKeyDefinition
import Testing

/// `genvej explain` shows nothing that is not so.
@Suite struct CatalogueTests {
  /// The codes of definitions; expressions have theirs with their own tests.
  static let entries = DiagnosticCatalogue.entries.filter { entry in
    ["GV01", "GV023", "GV024", "GV025", "GV026", "GV027", "GV028", "GV031"].contains {
      entry.code.rawValue.hasPrefix($0)
    }
  }

  @Test(
    arguments: entries.compactMap { entry in entry.badExample.map { (entry.code.rawValue, $0) } })
  func badExample_givesTheFinding_whenChecked(_ code: String, _ example: String) throws {
    #expect(try codes(of: example).contains(code))
  }

  @Test(
    arguments: entries.compactMap { entry in entry.goodExample.map { (entry.code.rawValue, $0) } })
  func goodExample_doesNotGiveTheFinding_whenChecked(_ code: String, _ example: String) throws {
    let found = try codes(of: example)
    #expect(!found.contains(code))
    #expect(found.isSubset(of: ["GV0237"]), "\(found)")
  }

  @Test func entries_haveEachCodeOnce() {
    let codes = DiagnosticCatalogue.entries.map(\.code)
    #expect(Set(codes).count == codes.count)
  }

  @Test func entries_areWrittenInTheHouseStyle() {
    for entry in Self.entries {
      #expect(!entry.title.hasSuffix("."), "\(entry.code.rawValue)")
      #expect(entry.explanation.hasSuffix("."), "\(entry.code.rawValue)")
      #expect(!entry.explanation.contains("  "), "\(entry.code.rawValue)")
    }
  }

  @Test func explain_findsEntry_whenCodeIsInSmallLetters() throws {
    let text = try #require(Explanation.explain("gv0110"))
    #expect(text.hasPrefix("GV0110: more than 20 levels of lists and mappings\n\n"))
    #expect(Explanation.explain("GV9999") == nil)
  }

  /// Puts an example where it belongs, with the keys it leaves out.
  private func codes(of example: String) throws -> Set<String> {
    let set = try GoldenSet(Data(place(example).utf8))
    let result = set.load()
    try set.remove()
    return Set(result.diagnostics.map(\.code.rawValue))
  }

  private func place(_ example: String) -> String {
    // The adapters of the base set are used by other examples only.
    if example.hasPrefix("adapters:") { return "# file: HotKeys/adapters.yaml\n\(example)\n" }
    if example.hasPrefix("system:") { return "# file: HotKeys/systems/brev.yaml\n\(example)\n" }
    if example.hasPrefix("rates:") { return "# file: HotKeys/rates/eksempel.yaml\n\(example)\n" }
    if example.hasPrefix("users-may") { return "# file: Site/site.yaml\n\(example)\n" }
    let isText = example.hasPrefix("---") || example.hasPrefix("Kære")
    if isText { return "# file: Templates/eksempel.md\n\(example)\n" }
    var lines = [example]
    if !example.contains("hotkey:") { lines.insert("hotkey: eksempel.noegle", at: 0) }
    lines.insert("title: Eksempel", at: 1)
    if !example.contains("steps:") { lines.append("steps:\n  - insert: Tekst") }
    return lines.joined(separator: "\n") + "\n"
  }
}
