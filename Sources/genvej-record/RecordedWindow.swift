import CXRecord

/// The window whose filling is recorded.
struct RecordedWindow {
  let display: OpaquePointer
  let id: Window

  /// `nil` where there is no such window.
  init?(_ display: OpaquePointer, _ id: UInt) {
    var attributes = XWindowAttributes()
    guard XGetWindowAttributes(display, Window(id), &attributes) != 0 else { return nil }
    self.display = display
    self.id = Window(id)
    XSelectInput(display, self.id, StructureNotifyMask)
  }

  /// Whether keys go to it now: it, or a part of it, has the focus.
  var hasFocus: Bool {
    var focus: Window = 0
    var revert: Int32 = 0
    XGetInputFocus(display, &focus, &revert)
    let root = XDefaultRootWindow(display)
    while focus > 1, focus != root {
      if focus == id { return true }
      var children: UnsafeMutablePointer<Window>?
      var (parent, top, count): (Window, Window, UInt32) = (0, 0, 0)
      guard XQueryTree(display, focus, &top, &parent, &children, &count) != 0 else { return false }
      if let children { XFree(children) }
      focus = parent
    }
    return false
  }
}
