/// Modifiers and one key.
///
/// - Shape: `key` is a keysym name in X's spelling (`j`, `F5`, `Return`, `aring`), letters in lower
///   case.
/// - Source: `keysymdef.h`.
package struct Chord: Sendable, Hashable, CustomStringConvertible {
  package struct Modifiers: OptionSet, Sendable, Hashable {
    package let rawValue: Int

    package init(rawValue: Int) {
      self.rawValue = rawValue
    }

    package static let control = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    package static let shift = Modifiers(rawValue: 4)
    package static let `super` = Modifiers(rawValue: 8)
  }

  package let modifiers: Modifiers
  package let key: String

  package init(_ modifiers: Modifiers = [], _ key: String) {
    self.modifiers = modifiers
    self.key = key
  }

  /// `Ctrl+Alt+F`, as people write it.
  package var description: String {
    let names: [(Modifiers, String)] = [
      (.control, "Ctrl"), (.alt, "Alt"), (.shift, "Shift"), (.super, "Super"),
    ]
    let held = names.filter { modifiers.contains($0.0) }.map(\.1)
    return (held + [key.count == 1 ? key.uppercased() : key]).joined(separator: "+")
  }
}

/// A hot key that the desktop is to listen for: one chord, or a leader and the chords after it.
package struct HotKeyBinding: Sendable, Hashable {
  package let id: String
  /// One to four chords.
  package let chords: [Chord]

  package init(id: String, chords: [Chord]) {
    self.id = id
    self.chords = chords
  }

  /// `Super+J F`.
  package var description: String { chords.map(\.description).joined(separator: " ") }
}

/// A chord that the desktop would not give us.
package struct ChordRefusal: Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    /// Another program has it; `variants` of `tried` lock combinations were refused.
    case taken(variants: Int, tried: Int)
    /// No key of the layout in force gives that keysym.
    case noSuchKey
  }

  package let chord: Chord
  /// Every hot key that is off because of it, in id order.
  package let ids: [String]
  package let reason: Reason

  package init(chord: Chord, ids: [String], reason: Reason) {
    self.chord = chord
    self.ids = ids
    self.reason = reason
  }
}
