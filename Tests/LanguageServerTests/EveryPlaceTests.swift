import Diagnostics
import Foundation
import HotKeyDefinition
import LanguageServer
import Testing

/// Every file that is shipped, cut off at every place, as it is when somebody has come so far.
@Suite(.timeLimit(.minutes(2)))
struct EveryPlaceTests {
  private static let files: [String] = [
    Stage.plan, "HotKeys/forberedende-plan/tilbudsaktiviteter.yaml",
    "HotKeys/standardtekster/navn-titel.yaml", "HotKeys/systems/journal.yaml",
    "HotKeys/rates/befordring.yaml", "HotKeys/standardtekster/befordringssats.yaml",
    "HotKeys/maaling/blandet.test.yaml", "Templates/standardtekster/navn-titel.md",
  ]

  private static func kind(_ path: String) -> DocumentKind {
    if path.hasSuffix(".md") { return .text }
    if path.hasSuffix(".test.yaml") { return .script }
    return .definition(DefinitionKind(at: path.dropFirst("HotKeys/".count)))
  }

  @Test(arguments: files)
  func completion_replacesOnlyWhatStandsBeforeTheCursor(_ path: String) throws {
    let text = try String(
      contentsOf: Stage.repository.appendingPathComponent(path), encoding: .utf8)
    let scalars = Array(text.unicodeScalars)
    let kind = Self.kind(path)
    let model = DefinitionModel([:])
    var answered = 0
    // No divisor of any indentation, so that in time every kind of sign is met.
    for offset in stride(from: 0, through: scalars.count, by: 23) {
      for rest in [false, true] {
        let shown = rest ? scalars[...] : scalars[..<offset]
        let file = SourceFile(path: path, text: String(String.UnicodeScalarView(shown)))
        let query = CompletionQuery(file, kind: kind, at: offset, in: model)
        guard let completions = query.completions() else { continue }
        answered += 1
        #expect(completions.range.upperBound == offset)
        #expect(!file.text(in: completions.range).contains("\n"))
      }
    }
    #expect(answered > 0)
  }

  @Test func longText_isReadInTime_howeverManyTagsItHas() throws {
    let body = String(repeating: "{{ navn }} {% if navn %}x{% endif %} ", count: 20_000)
    let text = "---\ntext: a.b\nneeds: { navn: text }\n---\n\(body)"
    let index = FileIndex(DefinitionText(SourceFile(path: "a.md", text: text), kind: .text))
    #expect(index.isCertain)
    #expect(index.places(of: .need(file: "a.md", ["navn"])).count == 40_001)
  }

  @Test(arguments: files)
  func index_ofAFileThatIsCutOff_marksWholeWordsOfIt(_ path: String) throws {
    let text = try String(
      contentsOf: Stage.repository.appendingPathComponent(path), encoding: .utf8)
    let scalars = Array(text.unicodeScalars)
    let kind = Self.kind(path)
    for offset in stride(from: 0, through: scalars.count, by: 97) {
      let file = SourceFile(
        path: path, text: String(String.UnicodeScalarView(scalars[..<offset])))
      for spot in FileIndex(DefinitionText(file, kind: kind)).spots {
        #expect(spot.range.upperBound <= offset)
        let word = file.text(in: spot.range)
        let isWhole = word.unicodeScalars.allSatisfy {
          $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "."
        }
        #expect(isWhole && !word.isEmpty, "`\(word)` at \(spot.range) of \(offset)")
      }
    }
  }
}
