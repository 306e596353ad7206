import Foundation

/// What became of the characters that were sent into fields.
///
/// - Shape: counts of characters; `right + wrong + lost + misplaced == sent`, and `extra` beside them.
struct TextFidelity: Sendable, Codable, Hashable {
  private(set) var sent = 0
  private(set) var right = 0
  /// Another character stands in its place.
  private(set) var wrong = 0
  /// It stands nowhere.
  private(set) var lost = 0
  /// It stands elsewhere in its field, or its whole text in another field.
  private(set) var misplaced = 0
  /// Characters that nobody sent.
  private(set) var extra = 0

  var isRight: Bool { right == sent && extra == 0 }

  static func += (total: inout TextFidelity, other: TextFidelity) {
    total.sent += other.sent
    total.right += other.right
    total.wrong += other.wrong
    total.lost += other.lost
    total.misplaced += other.misplaced
    total.extra += other.extra
  }
}

extension TextFidelity {
  /// Compares a form with what was sent into it.
  ///
  /// - Parameters:
  ///   - sent: texts by field.
  ///   - found: what the form holds; fields that are not in `sent` count where they hold something.
  init(sent: [String: String], found: [String: String]) {
    self.init()
    let wanted = Set(sent.values)
    for (field, text) in sent {
      let there = found[field, default: ""]
      if there != text, !there.isEmpty, wanted.contains(there) {
        // A whole text in the wrong field: what should stand here is lost unless it is elsewhere too.
        let isElsewhere = sent.keys.contains { $0 != field && found[$0] == text }
        self += .whole(text, isElsewhere ? \.misplaced : \.lost)
      } else {
        self += TextFidelity(sent: text, found: there)
      }
    }
    for (field, text) in found where sent[field] == nil { extra += text.count }
  }

  private static func whole(
    _ text: String, _ kind: WritableKeyPath<TextFidelity, Int>
  ) -> TextFidelity {
    var count = TextFidelity()
    count.sent = text.count
    count[keyPath: kind] = text.count
    return count
  }

  /// Compares one field, aligned so that one lost character does not make all that follow it wrong.
  init(sent text: String, found: String) {
    sent = text.count
    guard text != found else {
      right = text.count
      return
    }
    let changes = Array(found).difference(from: Array(text))
    var removed = changes.removals.map(Place.init)
    var inserted = changes.insertions.map(Place.init)
    right = text.count - removed.count
    // The same character gone here and come there has moved; what comes where another went has
    // taken its place.
    misplaced = Place.pair(&removed, &inserted) { $0.character == $1.character }
    let gaps = Gaps(changes)
    wrong = Place.pair(&removed, &inserted) { gaps.gap(ofRemoval: $0) == gaps.gap(ofInsertion: $1) }
    lost = removed.count
    extra = inserted.count
  }

  private struct Place {
    let offset: Int
    let character: Character

    init(_ change: CollectionDifference<Character>.Change) {
      switch change {
      case .insert(let offset, let character, _), .remove(let offset, let character, _):
        (self.offset, self.character) = (offset, character)
      }
    }

    /// Takes out pairs that belong together and counts them.
    static func pair(
      _ removed: inout [Place], _ inserted: inout [Place], where belong: (Place, Place) -> Bool
    ) -> Int {
      var count = 0
      removed.removeAll { place in
        guard let index = inserted.firstIndex(where: { belong(place, $0) }) else { return false }
        inserted.remove(at: index)
        count += 1
        return true
      }
      return count
    }
  }

  /// How many characters that were left alone stand before a change: equal for what went and came in
  /// one place.
  private struct Gaps {
    private let removals: [Int]
    private let insertions: [Int]

    init(_ changes: CollectionDifference<Character>) {
      removals = changes.removals.map { Place($0).offset }
      insertions = changes.insertions.map { Place($0).offset }
    }

    func gap(ofRemoval place: Place) -> Int {
      place.offset - removals.count { $0 < place.offset }
    }

    func gap(ofInsertion place: Place) -> Int {
      place.offset - insertions.count { $0 < place.offset }
    }
  }
}
