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

  var keyboards: [Int32] = []
  var pointers: [Int32] = []
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
  /// - Throws: ``DesktopError/Code/shieldRefused`` where another program holds one; then none is kept.
  func raiseShield() throws(DesktopError) {
    lowerShield()
    // An active grab of another program would swallow our keys: try it, and give it back at once.
    let free = XGrabKeyboard(display, root, 0, GrabModeAsync, GrabModeAsync, UInt(CurrentTime))
    XUngrabKeyboard(display, UInt(CurrentTime))
    guard free == GrabSuccess else {
      throw DesktopError(.shieldRefused, "another program holds the keyboard (XGrabKeyboard: \(free))")
    }
    for device in physicalDevices() {
      guard grab(device.id, isKeyboard: device.isKeyboard) else {
        lowerShield()
        throw DesktopError(.shieldRefused, "another program holds input device \(device.id)")
      }
      if device.isKeyboard {
        shield.keyboards.append(device.id)
        shield.held.formUnion(heldKeys(of: device.id))
      } else {
        shield.pointers.append(device.id)
      }
    }
  }

  /// Lets the user's input through again.
  func lowerShield() {
    for device in shield.keyboards + shield.pointers { XIUngrabDevice(display, device, UInt(CurrentTime)) }
    shield = InputShield()
  }

  /// Lowers the shield once the user's keys are up, so that a hot key still held is not typed into the window.
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
      shield.held.insert(key)
      if run != nil, keymap.keycodes(named: "Escape").contains(keycode) { run?.stopped = true }
    } else {
      shield.held.remove(key)
      if shield.lingerDeadline != nil, shield.held.isEmpty { lowerShield() }
    }
  }

  private func physicalDevices() -> [(id: Int32, isKeyboard: Bool)] {
    var count: Int32 = 0
    guard let devices = XIQueryDevice(display, XIAllDevices, &count) else { return [] }
    defer { XIFreeDeviceInfo(devices) }
    return (0..<Int(count)).compactMap { index in
      let device = devices[index]
      guard device.enabled != 0, !isXTest(device.deviceid) else { return nil }
      switch device.use {
      case XISlaveKeyboard: return (device.deviceid, true)
      case XISlavePointer: return (device.deviceid, false)
      default: return nil
      }
    }
  }

  /// The server marks its own XTEST devices with a property.
  private func isXTest(_ device: Int32) -> Bool {
    let property = XInternAtom(display, "XTEST Device", 1)
    guard property != 0 else { return false }
    var type: Atom = 0
    var format: Int32 = 0
    var count: UInt = 0
    var left: UInt = 0
    var data: UnsafeMutablePointer<UInt8>?
    let read = XIGetProperty(
      display, device, property, 0, 1, 0, Atom(AnyPropertyType), &type, &format, &count, &left, &data)
    guard read == Success, let data else { return false }
    defer { XFree(data) }
    return count > 0 && data[0] != 0
  }

  private func grab(_ device: Int32, isKeyboard: Bool) -> Bool {
    var bits = [UInt8](repeating: 0, count: 8)
    let events =
      isKeyboard ? [XI_KeyPress, XI_KeyRelease] : [XI_ButtonPress, XI_ButtonRelease, XI_Motion]
    events.forEach { genvej_set_mask(&bits, $0) }
    return bits.withUnsafeMutableBufferPointer { buffer in
      var mask = XIEventMask(deviceid: device, mask_len: Int32(buffer.count), mask: buffer.baseAddress)
      return XIGrabDevice(
        display, device, root, UInt(CurrentTime), 0, XIGrabModeAsync, XIGrabModeAsync, 0, &mask) == GrabSuccess
    }
  }

  private func heldKeys(of device: Int32) -> Set<InputShield.Key> {
    guard let opened = XOpenDevice(display, XID(device)) else { return [] }
    defer { XCloseDevice(display, opened) }
    guard let state = XQueryDeviceState(display, opened) else { return [] }
    defer { XFreeDeviceState(state) }
    return Set(
      (8..<256).filter { genvej_device_key_is_down(state, Int32($0)) != 0 }.map {
        InputShield.Key(device: device, keycode: UInt8($0))
      })
  }
}
