import CX11
import Desktop

/// The server extensions Genvej cannot do without, and their event numbers.
///
/// - Source: XInput 2.0, XFixes 5, XTEST 2.2, XKB 1.0, X-Resource 1.2.
struct Extensions {
  let inputOpcode: Int32
  let selectionEvent: Int32
  let xkbEvent: Int32

  init(_ display: OpaquePointer) throws(DesktopError) {
    var opcode: Int32 = 0
    var event: Int32 = 0
    var error: Int32 = 0
    var major: Int32 = 2
    var minor: Int32 = 2
    guard XQueryExtension(display, "XInputExtension", &opcode, &event, &error) != 0,
      XIQueryVersion(display, &major, &minor) == Success
    else { throw DesktopError(.unsupported, "the X server lacks XInput 2") }
    inputOpcode = opcode
    guard XFixesQueryExtension(display, &event, &error) != 0 else {
      throw DesktopError(.unsupported, "the X server lacks XFIXES")
    }
    XFixesQueryVersion(display, &major, &minor)
    selectionEvent = event + Int32(XFixesSelectionNotify)
    guard XTestQueryExtension(display, &event, &error, &major, &minor) != 0 else {
      throw DesktopError(.unsupported, "the X server lacks XTEST")
    }
    guard XkbQueryExtension(display, &opcode, &event, &error, &major, &minor) != 0 else {
      throw DesktopError(.unsupported, "the X server lacks XKB")
    }
    xkbEvent = event
    guard XResQueryExtension(display, &event, &error) != 0,
      XResQueryVersion(display, &major, &minor) != 0
    else { throw DesktopError(.unsupported, "the X server lacks X-Resource") }
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
