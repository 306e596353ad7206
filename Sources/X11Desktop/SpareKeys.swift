/// Characters put on keys that the layout leaves free.
///
/// They are put there in one batch before the first key and kept until exit, because a target may
/// still have to read
/// its events when the map goes back.
///
/// - Source: design §3 "Typing"; core protocol, ChangeKeyboardMapping.
struct SpareKeys {
  private(set) var strokes: [UInt32: Keymap.Stroke] = [:]
  private(set) var used: Set<UInt8> = []

  /// Two characters a key, one on each shift level; first onto keys that hold one only, or texts that
  /// bring one new character each would soon have used up all keys.
  ///
  /// - Returns: what to put on which key, `nil` where there is no room; a key's first character never
  ///   changes, for it may still be on its way.
  mutating func assign(_ characters: [UInt32], to free: [UInt8]) -> [(
    keycode: UInt8, characters: [UInt32]
  )]? {
    let usable = free.filter { !used.contains($0) }
    let half = halfUsed
    guard characters.count <= half.count + usable.count * 2 else { return nil }
    var batch: [(UInt8, [UInt32])] = []
    for (character, key) in zip(characters, half) {
      batch.append((key.keycode, [key.character, character]))
      strokes[character] = Keymap.Stroke(keycode: key.keycode, modifiers: Keymap.shiftMask)
    }
    let rest = Array(characters.dropFirst(half.count))
    for (index, keycode) in zip(stride(from: 0, to: rest.count, by: 2), usable) {
      let pair = Array(rest[index..<min(index + 2, rest.count)])
      batch.append((keycode, pair))
      used.insert(keycode)
      strokes[pair[0]] = Keymap.Stroke(keycode: keycode, modifiers: 0)
      if pair.count == 2 {
        strokes[pair[1]] = Keymap.Stroke(keycode: keycode, modifiers: Keymap.shiftMask)
      }
    }
    return batch
  }

  /// Keys with a character on their first level only, in order.
  private var halfUsed: [(keycode: UInt8, character: UInt32)] {
    let shifted = Set(strokes.values.filter { $0.modifiers != 0 }.map(\.keycode))
    return strokes.filter { $0.value.modifiers == 0 && !shifted.contains($0.value.keycode) }
      .map { ($0.value.keycode, $0.key) }.sorted { $0.0 < $1.0 }
  }

  /// Drops what a new layout has wiped.
  mutating func forgetWhatIsGone(from keymap: Keymap) {
    strokes = strokes.filter { keymap.strokes[$0.key] == $0.value }
    used = Set(strokes.values.map(\.keycode))
  }

  mutating func removeAll() -> [UInt8] {
    let keycodes = used.sorted()
    strokes = [:]
    used = []
    return keycodes
  }
}
