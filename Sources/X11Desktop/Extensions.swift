import CX11
import Desktop

/// The server extensions Genvej cannot do without, and their event numbers.
///
/// - Source: XInput 2.0, XFixes 5, XTEST 2.2, XKB 1.0, X-Resource 1.2.
struct Extensions {
  let inputOpcode: Int32
  let selectionEvent: Int32
  let xkbEvent: Int32
  /// Each with the version that the server speaks to us, `XInput 2.2`.
  let names: [String]

  init(_ display: OpaquePointer) throws(DesktopError) {
    var missing: [String] = []
    var names: [String] = []
    var opcode: Int32 = 0
    var event: Int32 = 0
    var error: Int32 = 0
    var major: Int32 = 2
    var minor: Int32 = 2
    func note(_ name: String, _ isThere: Bool) {
      if isThere { names.append("\(name) \(major).\(minor)") } else { missing.append(name) }
    }
    note(
      "XInput",
      XQueryExtension(display, "XInputExtension", &opcode, &event, &error) != 0
        && XIQueryVersion(display, &major, &minor) == Success)
    inputOpcode = opcode
    note(
      "XFIXES",
      XFixesQueryExtension(display, &event, &error) != 0
        && XFixesQueryVersion(display, &major, &minor) != 0)
    selectionEvent = event + Int32(XFixesSelectionNotify)
    note("XTEST", XTestQueryExtension(display, &event, &error, &major, &minor) != 0)
    (major, minor) = (Int32(XkbMajorVersion), Int32(XkbMinorVersion))
    note("XKB", XkbQueryExtension(display, &opcode, &event, &error, &major, &minor) != 0)
    xkbEvent = event
    note(
      "X-Resource",
      XResQueryExtension(display, &event, &error) != 0
        && XResQueryVersion(display, &major, &minor) != 0)
    self.names = names
    guard missing.isEmpty else {
      throw DesktopError(
        .unsupported, "the X server lacks \(missing.joined(separator: " and "))")
    }
  }

  /// Asks for layout, group, device and selection-owner events; no key event is asked for.
  func selectEvents(_ display: OpaquePointer, root: Window, window: Window, selections: [Atom]) {
    let map = UInt(XkbNewKeyboardNotifyMask | XkbMapNotifyMask)
    XkbSelectEvents(display, UInt32(XkbUseCoreKbd), UInt32(map), UInt32(map))
    let group = UInt(XkbGroupStateMask)
    XkbSelectEventDetails(display, UInt32(XkbUseCoreKbd), UInt32(XkbStateNotify), group, group)
    let owners =
      XFixesSetSelectionOwnerNotifyMask | XFixesSelectionWindowDestroyNotifyMask
      | XFixesSelectionClientCloseNotifyMask
    var bits = [UInt8](repeating: 0, count: 8)
    genvej_set_mask(&bits, XI_HierarchyChanged)
    bits.withUnsafeMutableBufferPointer { buffer in
      var mask = XIEventMask(
        deviceid: Int32(XIAllDevices), mask_len: Int32(buffer.count), mask: buffer.baseAddress)
      _ = XISelectEvents(display, root, &mask, 1)
    }
    for selection in selections {
      XFixesSelectSelectionInput(display, window, selection, UInt(owners))
    }
  }
}
