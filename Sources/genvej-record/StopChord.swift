import CXRecord

/// The chord that ends a recording, grabbed so that it reaches no application.
///
/// - Source: design §3, "Grabs".
struct StopChord {
  /// `Ctrl+Shift+F12`.
  let name: String
  private let keycode: UInt8
  private let modifierKeys: Set<UInt8>
  private static let modifiers = UInt32(ControlMask | ShiftMask)

  /// Takes the first chord that no other program has; `nil` where they have all.
  ///
  /// GNOME, KDE, Xfce, MATE and Cinnamon come without a use for any of them.
  static func grab(_ display: OpaquePointer) -> StopChord? {
    let candidates = [("F12", XK_F12), ("F11", XK_F11), ("F10", XK_F10), ("Pause", XK_Pause)]
    let keys = modifierKeys(of: display)
    for (name, keysym) in candidates {
      let keycode = XKeysymToKeycode(display, KeySym(keysym))
      guard keycode != 0, take(keycode, display) else { continue }
      return StopChord(name: "Ctrl+Shift+\(name)", keycode: keycode, modifierKeys: keys)
    }
    return nil
  }

  /// In every combination of the locks; all or none.
  private static func take(_ keycode: UInt8, _ display: OpaquePointer) -> Bool {
    let errors = XErrors.count
    for locks in lockMasks {
      XGrabKey(
        display, Int32(keycode), modifiers | locks, XDefaultRootWindow(display), 0,
        GrabModeAsync, GrabModeAsync)
    }
    XSync(display, 0)
    if XErrors.count == errors { return true }
    for locks in lockMasks {
      XUngrabKey(display, Int32(keycode), modifiers | locks, XDefaultRootWindow(display))
    }
    XSync(display, 0)
    return false
  }

  /// CapsLock, NumLock on Mod2, ScrollLock on Mod3 where it is.
  private static let lockMasks: [UInt32] = (0..<8).map { bits in
    let masks = [LockMask, Mod2Mask, Mod3Mask]
    return (0..<3).reduce(0) { bits >> $1 & 1 == 1 ? $0 | UInt32(masks[$1]) : $0 }
  }

  private static func modifierKeys(of display: OpaquePointer) -> Set<UInt8> {
    guard let map = XGetModifierMapping(display) else { return [] }
    defer { XFreeModifiermap(map) }
    return Set((0..<Int(map.pointee.max_keypermod) * 8).map { map.pointee.modifiermap[$0] })
  }

  /// Whether a press is no work in a form: a modifier alone, or this chord.
  func leavesOut(_ keycode: UInt8, _ modifiers: UInt16) -> Bool {
    modifierKeys.contains(keycode)
      || keycode == self.keycode && UInt32(modifiers) & StopChord.modifiers == StopChord.modifiers
  }
}

/// Counts the server's refusals, which Xlib would otherwise end the process for.
enum XErrors {
  nonisolated(unsafe) private(set) static var count = 0

  /// Called before the first connection.
  static func collect() {
    _ = XSetErrorHandler { _, _ in
      XErrors.count += 1
      return 0
    }
  }
}
