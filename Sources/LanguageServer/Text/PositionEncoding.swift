package import Diagnostics

/// What a character of a position counts, as client and server have agreed.
///
/// - Source: LSP 3.17, `PositionEncodingKind`; UTF-16 where the client says nothing.
package enum PositionEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// The first of the client's encodings that is known here.
  package static func negotiated(_ offered: [String]) -> PositionEncoding {
    offered.lazy.compactMap(PositionEncoding.init).first ?? .utf16
  }

  func width(_ scalar: Unicode.Scalar) -> Int {
    switch self {
    case .utf8: UTF8.width(scalar)
    case .utf16: UTF16.width(scalar)
    case .utf32: 1
    }
  }
}

/// A place in a text as LSP names it: both from 0, the character in units of the encoding.
package struct TextPosition: Sendable, Hashable {
  package let line: Int
  package let character: Int

  package init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }
}

/// A half-open piece of a text.
package struct TextRange: Sendable, Hashable {
  package let start: TextPosition
  package let end: TextPosition

  package init(start: TextPosition, end: TextPosition) {
    self.start = start
    self.end = end
  }
}

extension SourceFile {
  /// The offset of a position; one behind the end of its line is the line's end, one inside a
  /// character is the character's start.
  package func offset(of position: TextPosition, _ encoding: PositionEncoding) -> Int {
    guard position.line >= 0, position.line < lineCount else {
      return position.line < 0 ? 0 : scalars.count
    }
    var offset = self.offset(line: position.line + 1, column: 1)
    var units = 0
    while offset < scalars.count, !isLineEnd(offset) {
      units += encoding.width(scalars[offset])
      guard units <= position.character else { break }
      offset += 1
    }
    return offset
  }

  /// The position of an offset, clamped to the file.
  package func textPosition(at offset: Int, _ encoding: PositionEncoding) -> TextPosition {
    let place = position(at: offset)
    let start = self.offset(line: place.line, column: 1)
    let units = scalars[start..<start + place.column - 1].reduce(0) { $0 + encoding.width($1) }
    return TextPosition(line: place.line - 1, character: units)
  }

  /// The positions of a range of offsets.
  package func textRange(_ range: Range<Int>, _ encoding: PositionEncoding) -> TextRange {
    TextRange(
      start: textPosition(at: range.lowerBound, encoding),
      end: textPosition(at: range.upperBound, encoding))
  }

  private func isLineEnd(_ offset: Int) -> Bool {
    scalars[offset] == "\n"
      || (scalars[offset] == "\r" && offset + 1 < scalars.count && scalars[offset + 1] == "\n")
  }
}
