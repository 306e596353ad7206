import CX11

/// The keyboard map in force: which key and modifiers give which character, and where chords lie.
///
/// - Shape: built from the server's XKB description for the effective group; keypad keys only where
///   nothing else gives the character.
/// - Isolation: a value; built on the X thread.
/// - Source: XKB protocol §7 (key types and levels), `xkb_keysym_to_utf32(3)`.
struct Keymap {
  /// A key and the modifiers to hold for it.
  struct Stroke: Hashable {
    let keycode: UInt8
    let modifiers: UInt32
  }

  private(set) var group: UInt32 = 0
  /// How each Unicode scalar is typed.
  private(set) var strokes: [UInt32: Stroke] = [:]
  /// Keys that give a keysym without modifiers, in the effective group.
  private(set) var plainKeys: [KeySym: [UInt8]] = [:]
  /// The same over every group, for chords whose letter only another group has.
  private(set) var plainKeysOfAnyGroup: [KeySym: [UInt8]] = [:]
  /// How a keysym is pressed that no key gives without modifiers, such as `slash` on the Danish
  /// layout.
  private(set) var shiftedKeys: [KeySym: Stroke] = [:]
  /// Keys without any symbol, free for characters the layout lacks.
  private(set) var spareKeycodes: [UInt8] = []
  let altMask: UInt32
  let superMask: UInt32
  let level3Mask: UInt32
  /// Every combination of the lock modifiers, without repeats: up to eight.
  let lockMasks: [UInt32]
  private(set) var modifierKeys: [UInt32: UInt8] = [:]
  private(set) var modifierKeycodes: Set<UInt8> = []

  static let shiftMask = UInt32(ShiftMask)
  static let controlMask = UInt32(ControlMask)

  init(_ display: OpaquePointer) {
    var state = XkbStateRec()
    if XkbGetState(display, UInt32(XkbUseCoreKbd), &state) == Success {
      group = UInt32(state.group)
    }
    let parts = UInt32(XkbKeyTypesMask | XkbKeySymsMask | XkbModifierMapMask)
    let map = XkbGetMap(display, parts, UInt32(XkbUseCoreKbd))
    defer { if let map { XkbFreeKeyboard(map, UInt32(XkbAllComponentsMask), 1) } }
    let masks = map.map(Keymap.modifierMasks) ?? [:]
    altMask = masks[KeySym(XK_Alt_L)] ?? UInt32(Mod1Mask)
    superMask = masks[KeySym(XK_Super_L)] ?? UInt32(Mod4Mask)
    level3Mask = masks[KeySym(XK_ISO_Level3_Shift)] ?? UInt32(Mod5Mask)
    var locks: Set<UInt32> = [0]
    let lockKeys: [UInt32] = [
      UInt32(LockMask), masks[KeySym(XK_Num_Lock), default: 0],
      masks[KeySym(XK_Scroll_Lock), default: 0],
    ]
    for lock in lockKeys { locks.formUnion(locks.map { $0 | lock }) }
    lockMasks = locks.sorted()
    if let map { readSymbols(map) }
    readModifiers(display)
  }

  /// The real modifiers behind each keysym, from the map just read: Xlib's own copy
  /// (`XkbKeysymToModifiers`) may be
  /// of an earlier layout, and is none at all once the server is gone.
  private static func modifierMasks(_ map: XkbDescPtr) -> [KeySym: UInt32] {
    guard let table = map.pointee.map?.pointee.modmap else { return [:] }
    var masks: [KeySym: UInt32] = [:]
    for keycode in map.pointee.min_key_code...map.pointee.max_key_code
    where table[Int(keycode)] != 0 {
      for group in UInt32(0)..<4 {
        masks[keysym(map, keycode, 0, group), default: 0] |= UInt32(table[Int(keycode)])
      }
    }
    return masks
  }

  private mutating func readSymbols(_ map: XkbDescPtr) {
    let levels: [UInt32] = [0, Keymap.shiftMask, level3Mask, level3Mask | Keymap.shiftMask]
    for keycode in map.pointee.min_key_code...map.pointee.max_key_code {
      var isSpare = true
      for level in levels {
        let keysym = Keymap.keysym(map, keycode, level, group)
        if keysym == 0 { continue }
        isSpare = false
        if level == 0 {
          plainKeys[keysym, default: []].append(keycode)
        } else if shiftedKeys[keysym] == nil {
          shiftedKeys[keysym] = Stroke(keycode: keycode, modifiers: level)
        }
        keep(Stroke(keycode: keycode, modifiers: level), for: keysym)
      }
      for other in UInt32(0)..<4 {
        let keysym = Keymap.keysym(map, keycode, 0, other)
        if keysym == 0 { continue }
        isSpare = false
        let known = plainKeysOfAnyGroup[keysym, default: []]
        if !known.contains(keycode) { plainKeysOfAnyGroup[keysym] = known + [keycode] }
      }
      if isSpare { spareKeycodes.append(keycode) }
    }
  }

  private static func keysym(_ map: XkbDescPtr, _ keycode: UInt8, _ level: UInt32, _ group: UInt32)
    -> KeySym
  {
    var consumed: UInt32 = 0
    var keysym: KeySym = 0
    let found = XkbTranslateKeyCode(
      map, keycode, genvej_core_state(level, group), &consumed, &keysym)
    return found == 0 ? 0 : keysym
  }

  private mutating func keep(_ stroke: Stroke, for keysym: KeySym) {
    let isKeypad = (0xff80...0xffbd).contains(keysym)
    let scalar = xkb_keysym_to_utf32(UInt32(truncatingIfNeeded: keysym))
    guard scalar >= 0x20, scalar != 0x7f, !isKeypad else { return }
    if let known = strokes[scalar],
      known.modifiers.nonzeroBitCount <= stroke.modifiers.nonzeroBitCount
    {
      return
    }
    strokes[scalar] = stroke
  }

  private mutating func readModifiers(_ display: OpaquePointer) {
    for (mask, keysym) in [
      (Keymap.shiftMask, XK_Shift_L), (Keymap.controlMask, XK_Control_L), (altMask, XK_Alt_L),
      (superMask, XK_Super_L), (level3Mask, XK_ISO_Level3_Shift),
    ] {
      if let keycode = plainKeysOfAnyGroup[KeySym(keysym)]?.first { modifierKeys[mask] = keycode }
    }
    guard let map = XGetModifierMapping(display) else { return }
    defer { XFreeModifiermap(map) }
    let count = Int(map.pointee.max_keypermod) * 8
    for index in 0..<count where map.pointee.modifiermap[index] != 0 {
      modifierKeycodes.insert(map.pointee.modifiermap[index])
    }
  }

  /// How a chord's key is pressed: with the fewest modifiers of its own; `nil` where the layout
  /// lacks it.
  func stroke(named name: String) -> Stroke? {
    if let plain = keycodes(named: name).first { return Stroke(keycode: plain, modifiers: 0) }
    let keysym = XStringToKeysym(name)
    return keysym == 0 ? nil : shiftedKeys[keysym]
  }

  /// The keys to grab for a chord's key; empty where the layout has none.
  func keycodes(named name: String) -> [UInt8] {
    let keysym = XStringToKeysym(name)
    guard keysym != 0 else { return [] }
    return plainKeys[keysym] ?? plainKeysOfAnyGroup[keysym] ?? []
  }
}
