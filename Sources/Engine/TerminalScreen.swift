package import HotKeyDefinition
import Planning

/// What stands on a terminal's screen, cell by cell.
///
/// - Shape: pure; rows and columns count from 1. Nulls and trailing blanks cannot be told apart.
package struct TerminalScreen: Sendable, Equatable {
  private var rows: [[Character]]

  /// Takes the text of the whole screen, a line each row; the terminal leaves trailing blanks out.
  package init(_ text: String) {
    rows = TextComparison.normalised(text).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { Self.trimmed(Array($0)) }
  }

  /// The cells from a place on, without trailing blanks; empty beyond the screen.
  package func text(at place: ScreenPlace, length: Int) -> String {
    guard rows.indices.contains(place.row - 1) else { return "" }
    let row = rows[place.row - 1]
    return String(Self.trimmed(Array(row.dropFirst(place.column - 1).prefix(length))))
  }

  /// Whether the screen has this many rows at least.
  package func has(_ place: ScreenPlace) -> Bool { place.row <= rows.count }

  /// What stands left of a place in its row: the label, with dots and colon behind it.
  func words(before place: ScreenPlace) -> String {
    text(at: ScreenPlace(row: place.row, column: 1), length: place.column - 1)
  }

  /// Whether the words left of a place end with this label.
  ///
  /// Screens write labels in capitals and fill up with dots, so neither counts.
  package func shows(_ label: String, before place: ScreenPlace) -> Bool {
    let wanted = Self.bare(label)
    let words = Self.bare(words(before: place))
    guard !wanted.isEmpty, words.hasSuffix(wanted) else { return false }
    return words.dropLast(wanted.count).last.map { !$0.isLetter && !$0.isNumber } ?? true
  }

  private static func bare(_ label: String) -> String {
    var letters = Array(TextComparison.normalised(label).lowercased())
    while let last = letters.last, last.isWhitespace || ".:=_-> ".contains(last) {
      letters.removeLast()
    }
    return String(letters)
  }

  /// The block of cells from the first one of the screen to this one, as a terminal gives it.
  func block(to place: ScreenPlace) -> TerminalScreen {
    var block = self
    block.rows = (0..<place.row).map { row in
      rows.indices.contains(row) ? Self.trimmed(Array(rows[row].prefix(place.column))) : []
    }
    return block
  }

  /// The screen with another text in some cells.
  func with(_ text: String, at place: ScreenPlace, length: Int) -> TerminalScreen {
    var screen = self
    guard rows.indices.contains(place.row - 1) else { return screen }
    var row = rows[place.row - 1]
    let end = place.column - 1 + length
    row += Array(repeating: " ", count: max(0, end - row.count))
    let cells = Array(text.prefix(length))
    row.replaceSubrange(
      (place.column - 1)..<end, with: cells + Array(repeating: " ", count: length - cells.count))
    screen.rows[place.row - 1] = Self.trimmed(row)
    return screen
  }

  private static func trimmed(_ cells: [Character]) -> [Character] {
    var cells = cells
    while cells.last?.isWhitespace == true { cells.removeLast() }
    return cells
  }
}

extension FormPlan {
  /// Whether its fields stand on a terminal's screen.
  var isOnScreen: Bool { fields.contains { $0.place != nil } }
}
