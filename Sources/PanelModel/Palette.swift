/// One hot key in the palette.
package struct PaletteEntry: Codable, Sendable, Hashable {
  package let id: String
  package let title: String
  /// The part of the id before the last point: where it belongs.
  package let area: String
  package let summary: String
  /// `Super+J F`; `nil` where it has none.
  package let keys: String?
  /// Why it cannot be run now; `nil` where it can.
  package let unavailable: String?
  /// What is to be known of it although it can be run; `nil` where there is nothing.
  package let note: String?
  /// How often it was run here.
  package let uses: Int

  package init(
    id: String, title: String, area: String, summary: String, keys: String?, unavailable: String?,
    note: String? = nil, uses: Int
  ) {
    self.id = id
    self.title = title
    self.area = area
    self.summary = summary
    self.keys = keys
    self.unavailable = unavailable
    self.note = note
    self.uses = uses
  }
}

/// What is shown for what was typed.
///
/// - Shape: pure. Every word typed must be found, in order of its letters, in title, area, id or
///   description; title counts more, a word's beginning more than its middle, letters in a row more
///   than letters apart; of equals
///   those that can be run come first, then the one used most, then by title.
package enum PaletteSearch {
  package static func ranked(_ entries: [PaletteEntry], by query: String) -> [PaletteEntry] {
    let words = folded(query).split(whereSeparator: \.isWhitespace).map(Array.init)
    let scored = entries.compactMap { entry in score(entry, words).map { (entry, $0) } }
    return scored.sorted { left, right in
      if left.1 != right.1 { return left.1 > right.1 }
      let canRun = (left.0.unavailable == nil, right.0.unavailable == nil)
      if canRun.0 != canRun.1 { return canRun.0 }
      if left.0.uses != right.0.uses { return left.0.uses > right.0.uses }
      return left.0.title < right.0.title
    }.map(\.0)
  }

  /// `nil` where a word is not found.
  private static func score(_ entry: PaletteEntry, _ words: [[Character]]) -> Int? {
    if words.isEmpty { return 0 }
    let places: [(text: [Character], weight: Int)] = [
      (Array(folded(entry.title)), 4), (Array(folded(entry.area)), 2),
      (Array(folded(entry.id)), 2), (Array(folded(entry.summary)), 1),
    ]
    var total = 0
    for word in words {
      let best = places.compactMap { place in
        match(word, in: place.text).map { $0 * place.weight }
      }.max()
      guard let best else { return nil }
      total += best
    }
    return total
  }

  /// How well the letters are found in their order; `nil` where they are not.
  private static func match(_ word: [Character], in text: [Character]) -> Int? {
    var points = 0
    var place = 0
    var previous: Int?
    for letter in word {
      guard let found = text[place...].firstIndex(of: letter) else { return nil }
      let begins = found == 0 || !(text[found - 1].isLetter || text[found - 1].isNumber)
      points += 1 + (begins ? 4 : 0) + (previous == found - 1 ? 6 : 0)
      previous = found
      place = found + 1
    }
    return points
  }

  /// Without case and accents, as fingers are quicker than accents; æ, ø and å stay letters.
  private static func folded(_ text: String) -> String {
    text.lowercased().replacing("é", with: "e").replacing("ü", with: "u")
  }
}
