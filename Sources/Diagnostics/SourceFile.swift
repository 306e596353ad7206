/// A definition, text or rate file as it was read, able to turn offsets into lines and columns.
///
/// - Shape: offsets are counted in Unicode scalars from the start of the file, as Yams counts
///   columns.
/// - Isolation: immutable; free to pass anywhere.
package final class SourceFile: Sendable {
  /// The path as the person wrote it, used in every message.
  package let path: String
  /// The text as it was read, without a byte order mark.
  package let scalars: [Unicode.Scalar]
  /// Offset of the first scalar of each line; never empty.
  private let lineStarts: [Int]

  /// Reads nothing: keeps `text` under the name `path`.
  package init(path: String, text: String) {
    self.path = path
    scalars = Array(text.unicodeScalars)
    var starts = [0]
    for (offset, scalar) in scalars.enumerated() where scalar == "\n" {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// Number of lines; a final line break starts one more, empty line.
  package var lineCount: Int { lineStarts.count }

  /// The 1-based line and column of `offset`; an offset outside the file is clamped to it.
  package func position(at offset: Int) -> SourcePosition {
    let clamped = min(max(offset, 0), scalars.count)
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= clamped { low = middle } else { high = middle - 1 }
    }
    return SourcePosition(line: low + 1, column: clamped - lineStarts[low] + 1)
  }

  /// The offset of a 1-based line and column, clamped to the file.
  package func offset(line: Int, column: Int) -> Int {
    guard line >= 1 else { return 0 }
    guard line <= lineStarts.count else { return scalars.count }
    return min(lineStarts[line - 1] + max(column - 1, 0), scalars.count)
  }

  /// The text of a 1-based line without its line break; empty outside the file.
  package func line(_ number: Int) -> String { text(in: range(ofLine: number)) }

  /// Where a 1-based line stands, without its line break; empty outside the file.
  package func range(ofLine number: Int) -> Range<Int> {
    guard number >= 1, number <= lineStarts.count else { return scalars.count..<scalars.count }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : scalars.count
    if end > start, scalars[end - 1] == "\r" { end -= 1 }
    return start..<max(start, end)
  }

  /// The text between two offsets, clamped to the file.
  package func text(in range: Range<Int>) -> String {
    let low = min(max(range.lowerBound, 0), scalars.count)
    let high = min(max(range.upperBound, low), scalars.count)
    return String(scalars: scalars[low..<high])
  }
}

/// A place in a file as people name it.
///
/// - Shape: both 1-based; the column counts Unicode scalars.
package struct SourcePosition: Sendable, Hashable, Comparable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A piece of a file: the smallest one that shows what a message is about.
///
/// - Shape: a half-open range of scalar offsets in ``file``; empty means a point.
package struct SourceSpan: Sendable {
  package let file: SourceFile
  package let range: Range<Int>

  package init(file: SourceFile, range: Range<Int>) {
    self.file = file
    self.range = range
  }

  /// Where the piece begins.
  package var start: SourcePosition { file.position(at: range.lowerBound) }
  /// Where the piece ends, exclusive.
  package var end: SourcePosition { file.position(at: range.upperBound) }
  /// What stands there.
  package var text: String { file.text(in: range) }
}
