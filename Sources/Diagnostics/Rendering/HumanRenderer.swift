/// Draws a finding for people: the line of the file, carets, notes and help.
///
/// - Shape: the manner of rustc; colours only when asked for; lines longer than
///   ``HumanRenderer/widest`` columns are cut around the marked piece.
/// - Source: style §6.2.
package struct HumanRenderer: Sendable {
  /// Columns of the file's line that are shown at most.
  static let widest = 140

  private let paint: Paint

  /// - Parameter colour: whether to write ANSI colours; the caller knows its terminal.
  package init(colour: Bool = false) {
    paint = Paint(isOn: colour)
  }

  /// All findings, a blank line between two.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { render($0) }.joined(separator: "\n")
  }

  /// One finding, ended by a line break.
  package func render(_ diagnostic: Diagnostic) -> String {
    var lines = [headline(diagnostic)]
    let gutter = String(repeating: " ", count: gutterWidth(diagnostic))
    if let span = diagnostic.span, span.file.scalars.isEmpty {
      // Nothing was read of the file, or there is nothing in it.
      lines.append(paint.frame("\(gutter)-->") + " \(span.file.path)")
    } else if let span = diagnostic.span {
      lines += source(span, label: diagnostic.label, severity: diagnostic.severity, gutter)
      let follows = diagnostic.help != nil || !diagnostic.notes.isEmpty
      if follows { lines.append(paint.frame("\(gutter) |")) }
    }
    for note in diagnostic.notes { lines += drawn(note, gutter) }
    if let help = diagnostic.help { lines.append(paint.help("help") + ": \(Self.plain(help))") }
    return lines.map { $0 + "\n" }.joined()
  }

  private func headline(_ diagnostic: Diagnostic) -> String {
    let kind = "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]"
    return paint.severity(diagnostic.severity, kind)
      + paint.strong(": \(Self.plain(diagnostic.message))")
  }

  /// Width of the widest line number, so that all bars of one finding stand below each other.
  private func gutterWidth(_ diagnostic: Diagnostic) -> Int {
    let spans = [diagnostic.span] + diagnostic.notes.map(\.span)
    return spans.compactMap { $0.map { String($0.start.line).count } }.max() ?? 1
  }

  private func drawn(_ note: Diagnostic.Note, _ gutter: String) -> [String] {
    guard let span = note.span else {
      return [paint.frame("\(gutter) =") + " \(Self.plain(note.message))"]
    }
    return [paint.strong("note") + ": \(Self.plain(note.message))", arrow(span, gutter)]
  }

  private func arrow(_ span: SourceSpan, _ gutter: String) -> String {
    let start = span.start
    return paint.frame("\(gutter)-->") + " \(span.file.path):\(start.line):\(start.column)"
  }

  private func source(
    _ span: SourceSpan, label: String?, severity: Diagnostic.Severity, _ gutter: String
  ) -> [String] {
    let start = span.start
    let whole = span.file.range(ofLine: start.line)
    let piece = Self.piece(of: whole, around: span.range.lowerBound)
    let line = DisplayLine(span.file.text(in: piece))
    let first = min(span.range.lowerBound - piece.lowerBound, line.count)
    let last = min(span.range.upperBound - piece.lowerBound, line.count)
    let marked = first..<max(first, last)
    let shown = window(of: line, around: marked)
    let lead = piece.lowerBound + shown.lowerBound > whole.lowerBound ? "…" : ""
    let tail = piece.lowerBound + shown.upperBound < whole.upperBound ? "…" : ""
    let number = String(start.line)
    let padding = String(repeating: " ", count: max(0, gutter.count - number.count))
    let offset = lead.count + line.width(shown.lowerBound..<marked.lowerBound)
    let carets = max(1, line.width(marked.clamped(to: shown)))
    let words = label.map { " " + Self.plain($0) } ?? ""
    let text = lead + line.text(shown) + tail
    return [
      arrow(span, gutter),
      paint.frame("\(gutter) |"),
      paint.frame("\(padding)\(number) |") + (text.isEmpty ? "" : " \(text)"),
      paint.frame("\(gutter) |") + " " + String(repeating: " ", count: offset)
        + paint.severity(severity, String(repeating: "^", count: carets) + words),
    ]
  }

  /// Scalars of a line that are looked at at most: a file of one line may have a finding at every
  /// word, and each would be measured against the whole.
  private static let longest = 1000

  /// The line, or of a very long one what stands around the marked place.
  private static func piece(of line: Range<Int>, around place: Int) -> Range<Int> {
    guard line.count > longest else { return line }
    let start = min(max(line.lowerBound, place - widest), line.upperBound)
    return start..<min(line.upperBound, start + longest)
  }

  /// The scalars of a line to show: all, or as many as fit with the marked ones near the left.
  private func window(of line: DisplayLine, around marked: Range<Int>) -> Range<Int> {
    guard line.width(0..<line.count) > Self.widest else { return 0..<line.count }
    let start = max(0, min(marked.lowerBound - Self.widest / 3, line.count))
    return start..<min(line.count, start + Self.widest)
  }

  /// Words with nothing in them that acts on a terminal.
  private static func plain(_ words: String) -> String {
    let line = DisplayLine(words)
    return line.text(0..<line.count)
  }
}

/// ANSI colours, or none.
private struct Paint: Sendable {
  let isOn: Bool

  func severity(_ severity: Diagnostic.Severity, _ words: String) -> String {
    switch severity {
    case .error: painted(words, "1;31")
    case .warning: painted(words, "1;33")
    case .note: painted(words, "1;36")
    }
  }

  func strong(_ words: String) -> String { painted(words, "1") }
  func frame(_ words: String) -> String { painted(words, "1;34") }
  func help(_ words: String) -> String { painted(words, "1;32") }

  private func painted(_ words: String, _ style: String) -> String {
    isOn ? "\u{1B}[\(style)m\(words)\u{1B}[0m" : words
  }
}
