/// The chords that work in one window, ready to be shown.
///
/// - Shape: pure; JSON over D-Bus. Holds titles of systems and hot keys, never a window's title.
package struct CheatSheet: Codable, Sendable, Hashable {
  /// One hot key.
  package struct Key: Codable, Sendable, Hashable {
    /// Where it belongs: the part of the id before the last point.
    package let area: String
    /// `Super+J`, `F`: pressed one after the other.
    package let chords: [String]
    package let title: String
    /// Why its chord does not work now; `nil` where it does.
    package let off: String?

    package init(area: String, chords: [String], title: String, off: String?) {
      self.area = area
      self.chords = chords
      self.title = title
      self.off = off
    }

    /// `Super+J F`.
    package var keys: String { chords.joined(separator: " ") }
  }

  /// What goes on after a leader.
  package struct Leader: Sendable, Hashable {
    /// `Super+J`.
    package let keys: String
    /// `1`, `2`, `F`: the keys that may follow, without those that are off.
    package let next: [String]
  }

  /// What the system of the window is called; `nil` where no definition knows the window.
  package let system: String?
  package let keys: [Key]

  package init(system: String?, keys: [Key]) {
    self.system = system
    self.keys = keys
  }

  /// By area, in the order in which the areas first appear; in an area by chord.
  package var groups: [(area: String, keys: [Key])] {
    var areas: [String] = []
    for key in keys where !areas.contains(key.area) { areas.append(key.area) }
    return areas.map { area in
      (area, keys.filter { $0.area == area }.sorted { $0.keys < $1.keys })
    }
  }

  /// Every beginning of a sequence with the keys that go on from there.
  package var leaders: [Leader] {
    var next: [String: Set<String>] = [:]
    for key in keys where key.off == nil {
      for length in key.chords.indices.dropFirst() {
        next[key.chords[..<length].joined(separator: " "), default: []].insert(key.chords[length])
      }
    }
    return next.keys.sorted().map { Leader(keys: $0, next: (next[$0] ?? []).sorted()) }
  }
}

/// How a cheat sheet lies on a screen: pages of columns of lines.
///
/// - Shape: pure. A column holds `height` lines at most; a hot key that is off takes two, the second
///   for the reason. An area that goes on in the next column has its heading there again, and no
///   heading stands last in a column.
package struct CheatSheetPages: Sendable, Hashable {
  package enum Line: Sendable, Hashable {
    case heading(String)
    case key(CheatSheet.Key)

    var height: Int {
      if case .key(let key) = self, key.off != nil { return 2 }
      return 1
    }
  }

  /// Page, column, line.
  package let pages: [[[Line]]]

  /// - Parameters:
  ///   - columns: how many stand beside each other, at least one.
  ///   - height: in lines, at least three: a heading and the tallest hot key fit.
  package init(_ sheet: CheatSheet, columns: Int, height: Int) {
    let height = max(height, 3)
    var filled: [[Line]] = []
    var column: [Line] = []
    var room = height
    for group in sheet.groups {
      var isOpen = false
      for key in group.keys.map(Line.key) {
        let needed = key.height + (isOpen ? 0 : 1)
        if needed > room {
          filled.append(column)
          column = []
          room = height
          isOpen = false
        }
        if !isOpen {
          column.append(.heading(group.area))
          room -= 1
          isOpen = true
        }
        column.append(key)
        room -= key.height
      }
    }
    if !column.isEmpty { filled.append(column) }
    filled.removeAll(where: \.isEmpty)
    let wide = max(columns, 1)
    pages = stride(from: 0, to: filled.count, by: wide).map {
      Array(filled[$0..<min($0 + wide, filled.count)])
    }
  }
}
