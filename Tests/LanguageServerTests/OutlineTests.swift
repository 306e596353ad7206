import Diagnostics
import Foundation
import HotKeyDefinition
import LanguageServer
import Testing

/// The outline reader against the strict one, and where only the outline reader gets through.
struct OutlineTests {
  private static let shipped: [String] = ["HotKeys", "Tests/HotKeyDefinitionTests/Golden/base"]
    .flatMap { folder in
      let root = Stage.repository.appendingPathComponent(folder)
      let names =
        FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
      return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    }

  @Test(arguments: shipped)
  func outline_isWhatTheReaderReads(_ path: String) throws {
    let text = try String(
      contentsOf: Stage.repository.appendingPathComponent(path), encoding: .utf8)
    let file = SourceFile(path: path, text: text)
    let outline = try #require(OutlineReader.read(file, in: 0..<file.scalars.count))
    let strict = DefinitionText(file, kind: .definition(.hotKey))
    #expect(strict.isWhole)
    #expect(Self.lines(outline, file) == Self.lines(try #require(strict.root), file))
  }

  @Test(arguments: [
    // An open quote, an open brace and a half-written key confine themselves to their line.
    ("a: \"{{ x\nb: 2", "a={{ x b=2"), ("a: 'x\n  b: 2\nc: 3", "a=x b=2 c=3"),
    ("a: \"{{ x\nb: \"2\"\nc: 3", "a={{ x b=2 c=3"),
    ("a: { k: \"{{ x }\nb: \"2\"\nc: 3", "a.k={{ x } b=2 c=3"),
    ("a: { k: 1, l\nb: 2", "a.k=1 a.l= b=2"), ("a: [1, \"2\nb: 3", "a.0=1 a.1=2 b=3"),
    ("a:\n  k: 1\n  li\n  m: 2", "a.k=1 a.li= a.m=2"), ("a: {{ x }}\nb: 2", "a={{ x }} b=2"),
    ("- fi\n  k: 1\n- l: 2", "0.fi= 0.k=1 1.l=2"), ("a: 1\n   b: 2\nc: 3", "a=1 b=2 c=3"),
    ("a: x: y\nb: 2", "a=x: y b=2"), ("a: |\n  {{ x\n  y\nb: 2", "a={{ x\ny\n b=2"),
    ("a:\n- 1\n-\n- 3\nb: 2", "a.0=1 a.1= a.2=3 b=2"), ("a: { k: { l: 1 }\nb: 2", "a.k.l=1 b=2"),
    ("a: \"x\n  y\"\nb: 2", "a=x y b=2"), ("a: [x}\nb: 2", "a.0=x b=2"), ("hot", "=hot"),
  ])
  func outline_losesNoMoreThanTheBrokenLine(_ text: String, _ expected: String) throws {
    let file = SourceFile(path: "a", text: text)
    let node = try #require(OutlineReader.read(file, in: 0..<file.scalars.count))
    #expect(Self.values(node).joined(separator: " ") == expected)
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 50_000),
    String(repeating: "- ", count: 50_000), String(repeating: "a:\n ", count: 20_000), "",
    "\n# x\n",
    "]", "}", ":", ": x", "- ", "'", "\"", "{", "[,", "{,:}", "|", ">", "a: |", "a: >\n\n",
    "\t- \t",
  ])
  func outline_ends_whateverItIsGiven(_ text: String) {
    let file = SourceFile(path: "a", text: text)
    let node = OutlineReader.read(file, in: 0..<file.scalars.count)
    #expect((node?.range.upperBound ?? 0) <= file.scalars.count)
  }

  // MARK: As text

  /// Every key and text with the place where it begins; line ends of folded texts do not count.
  private static func lines(_ node: YAMLNode, _ file: SourceFile, _ path: String = "") -> [String] {
    switch node {
    case .scalar(let scalar):
      let text = scalar.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let end =
        scalar.style == .literal || scalar.style == .folded ? "" : "-\(scalar.range.upperBound)"
      return ["\(path) \(scalar.range.lowerBound)\(end) \(scalar.style): \(text)"]
    case .sequence(let sequence):
      return sequence.items.enumerated().flatMap { lines($0.element, file, "\(path).\($0.offset)") }
    case .mapping(let mapping):
      return mapping.entries.flatMap {
        lines($0.value, file, "\(path).\($0.key.text)@\($0.key.range)")
      }
    case .refused: return ["\(path) refused"]
    }
  }

  private static func values(_ node: YAMLNode, _ path: String = "") -> [String] {
    let prefix = path.isEmpty ? "" : path + "."
    switch node {
    case .scalar(let scalar): return ["\(path)=\(scalar.text)"]
    case .sequence(let sequence):
      return sequence.items.enumerated().flatMap { values($0.element, prefix + "\($0.offset)") }
    case .mapping(let mapping):
      return mapping.entries.flatMap { values($0.value, prefix + $0.key.text) }
    case .refused: return [path]
    }
  }
}
