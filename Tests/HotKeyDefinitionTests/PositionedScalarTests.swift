import Diagnostics
import Testing

@testable import HotKeyDefinition

/// A finding inside a text must be underlined to the letter, however the text is written in YAML.
@Suite struct PositionedScalarTests {
  /// The scalar under `a:` of a document.
  private func read(_ yaml: String) throws -> PositionedText {
    var findings = Findings(SourceFile(path: "a.yaml", text: yaml))
    let root = YAMLReader.read(yaml.utf8, into: &findings)
    guard case .mapping(let mapping) = try #require(root),
      case .scalar(let scalar) = mapping.entries[0].value
    else { throw Missing() }
    return scalar.positioned(in: findings.file)
  }

  private struct Missing: Error {}

  /// What stands in the file where `word` stands in the text.
  private func inFile(_ word: String, _ text: PositionedText) throws -> String {
    let found = try #require(text.text.firstRange(of: word))
    let scalars = text.text.unicodeScalars
    let start = scalars.distance(from: scalars.startIndex, to: found.lowerBound)
    return text.span(start..<start + word.unicodeScalars.count).text
  }

  @Test(arguments: [
    ("a: æøå {{ ord }} slut\n", "æøå {{ ord }} slut"),
    ("a: 'it''s {{ ord }}'\n", "it's {{ ord }}"),
    (#"a: "\u00e6\t\"{{ ord }}\x41\\""# + "\n", "æ\t\"{{ ord }}A\\"),
    ("a: et\n  to\n\n  {{ ord }}\nb: 1\n", "et to\n{{ ord }}"),
    ("a: \"et \n   to\\\n   tre\n\n\n  {{ ord }}\"\n", "et totre\n\n{{ ord }}"),
    ("a: |\n  et\n    to\n\n  {{ ord }}\n\nb: 1\n", "et\n  to\n\n{{ ord }}\n"),
    ("a: |+\n  {{ ord }}\n\n\nb: 1\n", "{{ ord }}\n\n\n"),
    ("a: |2-\n    {{ ord }}\n  to\n", "  {{ ord }}\nto"),
    ("a: >\n  et\n  to\n\n  tre\n    fire\n  {{ ord }}\n", "et to\ntre\n  fire\n{{ ord }}\n"),
    ("a: >-\n\n  et\n\n\n  {{ ord }}\n\n", "\net\n\n{{ ord }}"),
    ("a: |\r\n  et\r\n  {{ ord }}\r\n", "et\n{{ ord }}\n"),
    ("a: \"et\r\n  {{ ord }}\"\r\n", "et {{ ord }}"),
    ("{ a: \"{{ ord }}\" }\n", "{{ ord }}"),
  ])
  func span_isExact_whenScalarIsWrittenThus(_ yaml: String, _ value: String) throws {
    let text = try read(yaml)
    #expect(text.text == value)
    #expect(text.whole == nil)
    #expect(text.offsets.count == text.text.unicodeScalars.count + 1)
    #expect(try inFile("ord", text) == "ord")
    #expect(try inFile("{{ ord }}", text) == "{{ ord }}")
  }

  @Test func span_coversEscape_whenLetterIsWrittenAsOne() throws {
    let text = try read(#"a: "x\u00e6y""#)
    #expect(text.span(1..<2).text == #"\u00e6"#)
    #expect(text.span(2..<3).text == "y")
  }

  @Test func span_isWholeScalar_whenPlacesAreNotKnown() {
    let file = SourceFile(path: "a", text: "a: tekst")
    let text = PositionedText(text: "noget andet", file: file, whole: 3..<8)
    #expect(text.span(2..<4).text == "tekst")
    #expect(text.span.text == "tekst")
  }
}
