import Diagnostics
import Testing

@testable import HotKeyDefinition

@Suite struct YAMLReaderTests {
  private func read(_ yaml: String) -> (root: YAMLNode?, codes: [String]) {
    var findings = Findings(SourceFile(path: "a.yaml", text: yaml))
    let root = YAMLReader.read(yaml.utf8, into: &findings)
    return (root, findings.diagnostics.map(\.code.rawValue))
  }

  @Test func read_keepsWordsAsText_whenYAMLWouldTypeThem() throws {
    guard
      case .mapping(let mapping) = try #require(read("a: no\nb: 1.0\nc: ~\nd: 2026-11-22\n").root)
    else { return #expect(Bool(false)) }
    let texts = mapping.entries.map { entry in
      if case .scalar(let scalar) = entry.value { scalar.text } else { "" }
    }
    #expect(texts == ["no", "1.0", "~", "2026-11-22"])
  }

  @Test func read_givesNothing_whenThereIsNoDocument() {
    #expect(read("# kun en kommentar\n").root == nil)
    #expect(read("").codes.isEmpty)
  }

  @Test func read_allowsTwentyLevels_andRefusesTheNext() {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(read(nested(20)).codes.isEmpty)
    #expect(read(nested(21)).codes == ["GV0110"])
  }

  /// A hundred thousand brackets: without the limit the reader would run out of stack or time.
  @Test(.timeLimit(.minutes(1))) func read_endsSoon_whenNestingHasNoEnd() {
    #expect(read(String(repeating: "[", count: 100_000)).codes == ["GV0110"])
    #expect(read(String(repeating: "{a: ", count: 50_000)).codes == ["GV0110"])
  }

  /// What makes other readers use all memory: each level names the one before ten times.
  @Test func read_refusesEveryAlias_whenTheyMultiply() {
    let bomb = (1...9).map { level in
      "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]"
    }
    let codes = read((["a0: &a0 x"] + bomb).joined(separator: "\n")).codes
    #expect(codes.count == 100)
    #expect(Set(codes) == ["GV0107"])
  }

  @Test func read_findsEverything_whenSeveralThingsAreWrong() {
    let codes = read("a: &x 1\na: 2\nb: !t 3\n? [k]\n: 4\nc: *x\n").codes
    #expect(codes == ["GV0107", "GV0109", "GV0108", "GV0122", "GV0107"])
  }

  @Test(arguments: [
    "a: {{ b }}", "- {{ b | date('lang') }}", "a: {{ b }} og {{ c }}", "a: {% if b %}c{% endif %}",
    "a: [ {{ b }}, c ]", "a: {{ b | replace('x', 'y') }}",
  ])
  func read_asksForQuotes_whenTemplateHasNone(_ yaml: String) {
    #expect(read(yaml).codes == ["GV0115"])
  }

  @Test func read_placesNodes_whenFrontMatterBeginsLater() throws {
    let text = "---\næ: 1\nb: x\n---\n"
    var findings = Findings(SourceFile(path: "a.md", text: text))
    let root = YAMLReader.read("æ: 1\nb: x\n".utf8, base: 4, into: &findings)
    guard case .mapping(let mapping) = try #require(root) else { return #expect(Bool(false)) }
    let key = findings.span(mapping.entries[1].key.range)
    #expect(key.text == "b")
    #expect(key.start == SourcePosition(line: 3, column: 1))
  }
}
