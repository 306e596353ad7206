package import Diagnostics
package import HotKeyDefinition

/// One file of a set, read as far as it goes.
///
/// - Shape: `root` is the mapping of a definition or of a text's front matter.
package struct DefinitionText: Sendable {
  package let kind: DocumentKind
  package let file: SourceFile
  package let root: YAMLNode?
  /// What follows the front matter of a text.
  package let body: PositionedText?
  /// Whether the strict reader could read it to its end, so that no name in it is overlooked.
  package let isWhole: Bool

  /// Reads a file strictly and, where that fails, by its outline.
  package init(_ file: SourceFile, kind: DocumentKind) {
    self.init(file, kind: kind, isStrict: true)
  }

  /// Reads by the outline only, with somebody writing in the middle of it.
  package init(outlineOf file: SourceFile, kind: DocumentKind) {
    self.init(file, kind: kind, isStrict: false)
  }

  private init(_ file: SourceFile, kind: DocumentKind, isStrict: Bool) {
    self.kind = kind
    self.file = file
    let split =
      kind == .text ? FrontMatterRange(file) : FrontMatterRange(whole: file.scalars.count)
    var findings = Findings(file)
    let bytes = Array(file.text(in: split.front).utf8)
    // NUL would end libyaml's text early; nobody writes it.
    let canRead = isStrict && split.isClosed && !bytes.contains(0)
    let root =
      canRead ? YAMLReader.read(bytes, base: split.front.lowerBound, into: &findings) : nil
    let isRead = canRead && !findings.hasErrors
    self.root = isRead ? root : OutlineReader.read(file, in: split.front)
    isWhole = isRead
    body = kind == .text ? Self.body(file, from: split.bodyStart) : nil
  }

  /// What it declares; `nil` for a script, which declares nothing.
  package var content: DefinitionContent? {
    guard case .mapping(let mapping) = root else { return nil }
    switch kind {
    case .definition(let kind): return DefinitionContent(mapping, of: kind, in: file)
    case .text: return DefinitionContent(mapping, of: nil, in: file)
    case .script: return nil
    }
  }

  private static func body(_ file: SourceFile, from start: Int) -> PositionedText {
    let offsets = (min(start, file.scalars.count)..<file.scalars.count).filter {
      file.scalars[$0] != "\r"
    }
    let text = offsets.map { file.scalars[$0] }
    return PositionedText(
      text: String(scalars: text[...]), file: file, offsets: offsets + [file.scalars.count])
  }
}

/// Where the front matter of a text stands, also where its end is still to be written.
struct FrontMatterRange {
  let front: Range<Int>
  let bodyStart: Int
  let isClosed: Bool

  /// A file that is nothing but YAML.
  init(whole count: Int) {
    front = 0..<count
    bodyStart = count
    isClosed = true
  }

  init(_ file: SourceFile) {
    let hasRule = Self.isRule(file.line(1))
    let start = hasRule ? file.offset(line: 2, column: 1) : 0
    let closing = (2...max(2, file.lineCount)).first { Self.isRule(file.line($0)) }
    guard hasRule, file.lineCount > 1, let closing else {
      front = start..<max(start, file.scalars.count)
      bodyStart = file.scalars.count
      isClosed = false
      return
    }
    front = start..<file.offset(line: closing, column: 1)
    bodyStart =
      closing < file.lineCount ? file.offset(line: closing + 1, column: 1) : file.scalars.count
    isClosed = true
  }

  private static func isRule(_ line: String) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace)
  }
}
