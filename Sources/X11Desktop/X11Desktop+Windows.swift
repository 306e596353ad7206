import CX11
package import Desktop

/// Windows by EWMH; by libxdo's search where the window manager keeps no list.
///
/// - Source: EWMH `_NET_ACTIVE_WINDOW`, `_NET_CLIENT_LIST`, `_NET_WM_NAME`; ICCCM §4.1.2.
extension X11Desktop {
  package func activeWindow() async throws(DesktopError) -> WindowSnapshot? {
    try checkAlive()
    roundTrip()
    // A window manager that names no window has given the focus to none.
    let active = hasWindowManager ? activeWindowCache : topLevelWithFocus()
    guard active != 0 else { return nil }
    return snapshot(active)
  }

  package func windows() async throws(DesktopError) -> [WindowSnapshot] {
    try checkAlive()
    var list = windowList(root, atoms.clientList)
    if list.isEmpty { list = WindowSearch.visibleWindows(display) }
    return list.compactMap(snapshot)
  }

  package func activate(_ window: WindowID, within deadline: Duration) async throws(DesktopError) {
    try checkAlive()
    let target = Window(window.rawValue)
    guard exists(target) else { throw DesktopError(.windowGone) }
    var event = XEvent()
    event.xclient.type = ClientMessage
    event.xclient.window = target
    event.xclient.message_type = atoms.activeWindow
    event.xclient.format = 32
    // Source indication 2: a pager-like tool acting for the user (EWMH).
    event.xclient.data.l.0 = 2
    XSendEvent(
      display, root, 0, Int(SubstructureRedirectMask | SubstructureNotifyMask), &event)
    try await require(
      .notActivated, "the window manager does not activate the window", within: deadline
    ) {
      [self] in activeWindowCache == target
    }
  }

  package func selectedText(within deadline: Duration) async throws(DesktopError) -> String? {
    try checkAlive()
    guard XGetSelectionOwner(display, primary) != 0 else { return nil }
    return try await fetchText(primary, within: deadline, failing: .noCopy)
  }

  /// Whether a window manager is there: it keeps a window of its own as long as it lives (EWMH).
  var hasWindowManager: Bool {
    windowList(root, atoms.managerCheck).contains { exists($0) }
  }

  func readActiveWindow() -> Window { windowList(root, atoms.activeWindow).first ?? 0 }

  func exists(_ window: Window) -> Bool {
    var attributes = XWindowAttributes()
    return XGetWindowAttributes(display, window, &attributes) != 0
  }

  func snapshot(_ window: Window) -> WindowSnapshot? {
    guard exists(window) else { return nil }
    var hint = XClassHint()
    var instance = ""
    var className = ""
    if XGetClassHint(display, window, &hint) != 0 {
      instance = hint.res_name.map { String(cString: $0) } ?? ""
      className = hint.res_class.map { String(cString: $0) } ?? ""
      XFree(hint.res_name)
      XFree(hint.res_class)
    }
    let told = readProperty(window, atoms.processID, delete: false).flatMap {
      words(of: $0.bytes).first
    }
    let process = told.map { Int32(bitPattern: $0) } ?? clients.currentProcess(of: window, display)
    return WindowSnapshot(
      id: WindowID(rawValue: UInt(window)), title: title(of: window), instance: instance,
      className: className, processID: process)
  }

  func title(of window: Window) -> String {
    if let name = readProperty(window, atoms.windowName, delete: false) {
      return String(decoding: name.bytes, as: UTF8.self)
    }
    return oldTitle(of: window)
  }

  /// WM_NAME, in the encoding that its type says: Latin-1, compound text or UTF-8 (ICCCM §4.1.2.1).
  private func oldTitle(of window: Window) -> String {
    var property = XTextProperty()
    guard XGetWMName(display, window, &property) != 0, property.value != nil else { return "" }
    defer { XFree(property.value) }
    var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    var count: Int32 = 0
    guard Xutf8TextPropertyToTextList(display, &property, &list, &count) >= 0, let list else {
      return ""
    }
    defer { XFreeStringList(list) }
    return count > 0 ? list[0].map { String(cString: $0) } ?? "" : ""
  }

  func windowList(_ window: Window, _ property: Atom) -> [Window] {
    guard let value = readProperty(window, property, delete: false), value.format == 32 else {
      return []
    }
    return words(of: value.bytes).map { Window($0) }.filter { $0 != 0 }
  }

  /// The top-level window above the input focus, where no window manager tells which is active.
  private func topLevelWithFocus() -> Window {
    var focus = focusWindow()
    guard focus > 1 else { return 0 }
    while let parent = parent(of: focus), parent != root, parent != 0 { focus = parent }
    return focus
  }

  func focusWindow() -> Window {
    var focus: Window = 0
    var revert: Int32 = 0
    XGetInputFocus(display, &focus, &revert)
    return focus
  }

  private func parent(of window: Window) -> Window? {
    var root: Window = 0
    var parent: Window = 0
    var children: UnsafeMutablePointer<Window>?
    var count: UInt32 = 0
    guard XQueryTree(display, window, &root, &parent, &children, &count) != 0 else { return nil }
    if let children { XFree(children) }
    return parent
  }

  /// Whether a window is the other one or lies inside it.
  func lies(_ window: Window, inside ancestor: Window) -> Bool {
    var current = window
    while current > 1, current != root {
      if current == ancestor { return true }
      guard let parent = parent(of: current) else { return false }
      current = parent
    }
    return false
  }
}
