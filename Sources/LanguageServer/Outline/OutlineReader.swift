package import Diagnostics
package import HotKeyDefinition

/// Reads YAML that somebody is in the middle of writing, as far as its indentation tells.
///
/// The strict reader stops at the first mistake; this one confines a mistake to the line it stands
/// on: an open quote ends with its line, an open brace before the next line that is not indented
/// deeper, and a line without `:` is a key that is not finished yet.
///
/// - Shape: for YAML in the form of definitions the same nodes as ``YAMLReader`` gives, the ends of
///   block texts apart; folded texts keep their line ends. Nothing is a finding.
package struct OutlineReader {
  /// Levels that are read; what lies deeper is passed over.
  private static let deepest = 40

  let file: SourceFile
  let scalars: [Unicode.Scalar]
  let limit: Int
  var cursor: Int
  private var depth = 0

  /// The document in a range of a file; `nil` where nothing is written.
  package static func read(_ file: SourceFile, in range: Range<Int>) -> YAMLNode? {
    var reader = OutlineReader(file, range)
    reader.skipBlank()
    guard reader.cursor < reader.limit else { return nil }
    if reader.isDash(reader.cursor) || reader.isScalarAlone { return reader.node(above: -1) }
    return reader.mapping(0)
  }

  private init(_ file: SourceFile, _ range: Range<Int>) {
    self.file = file
    scalars = file.scalars
    limit = range.upperBound
    cursor = range.lowerBound
  }

  /// Whether the rest is one line that could be a key or a text.
  private var isScalarAlone: Bool {
    key(at: cursor) == nil && !keyFollows(column(of: cursor))
  }

  // MARK: Blocks

  mutating func node(above parent: Int) -> YAMLNode? {
    skipBlank()
    guard cursor < limit else { return nil }
    let column = column(of: cursor)
    return descend { reader in
      if reader.isDash(reader.cursor) { return reader.sequence(column) }
      let isMapping = reader.key(at: reader.cursor) != nil || reader.keyFollows(column)
      return isMapping ? reader.mapping(column) : reader.inline(parent)
    }
  }

  /// One level deeper, or past everything where that is too deep.
  mutating func descend(_ read: (inout OutlineReader) -> YAMLNode) -> YAMLNode {
    guard depth < Self.deepest else {
      defer { cursor = limit }
      return .refused(cursor..<limit)
    }
    depth += 1
    defer { depth -= 1 }
    return read(&self)
  }

  private mutating func mapping(_ column: Int) -> YAMLNode {
    let start = cursor
    var entries: [YAMLMapping.Entry] = []
    while true {
      skipBlank()
      guard cursor < limit, self.column(of: cursor) >= column else { break }
      if isDash(cursor) {
        skipLine()
        continue
      }
      entries.append(entry())
    }
    let end = entries.last.map { max($0.key.range.upperBound, $0.value.range.upperBound) }
    return .mapping(YAMLMapping(entries: entries, range: start..<(end ?? start)))
  }

  private mutating func entry() -> YAMLMapping.Entry {
    let own = column(of: cursor)
    guard let (key, after) = key(at: cursor) else {
      let range = cursor..<max(cursor + 1, plainEnd(cursor))
      skipLine()
      return .init(key: .traced(.plain, range, in: file), value: absent(range.upperBound))
    }
    cursor = after
    skipSpaces()
    guard isLineEnd(cursor) else { return .init(key: key, value: inline(own)) }
    skipBlank()
    let column = column(of: cursor)
    guard cursor < limit, column > own || (column == own && isDash(cursor)) else {
      return .init(key: key, value: absent(after))
    }
    return .init(key: key, value: node(above: own) ?? absent(after))
  }

  private mutating func sequence(_ column: Int) -> YAMLNode {
    let start = cursor
    var items: [YAMLNode] = []
    while true {
      skipBlank()
      guard cursor < limit, self.column(of: cursor) >= column else { break }
      guard isDash(cursor), self.column(of: cursor) == column else {
        if self.column(of: cursor) == column { break }
        skipLine()
        continue
      }
      items.append(item(column))
    }
    let end = items.last?.range.upperBound ?? start
    return .sequence(YAMLSequence(items: items, range: start..<max(start, end)))
  }

  private mutating func item(_ column: Int) -> YAMLNode {
    cursor += 1
    let after = cursor
    skipSpaces()
    if isLineEnd(cursor) {
      skipBlank()
      guard cursor < limit, self.column(of: cursor) > column else { return absent(after) }
    }
    return node(above: column) ?? absent(after)
  }

  /// A value that begins at the cursor; `own` is the column of the key or dash it belongs to.
  private mutating func inline(_ own: Int) -> YAMLNode {
    switch scalars[cursor] {
    case "|", ">": return block(own)
    case "\"", "'":
      let scalar = quoted(own)
      skipLine()
      return .scalar(scalar)
    case "{", "[":
      guard !isTemplate(cursor) else { return .scalar(plain(own)) }
      let node = flow(own)
      skipLine()
      return node
    default: return .scalar(plain(own))
    }
  }

  func absent(_ place: Int) -> YAMLNode {
    .scalar(YAMLScalar(text: "", style: .plain, range: place..<place))
  }
}
