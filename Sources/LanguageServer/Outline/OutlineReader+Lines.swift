import Diagnostics
import HotKeyDefinition

/// Where things are on the lines.
extension OutlineReader {
  func column(of offset: Int) -> Int { file.position(at: offset).column - 1 }

  func isBlank(_ offset: Int) -> Bool {
    offset >= limit || [" ", "\t", "\n", "\r"].contains(scalars[offset])
  }

  func isBreak(_ offset: Int) -> Bool {
    offset >= limit || scalars[offset] == "\n" || scalars[offset] == "\r"
  }

  /// Whether nothing but a comment follows on the line.
  func isLineEnd(_ offset: Int) -> Bool {
    isBreak(offset) || (scalars[offset] == "#" && (offset == 0 || isBlank(offset - 1)))
  }

  func isDash(_ offset: Int) -> Bool {
    offset < limit && scalars[offset] == "-" && isBlank(offset + 1)
  }

  /// `{{` or `{%`, which YAML would take for a mapping.
  func isTemplate(_ offset: Int) -> Bool {
    offset + 1 < limit && scalars[offset] == "{"
      && (scalars[offset + 1] == "{" || scalars[offset + 1] == "%")
  }

  mutating func skipSpaces() {
    while cursor < limit, scalars[cursor] == " " || scalars[cursor] == "\t" { cursor += 1 }
  }

  mutating func skipLine() {
    while !isBreak(cursor) { cursor += 1 }
  }

  /// To the next written thing that is no comment.
  mutating func skipBlank() {
    while cursor < limit {
      if scalars[cursor] == "#", cursor == 0 || isBlank(cursor - 1) {
        skipLine()
      } else if isRule(cursor) {
        skipLine()
      } else if isBlank(cursor) {
        cursor += 1
      } else {
        return
      }
    }
  }

  private func isRule(_ offset: Int) -> Bool {
    column(of: offset) == 0 && isBlank(offset + 3) && offset + 3 <= limit
      && (scalars[offset..<offset + 3].elementsEqual("---".unicodeScalars)
        || scalars[offset..<offset + 3].elementsEqual("...".unicodeScalars))
  }

  /// The end of a plain text that begins on this line: before a comment, without blanks.
  func plainEnd(_ start: Int) -> Int {
    var index = start
    while !isBreak(index), !(index > start && isLineEnd(index)) { index += 1 }
    while index > start, isBlank(index - 1) { index -= 1 }
    return index
  }

  /// The key that begins here, and where the value may begin.
  func key(at start: Int) -> (key: YAMLScalar, after: Int)? {
    guard start < limit else { return nil }
    if scalars[start] == "\"" || scalars[start] == "'" { return quotedKey(start) }
    guard !"{}[]|>#,&*!%@`".unicodeScalars.contains(scalars[start]) else { return nil }
    var index = start
    while !isBreak(index), !(index > start && isLineEnd(index)) {
      if scalars[index] == ":", isBlank(index + 1) {
        var end = index
        while end > start, isBlank(end - 1) { end -= 1 }
        return end > start ? (.traced(.plain, start..<end, in: file), index + 1) : nil
      }
      index += 1
    }
    return nil
  }

  private func quotedKey(_ start: Int) -> (key: YAMLScalar, after: Int)? {
    guard var index = closingQuote(of: start, isOpenEnded: { _ in true }) else { return nil }
    let style: YAMLScalar.Style = scalars[start] == "'" ? .singleQuoted : .doubleQuoted
    let key = YAMLScalar.traced(style, start..<index, in: file)
    while index < limit, scalars[index] == " " { index += 1 }
    guard index < limit, scalars[index] == ":", isBlank(index + 1) else { return nil }
    return (key, index + 1)
  }

  /// Whether the next written line begins a key in this column: then the line at the cursor is one
  /// too, not yet finished.
  func keyFollows(_ column: Int) -> Bool {
    guard !"\"'{[|>".unicodeScalars.contains(scalars[cursor]) else { return false }
    var next = self
    next.skipLine()
    next.skipBlank()
    return next.cursor < limit && next.column(of: next.cursor) == column
      && next.key(at: next.cursor) != nil
  }

  /// Behind the quote that ends the text begun at `start`; `nil` where a line break comes first that
  /// `isOpenEnded` says the text cannot go on after.
  func closingQuote(of start: Int, isOpenEnded: (Int) -> Bool) -> Int? {
    let quote = scalars[start]
    var index = start + 1
    while index < limit {
      switch scalars[index] {
      case quote:
        guard quote == "'", index + 1 < limit, scalars[index + 1] == "'" else { return index + 1 }
        index += 2
      case "\\" where quote == "\"": index += 2
      case "\n":
        if isOpenEnded(index) { return nil }
        index += 1
      default: index += 1
      }
    }
    return nil
  }
}
