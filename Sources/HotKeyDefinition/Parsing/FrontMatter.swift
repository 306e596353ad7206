import Diagnostics

/// The two halves of a standard text.
struct FrontMatter {
  /// The YAML between the `---` lines.
  let bytes: ArraySlice<UInt8>
  /// Where it stands in the file, in Unicode scalars.
  let range: Range<Int>
  /// The text after it: line ends are `\n`, the last one does not belong to it.
  let body: PositionedText

  /// - Returns: `nil` where a `---` line is missing; then a finding has been made.
  init?(_ file: DefinitionFile, _ findings: inout Findings) {
    let source = file.source
    guard Self.isRule(source.line(1)) else {
      findings.add(
        .frontMatter, "a text begins with front matter", at: 0..<0,
        label: "expected a line `---`",
        help: "put `---`, the keys `text`, `version` and `title`, and `---` above the text")
      return nil
    }
    let closing = (2...max(2, source.lineCount)).first { Self.isRule(source.line($0)) }
    guard source.lineCount > 1, let closing else {
      findings.add(
        .frontMatter, "the front matter is never closed", at: 0..<3, label: "it begins here",
        help: "put a line `---` between the keys and the text")
      return nil
    }
    let start = source.offset(line: 2, column: 1)
    let end = source.offset(line: closing, column: 1)
    range = start..<end
    let lowByte = Self.width(source.scalars[..<start])
    let highByte = lowByte + Self.width(source.scalars[start..<end])
    bytes = file.bytes[lowByte..<highByte]
    let bodyStart =
      closing < source.lineCount
      ? source.offset(line: closing + 1, column: 1) : source.scalars.count
    body = Self.body(source, from: bodyStart)
  }

  private static func isRule(_ line: String) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace)
  }

  private static func width(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    scalars.reduce(0) { $0 + UTF8.width($1) }
  }

  private static func body(_ source: SourceFile, from start: Int) -> PositionedText {
    var text: [Unicode.Scalar] = []
    var offsets: [Int] = []
    offsets.reserveCapacity(source.scalars.count - start + 1)
    var end = source.scalars.count
    if end > start, source.scalars[end - 1] == "\n" { end -= 1 }
    if end > start, source.scalars[end - 1] == "\r" { end -= 1 }
    for offset in start..<max(start, end) where source.scalars[offset] != "\r" {
      text.append(source.scalars[offset])
      offsets.append(offset)
    }
    return PositionedText(
      text: String(scalars: text[...]), file: source, offsets: offsets + [max(start, end)])
  }
}
