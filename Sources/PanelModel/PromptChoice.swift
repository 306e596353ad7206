/// A list in a prompt, of which one or several lines are chosen.
///
/// - Shape: CPR numbers in the lines are masked already; positions count from 0.
/// - Isolation: holds what a citizen's data say: never logged or kept.
package struct PromptChoice: Codable, Sendable, Hashable {
  package let lines: [String]
  /// What is chosen when the list comes up.
  package let chosen: [Int]
  package let isSeveral: Bool
  package let atLeast: Int
  /// `nil` where any number may be chosen.
  package let atMost: Int?

  package init(
    lines: [String], chosen: [Int] = [], isSeveral: Bool, atLeast: Int = 0, atMost: Int? = nil
  ) {
    self.lines = lines
    self.chosen = chosen
    self.isSeveral = isSeveral
    self.atLeast = atLeast
    self.atMost = atMost
  }
}

/// A list while it is being chosen from: what is typed, where the user stands, what is chosen.
///
/// - Shape: pure. Of a list of one, the line where the user stands is the one chosen.
package struct ChoiceSelection: Sendable {
  package let choice: PromptChoice
  /// What is typed to find a line.
  package private(set) var filter = ""
  /// The lines that hold what is typed, by position.
  package private(set) var shown: [Int]
  /// Where the user stands; `nil` where nothing is shown.
  package private(set) var current: Int?
  private var marked: Set<Int>
  private let folded: [[UInt8]]

  package init(_ choice: PromptChoice) {
    self.choice = choice
    let positions = Array(choice.lines.indices)
    shown = positions
    folded = choice.lines.map(Self.folded)
    marked = Set(choice.chosen.filter(positions.contains))
    let first = choice.isSeveral ? nil : marked.min()
    current = first ?? positions.first
    if !choice.isSeveral { marked = [] }
  }

  /// What the answer would be now, in the order of the list.
  package var chosen: [Int] {
    choice.isSeveral ? marked.sorted() : current.map { [$0] } ?? []
  }

  package func isChosen(_ position: Int) -> Bool {
    choice.isSeveral ? marked.contains(position) : current == position
  }

  /// Shows the lines in which every word typed stands; the user stays where they are, if they can.
  package mutating func filter(by text: String) {
    filter = text
    let words = text.split(whereSeparator: \.isWhitespace).map { Self.folded(String($0)) }
    shown = folded.indices.filter { index in
      words.allSatisfy { Self.holds(folded[index], $0) }
    }
    if let current, shown.contains(current) { return }
    current = shown.first
  }

  /// Moves up (below 0) or down among the lines shown, no further than the ends.
  package mutating func move(by count: Int) {
    guard !shown.isEmpty else { return }
    let place = current.flatMap { shown.firstIndex(of: $0) } ?? 0
    current = shown[min(max(place + count, 0), shown.count - 1)]
  }

  /// Stands on a line; of a list of one, that chooses it.
  package mutating func stand(on position: Int) {
    if shown.contains(position) { current = position }
  }

  /// Chooses the line where the user stands, or no longer.
  package mutating func toggle() {
    guard choice.isSeveral, let current else { return }
    if marked.remove(current) == nil { marked.insert(current) }
  }

  /// Chooses all lines shown; none of them where all are chosen already.
  package mutating func toggleAll() {
    guard choice.isSeveral else { return }
    if marked.isSuperset(of: shown) { marked.subtract(shown) } else { marked.formUnion(shown) }
  }

  /// »3 af 12 valgt«.
  package func count(in language: PanelLanguage) -> String {
    let all = choice.lines.count
    var parts: [String] = []
    if choice.isSeveral {
      parts.append(
        language("\(chosen.count) af \(all) valgt", "\(chosen.count) of \(all) chosen"))
    }
    if !filter.isEmpty || !choice.isSeveral {
      parts.append(language("\(shown.count) af \(all) vises", "\(shown.count) of \(all) shown"))
    }
    return parts.joined(separator: " · ")
  }

  /// Whether what is chosen can be the answer.
  package func verdict(in language: PanelLanguage) -> PromptCheck.Verdict {
    if !choice.isSeveral {
      return current == nil
        ? .wrong(language("Ingen linje passer. Slet det skrevne.", "No line matches."))
        : .good
    }
    if chosen.count < choice.atLeast {
      return .wrong(
        language("Vælg mindst \(choice.atLeast).", "Choose at least \(choice.atLeast)."))
    }
    if let atMost = choice.atMost, chosen.count > atMost {
      return .wrong(language("Vælg højst \(atMost).", "Choose at most \(atMost)."))
    }
    return .good
  }

  /// Bytes are searched far quicker than letters, and a list may hold megabytes.
  private static func folded(_ text: String) -> [UInt8] { Array(text.lowercased().utf8) }

  private static func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard let first = word.first else { return true }
    guard text.count >= word.count else { return false }
    for start in 0...(text.count - word.count)
    where text[start] == first && text[start..<(start + word.count)].elementsEqual(word) {
      return true
    }
    return false
  }
}
