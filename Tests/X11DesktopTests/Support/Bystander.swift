import CX11
import DesktopTestKit

@testable import X11Desktop

/// A plain X client of the test's own: looks at the server's state and gets in the way.
///
/// - Isolation: an actor; its connection is used by nobody else.
actor Bystander {
  let display: OpaquePointer
  let root: Window
  /// The layout as of the event handled last.
  var map: Keymap?

  init(display name: String) throws {
    guard let display = XOpenDisplay(name) else {
      throw TestKitError(.refused, "no X server at \(name)")
    }
    X11ErrorTrap.watch(display)
    self.display = display
    root = XDefaultRootWindow(display)
  }

  func close() {
    if !X11ErrorTrap.isLost(display) { XCloseDisplay(display) }
  }

  /// The keys the server believes down.
  var keysDown: [UInt8] {
    var state = [CChar](repeating: 0, count: 32)
    XQueryKeymap(display, &state)
    return (8...255).filter { UInt8(bitPattern: state[$0 / 8]) >> ($0 % 8) & 1 == 1 }.map(
      UInt8.init)
  }

  /// The modifiers in force, and of them the locked ones.
  var modifiers: (effective: UInt32, locked: UInt32) {
    var state = XkbStateRec()
    XkbGetState(display, UInt32(XkbUseCoreKbd), &state)
    return (UInt32(state.mods), UInt32(state.locked_mods))
  }

  /// Pointer buttons that are down, as a mask.
  var buttons: UInt32 {
    var (root, child, mask) = (Window(), Window(), UInt32())
    var (x, y, windowX, windowY) = (Int32(), Int32(), Int32(), Int32())
    XQueryPointer(display, self.root, &root, &child, &x, &y, &windowX, &windowY, &mask)
    return mask & 0x1f00
  }

  /// Sets which modifiers are locked, and no others.
  func lock(_ mask: UInt32) {
    XkbLockModifiers(display, UInt32(XkbUseCoreKbd), 0xff, mask)
    XSync(display, 0)
  }

  /// Switches to another group of the layout, as a layout indicator does.
  func lock(group: UInt32) {
    XkbLockGroup(display, UInt32(XkbUseCoreKbd), group)
    XSync(display, 0)
  }

  /// Presses keys in order.
  func hold(_ keycodes: UInt8...) { send(keycodes, isDown: true) }

  /// Lets keys go in order.
  func release(_ keycodes: UInt8...) { send(keycodes, isDown: false) }

  /// Presses or lets go a button of the pointer a person would use.
  func pointer(button: UInt32, isDown: Bool) throws {
    var device = XDevice(device_id: try physicalPointer(), num_classes: 0, classes: nil)
    var axes: [Int32] = []
    XTestFakeDeviceButtonEvent(display, &device, button, isDown ? 1 : 0, &axes, 0, 0)
    XSync(display, 0)
  }

  private func physicalPointer() throws -> XID {
    var count: Int32 = 0
    guard let devices = XIQueryDevice(display, XIAllDevices, &count) else { throw noPointer }
    defer { XIFreeDeviceInfo(devices) }
    for index in 0..<Int(count) {
      // By its name, as it floats while somebody has grabbed it.
      let name = devices[index].name.map { String(cString: $0) } ?? ""
      if ["TigerVNC pointer", "Xvfb mouse"].contains(name) { return XID(devices[index].deviceid) }
    }
    throw noPointer
  }

  private var noPointer: TestKitError { TestKitError(.refused, "no physical pointer") }

  /// Presses keys in order and lets them go, the last one first.
  func chord(_ keycodes: UInt8...) {
    send(keycodes, isDown: true)
    send(keycodes.reversed(), isDown: false)
  }

  private func send(_ keycodes: [UInt8], isDown: Bool) {
    for keycode in keycodes { XTestFakeKeyEvent(display, UInt32(keycode), isDown ? 1 : 0, 0) }
    XSync(display, 0)
  }

  /// Takes the whole keyboard, as a screen locker does.
  func grabKeyboard() -> Bool {
    let status = XGrabKeyboard(
      display, root, 0, GrabModeAsync, GrabModeAsync, UInt(CurrentTime))
    return status == GrabSuccess
  }

  func ungrabKeyboard() {
    XUngrabKeyboard(display, UInt(CurrentTime))
    XSync(display, 0)
  }

  /// Gives a window the keyboard, past any window manager.
  func focus(_ window: UInt) {
    XSetInputFocus(display, window, Int32(RevertToPointerRoot), UInt(CurrentTime))
    XSync(display, 0)
  }

  func owner(of selection: String) -> Window {
    XGetSelectionOwner(display, XInternAtom(display, selection, 0))
  }
}

/// Keys by their place on a PC keyboard, as evdev numbers them.
enum Key {
  static let escape: UInt8 = 9
  static let t: UInt8 = 28
  /// `y` on us and dk, `z` on de.
  static let y: UInt8 = 29
  /// `å` on dk and se.
  static let aring: UInt8 = 34
  static let control: UInt8 = 37
  static let f: UInt8 = 41
  static let g: UInt8 = 42
  static let j: UInt8 = 44
  static let k: UInt8 = 45
  /// `ø` on dk, `ä` on de and se.
  static let oslash: UInt8 = 48
  static let shift: UInt8 = 50
  /// `z` on us and dk, `y` on de.
  static let z: UInt8 = 52
  static let alt: UInt8 = 64
  static let `super`: UInt8 = 133
}
