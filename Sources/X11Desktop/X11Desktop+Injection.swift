import CX11
import Desktop

/// Pressing keys through XTEST.
///
/// - Source: XTEST "XTestFakeInput"; design §3 "The input shield", "Typing".
extension X11Desktop {
  func keyDown(_ keycode: UInt8) {
    ledger.pressed(keycode)
    XTestFakeKeyEvent(display, UInt32(keycode), 1, 0)
  }

  func keyUp(_ keycode: UInt8) {
    XTestFakeKeyEvent(display, UInt32(keycode), 0, 0)
    ledger.released(keycode)
  }

  /// Lets go every key we hold, last pressed first.
  func releaseLedger() {
    for keycode in ledger.down.reversed() { keyUp(keycode) }
  }

  /// Lets go every key and button the server believes down, whoever pressed it: their releases go
  /// to the shield.
  ///
  /// Typing is right then although the user still holds the hot key, and nothing is down for ever
  /// afterwards.
  func releaseHeldInput() {
    for keycode in masterKeys() { XTestFakeKeyEvent(display, UInt32(keycode), 0, 0) }
    var (root, child, mask) = (Window(), Window(), UInt32())
    var (x, y, windowX, windowY) = (Int32(), Int32(), Int32(), Int32())
    XQueryPointer(display, self.root, &root, &child, &x, &y, &windowX, &windowY, &mask)
    for button in UInt32(1)...5 where mask & (0x80 << button) != 0 {
      XTestFakeButtonEvent(display, button, 0, 0)
    }
  }

  /// Presses chords one after the other.
  func tap(_ chords: [Chord]) throws(DesktopError) {
    for chord in chords { try tap(chord) }
  }

  /// Presses one chord `count` times.
  func tap(_ chord: Chord, count: Int = 1) throws(DesktopError) {
    guard let stroke = keymap.stroke(named: chord.key) else {
      throw DesktopError(.cannotType, "no key of this layout gives \(chord.key)")
    }
    let mask = mask(of: chord.modifiers) | stroke.modifiers
    let modifiers = try modifierKeycodes(mask)
    // Our own key must not fire our own hot key, which would also keep it from the window.
    suspendGrabs(pressing: [mask])
    modifiers.forEach(keyDown)
    for _ in 0..<count {
      keyDown(stroke.keycode)
      keyUp(stroke.keycode)
    }
    modifiers.reversed().forEach(keyUp)
  }

  func mask(of modifiers: Chord.Modifiers) -> UInt32 {
    var mask: UInt32 = 0
    if modifiers.contains(.control) { mask |= Keymap.controlMask }
    if modifiers.contains(.shift) { mask |= Keymap.shiftMask }
    if modifiers.contains(.alt) { mask |= keymap.altMask }
    if modifiers.contains(.super) { mask |= keymap.superMask }
    return mask
  }

  func modifierKeycodes(_ mask: UInt32) throws(DesktopError) -> [UInt8] {
    var keycodes: [UInt8] = []
    for bit in [
      Keymap.controlMask, keymap.altMask, keymap.superMask, keymap.level3Mask, Keymap.shiftMask,
    ]
    where mask & bit != 0 {
      guard let keycode = keymap.modifierKeys[bit] else {
        throw DesktopError(.cannotType, "no key of this layout gives modifier mask \(bit)")
      }
      keycodes.append(keycode)
    }
    return keycodes
  }

  /// Turns Caps Lock off for the run, because it would turn every typed letter; remembers what to
  /// turn on again.
  func clearLocks() -> UInt32 {
    var state = XkbStateRec()
    guard XkbGetState(display, UInt32(XkbUseCoreKbd), &state) == Success else { return 0 }
    let caps = UInt32(state.locked_mods) & UInt32(LockMask)
    if caps != 0 { XkbLockModifiers(display, UInt32(XkbUseCoreKbd), caps, 0) }
    XkbLatchModifiers(display, UInt32(XkbUseCoreKbd), 0xff, 0)
    return caps
  }

  func restoreLocks(_ locks: UInt32) {
    if locks != 0 { XkbLockModifiers(display, UInt32(XkbUseCoreKbd), locks, locks) }
  }
}
