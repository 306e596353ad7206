import Diagnostics

/// Cuts a template into text and tags, before anybody looks inside a tag.
///
/// - Shape: one pass over the scalars; a tag ends at the first `}}`, `%}` or `#}`, also inside a
///   text literal (which writes `\}`), so that one open quote never swallows the rest of the
///   template.
/// - Errors: GV0201.
struct TemplateScanner {
  enum Piece {
    case text(Range<Int>)
    /// `content` is what stands between the marks, without the hyphens of trimming.
    case output(content: Range<Int>, tag: Range<Int>)
    case block(content: Range<Int>, tag: Range<Int>)
  }

  /// The three kinds of tag, by the second sign of their start.
  private enum Mark: Unicode.Scalar {
    case output = "{"
    case block = "%"
    case comment = "#"

    var end: Unicode.Scalar { self == .output ? "}" : rawValue }
  }

  let source: PositionedText
  let scalars: [Unicode.Scalar]
  private(set) var pieces: [Piece] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var offset = 0
  /// Where the text before the next tag begins.
  private var textStart = 0

  init(_ source: PositionedText) {
    self.source = source
    scalars = Array(source.text.unicodeScalars)
  }

  mutating func run() {
    while offset < scalars.count {
      if let mark = startMark(at: offset) {
        takeTag(mark)
      } else if let mark = endMark(at: offset) {
        reportLooseEnd(mark)
      } else {
        offset += 1
      }
    }
    addText(until: scalars.count)
  }

  private func startMark(at place: Int) -> Mark? {
    guard place + 1 < scalars.count, scalars[place] == "{" else { return nil }
    return Mark(rawValue: scalars[place + 1])
  }

  private func endMark(at place: Int) -> Mark? {
    guard place + 1 < scalars.count, scalars[place + 1] == "}" else { return nil }
    switch scalars[place] {
    case "}": return .output
    case "%": return .block
    case "#": return .comment
    default: return nil
    }
  }

  /// An end without a start: a brace got lost, and the text would be written as it stands.
  private mutating func reportLooseEnd(_ mark: Mark) {
    let end = "\(mark.end)}"
    diagnostics.append(
      Diagnostic(
        .tagNotClosed, .error, "`\(end)` without `{\(mark.rawValue)`",
        at: source.span(offset..<offset + 2),
        label: "nothing is open here"))
    offset += 2
  }

  private mutating func takeTag(_ mark: Mark) {
    let start = offset
    guard let close = findEnd(of: mark, from: start + 2) else {
      diagnostics.append(notClosed(mark, start))
      // The text up to the next tag is lost, but the template is in error anyhow.
      textStart = offset
      return
    }
    var content = start + 2..<close
    let trimsBefore = content.first.map { scalars[$0] == "-" } == true
    if trimsBefore { content = content.dropFirst() }
    let trimsAfter = content.last.map { scalars[$0] == "-" } == true
    if trimsAfter { content = content.dropLast() }
    addText(until: start, trimmingEnd: trimsBefore)
    switch mark {
    case .output: pieces.append(.output(content: content, tag: start..<close + 2))
    case .block: pieces.append(.block(content: content, tag: start..<close + 2))
    case .comment: break
    }
    offset = close + 2
    while trimsAfter, offset < scalars.count, scalars[offset].properties.isWhitespace {
      offset += 1
    }
    textStart = offset
  }

  /// Where the end of the tag begins; `nil`, with ``offset`` at the place to go on, where another
  /// tag comes first.
  private mutating func findEnd(of mark: Mark, from first: Int) -> Int? {
    offset = first
    while offset < scalars.count {
      if let end = endMark(at: offset), end == mark { return offset }
      if mark != .comment, startMark(at: offset) != nil { return nil }
      offset += 1
    }
    return nil
  }

  private func notClosed(_ mark: Mark, _ start: Int) -> Diagnostic {
    let end = "\(mark.end)}"
    return Diagnostic(
      .tagNotClosed, .error, "`{\(mark.rawValue)` is not closed",
      at: source.span(start..<start + 2),
      label: "begins here", help: "end it with `\(end)`")
  }

  private mutating func addText(until end: Int, trimmingEnd: Bool = false) {
    var range = textStart..<max(textStart, end)
    while trimmingEnd, let last = range.last, scalars[last].properties.isWhitespace {
      range = range.dropLast()
    }
    if !range.isEmpty { pieces.append(.text(range)) }
  }
}
