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

  /// Two characters a key, one on each shift level.
  mutating func assign(_ characters: [UInt32], to free: [UInt8]) -> [(
    keycode: UInt8, characters: [UInt32]
  )]? {
    let usable = free.filter { !used.contains($0) }
    guard characters.count <= usable.count * 2 else { return nil }
    var batch: [(UInt8, [UInt32])] = []
    for (index, keycode) in zip(stride(from: 0, to: characters.count, by: 2), usable) {
      let pair = Array(characters[index..<min(index + 2, characters.count)])
      batch.append((keycode, pair))
      used.insert(keycode)
      strokes[pair[0]] = Keymap.Stroke(keycode: keycode, modifiers: 0)
      if pair.count == 2 {
        strokes[pair[1]] = Keymap.Stroke(keycode: keycode, modifiers: Keymap.shiftMask)
      }
    }
    return batch
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
