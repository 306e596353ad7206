/// How a line of a file is drawn on a terminal: tabs, wide and invisible characters made plain.
///
/// - Shape: one cell text for each Unicode scalar of the line, so a span counted in scalars can be
///   underlined in columns.
struct DisplayLine {
  /// What is drawn for each scalar; empty for a combining mark that was drawn with its base.
  private var cells: [(text: String, width: Int)] = []

  init(_ line: String) {
    var column = 0
    for scalar in line.unicodeScalars {
      let cell = DisplayLine.cell(scalar, at: column)
      cells.append(cell)
      column += cell.width
    }
  }

  /// The scalars `range` as drawn.
  func text(_ range: Range<Int>) -> String {
    cells[clamped(range)].map(\.text).joined()
  }

  /// Columns the scalars `range` take.
  func width(_ range: Range<Int>) -> Int {
    cells[clamped(range)].reduce(0) { $0 + $1.width }
  }

  /// Number of scalars in the line.
  var count: Int { cells.count }

  private func clamped(_ range: Range<Int>) -> Range<Int> {
    range.clamped(to: 0..<cells.count)
  }

  private static let tabStop = 4

  private static func cell(_ scalar: Unicode.Scalar, at column: Int) -> (text: String, width: Int) {
    switch scalar.value {
    case 0x09:
      let width = tabStop - column % tabStop
      return (String(repeating: " ", count: width), width)
    case 0x00...0x1F:
      // Control pictures: what would act on the terminal is shown instead.
      return (Unicode.Scalar(0x2400 + scalar.value).map { String($0) } ?? "?", 1)
    case 0x7F:
      return ("\u{2421}", 1)
    case 0x80...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF:
      return ("\u{FFFD}", 1)
    default:
      return (String(scalar), width(scalar))
    }
  }

  /// 0 for marks that stand on the character before, 2 for wide characters, else 1.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    guard scalar.value >= 0x300 else { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }
}
