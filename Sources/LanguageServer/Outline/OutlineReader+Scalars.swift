import Diagnostics
import HotKeyDefinition

/// Texts outside and inside quotes, and block texts.
extension OutlineReader {
  /// Goes on over deeper lines that are neither keys nor items.
  mutating func plain(_ own: Int) -> YAMLScalar {
    let start = cursor
    var end = max(start + 1, plainEnd(start))
    cursor = end
    skipSpaces()
    while isBreak(cursor), let line = nextLine(after: cursor, above: own) {
      end = plainEnd(line)
      cursor = end
      skipSpaces()
    }
    skipLine()
    return .traced(.plain, start..<end, in: file)
  }

  mutating func quoted(_ own: Int) -> YAMLScalar {
    let start = cursor
    let style: YAMLScalar.Style = scalars[start] == "'" ? .singleQuoted : .doubleQuoted
    let end = closingQuote(of: start) { nextLine(after: $0, above: own) == nil }
    guard let end else {
      // The rest of the line is the text, and its quote is still to come.
      let lineEnd = max(start + 1, plainEnd(start))
      skipLine()
      return .traced(.plain, start + 1..<lineEnd, in: file)
    }
    cursor = end
    return .traced(style, start..<end, in: file)
  }

  /// The next written line, if a text whose key stands in column `own` can go on there.
  private func nextLine(after offset: Int, above own: Int) -> Int? {
    var index = offset
    while index < limit, isBlank(index) { index += 1 }
    guard index < limit, column(of: index) > own, scalars[index] != "#", !isDash(index),
      key(at: index) == nil
    else { return nil }
    return index
  }

  /// `|` and `>`: every line that is indented deeper than the key.
  mutating func block(_ own: Int) -> YAMLNode {
    let start = cursor
    let header = start..<plainEnd(start)
    skipLine()
    var lines: [Range<Int>] = []
    var written = 0
    while cursor < limit {
      let line = lineAfterBreak()
      let content = scalars[line].firstIndex { $0 != " " && $0 != "\t" && $0 != "\r" }
      if let content {
        guard column(of: content) > own else { break }
        written = lines.count + 1
      }
      lines.append(line)
      cursor = line.upperBound
    }
    let isStripped = scalars[header].contains("-")
    let text = text(of: lines.prefix(written)) + (isStripped || written == 0 ? "" : "\n")
    let end = written > 0 ? lines[written - 1].upperBound : header.upperBound
    return .scalar(
      YAMLScalar(
        text: text, style: scalars[start] == "|" ? .literal : .folded, range: start..<end))
  }

  /// The line behind the break at the cursor.
  private func lineAfterBreak() -> Range<Int> {
    let start = (scalars[cursor..<limit].firstIndex(of: "\n") ?? limit - 1) + 1
    let end = scalars[start..<limit].firstIndex(of: "\n") ?? limit
    return start..<max(start, end)
  }

  private func text(of lines: ArraySlice<Range<Int>>) -> String {
    let first = lines.first { line in scalars[line].contains { $0 != " " && $0 != "\r" } }
    let indent = first.map { scalars[$0].prefix { $0 == " " }.count } ?? 0
    return lines.map { line in
      let content = scalars[min(line.lowerBound + indent, line.upperBound)..<line.upperBound]
      return String(scalars: content.last == "\r" ? content.dropLast() : content)
    }.joined(separator: "\n")
  }
}
