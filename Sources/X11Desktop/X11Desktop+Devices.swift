import CX11

/// The devices behind the master keyboard and pointer.
///
/// - Source: XInput 2, XIQueryDevice(3), XIGrabDevice(3); XInput 1, XQueryDeviceState(3).
extension X11Desktop {
  /// Attached devices but XTEST's own.
  ///
  /// Looked up once, and again after a device has come or gone: a run must not wait for it. One
  /// that
  /// we hold is not among those looked up, so a look while the shield is up is not kept.
  func physicalDevices() -> [(id: Int32, isKeyboard: Bool)] {
    if let known = knownDevices { return known }
    let found = attachedDevices()
    if !shield.isUp { knownDevices = found }
    return found
  }

  private func attachedDevices() -> [(id: Int32, isKeyboard: Bool)] {
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

  /// Keys that are down on the master although no device holds them: their release went to a shield
  /// that is gone.
  func releaseStuckKeys() {
    let down = Set(masterKeys())
    guard !down.isEmpty else { return }
    let held = allKeyboards().reduce(into: Set<UInt8>()) { keys, device in
      keys.formUnion(heldKeys(of: device).map(\.keycode))
    }
    for keycode in down.subtracting(held) { XTestFakeKeyEvent(display, UInt32(keycode), 0, 0) }
    XFlush(display)
  }

  /// Lets go what XTEST holds down when we come: keys of a process like this one that was killed in
  /// the middle of a run.
  ///
  /// - Source: XTEST protocol, "XTestFakeInput": keys outlive their client; design §3.
  func releaseKeysLeftDown() {
    for device in allKeyboards() where isXTest(device) {
      for key in heldKeys(of: device) { XTestFakeKeyEvent(display, UInt32(key.keycode), 0, 0) }
    }
    XSync(display, 0)
  }

  /// Every key the server believes down.
  func masterKeys() -> [UInt8] {
    var state = [CChar](repeating: 0, count: 32)
    XQueryKeymap(display, &state)
    return (8...255).filter { UInt8(bitPattern: state[$0 / 8]) >> ($0 % 8) & 1 == 1 }.map(
      UInt8.init)
  }

  /// Slave keyboards, XTEST's own among them.
  private func allKeyboards() -> [Int32] {
    var count: Int32 = 0
    guard let devices = XIQueryDevice(display, XIAllDevices, &count) else { return [] }
    defer { XIFreeDeviceInfo(devices) }
    return (0..<Int(count)).map { devices[$0] }.filter {
      $0.use == XISlaveKeyboard && $0.enabled != 0
    }
    .map(\.deviceid)
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
      display, device, property, 0, 1, 0, Atom(AnyPropertyType), &type, &format, &count, &left,
      &data)
    guard read == Success, let data else { return false }
    defer { XFree(data) }
    return count > 0 && data[0] != 0
  }

  /// Takes a device: its events come to us and to nobody else.
  func grab(_ device: Int32, isKeyboard: Bool) -> Bool {
    var bits = [UInt8](repeating: 0, count: 8)
    let events =
      isKeyboard ? [XI_KeyPress, XI_KeyRelease] : [XI_ButtonPress, XI_ButtonRelease, XI_Motion]
    events.forEach { genvej_set_mask(&bits, $0) }
    return bits.withUnsafeMutableBufferPointer { buffer in
      var mask = XIEventMask(
        deviceid: device, mask_len: Int32(buffer.count), mask: buffer.baseAddress)
      return XIGrabDevice(
        display, device, root, UInt(CurrentTime), 0, XIGrabModeAsync, XIGrabModeAsync, 0, &mask)
        == GrabSuccess
    }
  }

  /// Keys that are down on one device, as the device itself knows them.
  func heldKeys(of device: Int32) -> Set<InputShield.Key> {
    // Not opened, as closing it would take our grab off again; the question needs its number only.
    var opened = XDevice(device_id: XID(device), num_classes: 0, classes: nil)
    guard let state = XQueryDeviceState(display, &opened) else { return [] }
    defer { XFreeDeviceState(state) }
    return Set(
      (8..<256).filter { genvej_device_key_is_down(state, Int32($0)) != 0 }.map {
        InputShield.Key(device: device, keycode: UInt8($0))
      })
  }
}
