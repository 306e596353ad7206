import Diagnostics
import HotKeyDefinition

/// The tags of a template that may be broken.
///
/// - Shape: ranges count scalars of the template; a tag without its end goes to the next tag, or to
///   the end of its line.
enum TemplateTags {
  struct Tag {
    enum Kind { case output, block }

    let kind: Kind
    /// Without the marks and the hyphens of trimming.
    let content: Range<Int>
    /// Behind the end mark, where there is one.
    let end: Int
    let isClosed: Bool
  }

  static func scan(_ scalars: [Unicode.Scalar]) -> [Tag] {
    var tags: [Tag] = []
    var index = 0
    while index + 1 < scalars.count {
      guard scalars[index] == "{", "{%#".unicodeScalars.contains(scalars[index + 1]) else {
        index += 1
        continue
      }
      let tag = tag(scalars, at: index)
      if scalars[index + 1] != "#" { tags.append(tag) }
      index = max(tag.end, index + 2)
    }
    return tags
  }

  private static func tag(_ scalars: [Unicode.Scalar], at start: Int) -> Tag {
    let mark = scalars[start + 1]
    let last: Unicode.Scalar = mark == "{" ? "}" : mark
    var index = start + 2
    var isClosed = false
    while index < scalars.count {
      if scalars[index] == last, index + 1 < scalars.count, scalars[index + 1] == "}" {
        isClosed = true
        break
      }
      let isNext = scalars[index] == "{" && index + 1 < scalars.count
      if isNext, "{%".unicodeScalars.contains(scalars[index + 1]) { break }
      index += 1
    }
    if !isClosed, let line = scalars[start..<index].firstIndex(of: "\n") { index = line }
    var content = start + 2..<max(start + 2, index)
    if content.first.map({ scalars[$0] == "-" }) == true { content = content.dropFirst() }
    if isClosed, content.last.map({ scalars[$0] == "-" }) == true { content = content.dropLast() }
    return Tag(
      kind: mark == "{" ? .output : .block, content: content, end: isClosed ? index + 2 : index,
      isClosed: isClosed)
  }
}

extension PositionedText {
  /// A part of it, by scalars.
  func part(_ range: Range<Int>) -> PositionedText {
    part(range, Array(text.unicodeScalars))
  }

  /// The same for a caller that has the scalars at hand: a long text may have many tags.
  func part(_ range: Range<Int>, _ scalars: [Unicode.Scalar]) -> PositionedText {
    let range = range.clamped(to: 0..<scalars.count)
    let text = String(scalars: scalars[range])
    if let whole { return PositionedText(text: text, file: file, whole: whole) }
    return PositionedText(
      text: text, file: file, offsets: Array(offsets[range.lowerBound...range.upperBound]))
  }
}
