import Desktop
import HotKeyDefinition

/// What a simulated application knows besides where it is a 3270 terminal.
///
/// - Shape: letters overwrite; the keyboard locks on a letter beyond the end of a field, until Reset.
struct SimulatedScreen {
  /// The field that shows whose case it is.
  let citizenField: String?
  /// What the host has: nothing goes there during a run, so this is what it shows again.
  let asShown: [SimulatedField]
  /// Cells from the field's first one to the cursor.
  var cell = 0
  var isLocked = false
  /// The keyboard gives no small letters.
  var givesCapitals = false

  func show(citizen: String, in fields: inout [SimulatedField]) {
    guard let index = fields.firstIndex(where: { $0.id == citizenField }) else { return }
    fields[index].show(citizen: citizen)
  }
}

extension SimulatedApplication {
  /// Unprotected fields in the order in which Tab goes through them.
  private var stops: [Int] {
    fields.indices.filter { fields[$0].place != nil && !fields[$0].isReadOnly }
      .sorted { (fields[$0].place ?? .first) < (fields[$1].place ?? .first) }
  }

  /// The host shows another citizen's case: what has not been sent is gone.
  mutating func showOther(citizen: String) {
    guard let screen else { return }
    for index in fields.indices { fields[index].text = screen.asShown[index].text }
    screen.show(citizen: citizen, in: &fields)
  }

  mutating func pressOnScreen(_ key: String, _ modifiers: Chord.Modifiers) {
    switch key {
    case "r" where modifiers.contains(.alt): screen?.isLocked = false
    case _ where screen?.isLocked == true || focused == nil: return
    case "Home": place(at: stops.first)
    case "Tab":
      let protected = fields.indices.filter { fields[$0].isReadOnly && fields[$0].place != nil }
      protected.forEach { passOver($0) }
      let next = (stops.firstIndex(of: focus) ?? -1) + 1
      place(at: stops.isEmpty ? nil : stops[next % stops.count])
    case "Delete":
      let cell = screen?.cell ?? 0
      var cells = Array(fields[focus].text)
      if cells.indices.contains(cell) { cells.remove(at: cell) }
      fields[focus].text = String(cells)
    default: return
    }
  }

  private mutating func place(at index: Int?) {
    guard let index else { return }
    focus = index
    screen?.cell = 0
    enter()
  }

  mutating func typeOnScreen(_ text: String) {
    for letter in text {
      guard let screen, !screen.isLocked, focused != nil else { return }
      guard screen.cell < fields[focus].longest ?? 0 else {
        self.screen?.isLocked = true
        return
      }
      var cells = Array(fields[focus].text)
      cells += Array(repeating: " ", count: max(0, screen.cell + 1 - cells.count))
      cells[screen.cell] = screen.givesCapitals ? Character(letter.uppercased()) : letter
      while cells.last == " " { cells.removeLast() }
      fields[focus].text = String(cells)
      self.screen?.cell += 1
    }
  }

  // MARK: What is marked

  /// The text that is marked by these keys, `nil` where this is no terminal.
  ///
  /// - Source: x3270 4.1: Ctrl+A marks the screen, Shift+arrows a block of cells from the cursor on.
  func marked(by chords: [Chord]) -> String? {
    guard let screen else { return nil }
    var rows = cells
    if !chords.contains(where: { $0.key == "a" && $0.modifiers.contains(.control) }) {
      let first = focused.flatMap { fields[$0].place } ?? .first
      let column = min(first.column + screen.cell, Self.columns)
      let top = max(1, first.row - chords.count { $0.key == "Up" })
      let left = max(1, column - chords.count { $0.key == "Left" })
      rows = rows[(top - 1)..<first.row].map { Array($0[(left - 1)..<column]) }
    }
    return rows.map { String($0).trimmedAtEnd }.joined(separator: "\n")
  }

  private static let columns = ScreenPlace.columns.upperBound

  /// Every cell of the screen, the labels left of their fields.
  private var cells: [[Character]] {
    let last = fields.compactMap(\.place?.row).max() ?? 1
    let blank = [Character](repeating: " ", count: Self.columns)
    var rows = [[Character]](repeating: blank, count: max(24, last))
    guard !isLoggedOff else {
      Self.write("DU ER LOGGET AF", into: &rows[0], at: 2)
      return rows
    }
    for field in fields {
      guard let place = field.place else { continue }
      let label = String("\(field.label) :".suffix(place.column - 2))
      Self.write(label, into: &rows[place.row - 1], at: place.column - 1 - label.count)
      Self.write(field.text, into: &rows[place.row - 1], at: place.column)
    }
    return rows
  }

  private static func write(_ text: String, into row: inout [Character], at column: Int) {
    for (cell, letter) in text.enumerated() where row.indices.contains(column - 1 + cell) {
      row[column - 1 + cell] = letter
    }
  }
}

extension ScreenPlace {
  fileprivate static let first = ScreenPlace(row: 1, column: 2)
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
