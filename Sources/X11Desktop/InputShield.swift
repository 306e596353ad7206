import CX11
import Desktop

/// The physical keyboards and pointers kept from the windows during a run.
///
/// - Isolation: ``X11Desktop``.
/// - Source: XInput 2, XIGrabDevice(3); design §3 "The input shield".
struct InputShield {
  struct Key: Hashable {
    let device: Int32
    let keycode: UInt8
  }

  var keyboards: Set<Int32> = []
  var pointers: Set<Int32> = []
  /// Keys the user holds, by device.
  var held: Set<Key> = []
  /// Set once the run is over and the shield only waits for the user's keys to come up.
  var lingerDeadline: ContinuousClock.Instant?

  var isUp: Bool { !keyboards.isEmpty || !pointers.isEmpty }
}

extension X11Desktop {
  /// How long a key the user never lets go may keep the shield up after a run.
  private static let lingerPatience: Duration = .seconds(5)

  /// Takes every physical keyboard and pointer.
  ///
  /// - Throws: ``DesktopError/Code/shieldRefused`` where another program holds one; then none is
  ///   kept.
  func raiseShield() throws(DesktopError) {
    // A shield that still waits for keys is taken over, never lowered between.
    shield.lingerDeadline = nil
    for device in physicalDevices() {
      guard grab(device.id, isKeyboard: device.isKeyboard) else {
        abandonShield()
        throw DesktopError(.shieldRefused, "another program holds input device \(device.id)")
      }
      if device.isKeyboard {
        shield.keyboards.insert(device.id)
        shield.held.formUnion(heldKeys(of: device.id))
      } else {
        shield.pointers.insert(device.id)
      }
    }
    // Only now, or repeats of the hot key would get through between.
    releaseGrabOfHotKey()
    // An active grab of another program would swallow our keys: try it, and give it back at once.
    let free = XGrabKeyboard(display, root, 0, GrabModeAsync, GrabModeAsync, UInt(CurrentTime))
    XUngrabKeyboard(display, UInt(CurrentTime))
    guard free == GrabSuccess else {
      abandonShield()
      throw DesktopError(
        .shieldRefused, "another program holds the keyboard (XGrabKeyboard: \(free))")
    }
  }

  /// Lowers the shield at once, after a run that did not come about.
  private func abandonShield() {
    lowerShield()
    releaseStuckKeys()
  }

  /// Lets the user's input through again.
  func lowerShield() {
    let devices = shield.keyboards.union(shield.pointers)
    shield = InputShield()
    guard !devices.isEmpty else { return }
    for device in devices { XIUngrabDevice(display, device, UInt(CurrentTime)) }
    // Until the server has done it, keys would still come to us and be lost: nobody is told before.
    XSync(display, 0)
  }

  /// Lowers the shield once the user's keys are up, so that a hot key still held is not typed into
  /// the window.
  func lowerShieldWhenKeysAreUp() {
    for device in shield.pointers { XIUngrabDevice(display, device, UInt(CurrentTime)) }
    shield.pointers = []
    if shield.held.isEmpty { return lowerShield() }
    shield.lingerDeadline = .now + Self.lingerPatience
  }

  /// A key of a shielded keyboard.
  func shieldedKey(device: Int32, keycode: UInt8, pressed: Bool) {
    let key = InputShield.Key(device: device, keycode: keycode)
    if pressed {
      // While it only waits for keys to come up, new ones do not prolong it.
      if shield.lingerDeadline == nil { shield.held.insert(key) }
      if run != nil, keymap.keycodes(named: "Escape").contains(keycode) { run?.stopped = true }
    } else {
      shield.held.remove(key)
      if shield.lingerDeadline != nil, shield.held.isEmpty { lowerShield() }
    }
  }
}
