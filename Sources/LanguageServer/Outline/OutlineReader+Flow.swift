import Diagnostics
import HotKeyDefinition

/// `{ … }` and `[ … ]`, closed or not.
extension OutlineReader {
  mutating func flow(_ own: Int) -> YAMLNode {
    descend { $0.flowBody(own) }
  }

  private mutating func flowBody(_ own: Int) -> YAMLNode {
    let start = cursor
    let isMapping = scalars[start] == "{"
    var entries: [YAMLMapping.Entry] = []
    var items: [YAMLNode] = []
    cursor += 1
    while skipFlowBlank(own) {
      let scalar = scalars[cursor]
      if scalar == "}" || scalar == "]" {
        // Another's end means that our own was forgotten; it is left to whom it belongs.
        if (scalar == "}") == isMapping { cursor += 1 } else if isInside(start) { break }
        if (scalar == "}") == isMapping { break }
        cursor += 1
      } else if scalar == "," {
        cursor += 1
      } else if isMapping {
        entries.append(flowEntry(own))
      } else {
        items.append(flowValue(own))
      }
    }
    let range = start..<cursor
    return isMapping
      ? .mapping(YAMLMapping(entries: entries, range: range))
      : .sequence(YAMLSequence(items: items, range: range))
  }

  /// Whether another brace or bracket on the line is open around the one at `start`.
  private func isInside(_ start: Int) -> Bool {
    var index = start - 1
    while index >= 0, !isBreak(index) {
      if scalars[index] == "{" || scalars[index] == "[" { return true }
      index -= 1
    }
    return false
  }

  private mutating func flowEntry(_ own: Int) -> YAMLMapping.Entry {
    let key = flowScalar(own)
    skipSpaces()
    guard cursor < limit, scalars[cursor] == ":" else {
      return .init(key: key, value: absent(key.range.upperBound))
    }
    cursor += 1
    let after = cursor
    guard skipFlowBlank(own), !",}]".unicodeScalars.contains(scalars[cursor]) else {
      return .init(key: key, value: absent(after))
    }
    return .init(key: key, value: flowValue(own))
  }

  private mutating func flowValue(_ own: Int) -> YAMLNode {
    if isTemplate(cursor) { return .scalar(unquotedTemplate()) }
    if scalars[cursor] == "{" || scalars[cursor] == "[" { return flow(own) }
    return .scalar(flowScalar(own))
  }

  private mutating func flowScalar(_ own: Int) -> YAMLScalar {
    if scalars[cursor] == "\"" || scalars[cursor] == "'" { return quoted(own) }
    let start = cursor
    var end = start
    while !isBreak(end), !(end > start && isLineEnd(end)) {
      if ",[]{}".unicodeScalars.contains(scalars[end]) { break }
      let isColon = scalars[end] == ":"
      if isColon, isBlank(end + 1) || ",]}".unicodeScalars.contains(scalars[end + 1]) { break }
      end += 1
    }
    cursor = max(end, start + 1)
    while end > start, isBlank(end - 1) { end -= 1 }
    return .traced(.plain, start..<max(end, start), in: file)
  }

  private mutating func unquotedTemplate() -> YAMLScalar {
    let start = cursor
    while !isBreak(cursor) {
      cursor += 1
      if scalars[cursor - 1] == "}", scalars[cursor - 2] == "}" || scalars[cursor - 2] == "%" {
        break
      }
    }
    return .traced(.plain, start..<cursor, in: file)
  }

  /// To the next thing of the same braces.
  ///
  /// - Returns: `false` where they end without their end: the text does, or the next line is not
  ///   indented deeper than the key they belong to.
  private mutating func skipFlowBlank(_ own: Int) -> Bool {
    var index = cursor
    var crosses = false
    while index < limit {
      if scalars[index] == "#", index == 0 || isBlank(index - 1) {
        while !isBreak(index) { index += 1 }
      } else if isBlank(index) {
        if scalars[index] == "\n" { crosses = true }
        index += 1
      } else {
        break
      }
    }
    guard index < limit else {
      skipLine()
      return false
    }
    let isEnd = scalars[index] == "}" || scalars[index] == "]"
    guard !crosses || isEnd || column(of: index) > own else { return false }
    cursor = index
    return true
  }
}
