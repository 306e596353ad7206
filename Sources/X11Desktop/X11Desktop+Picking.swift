import CX11
package import Desktop

/// A window that the user points at.
///
/// - Source: ICCCM §4.1.3.1 (WM_STATE marks the windows of clients), xprop's way of asking.
extension X11Desktop {
  /// Shows a cross-hair until the user clicks, and gives the client window that was clicked on.
  ///
  /// The click reaches no window. Esc and every button but the first leave it.
  ///
  /// - Parameters:
  ///   - deadline: how long the user may take.
  ///   - ready: called once the next click is ours.
  /// - Returns: `nil` where the user has left it, or has clicked on no window.
  /// - Throws: ``DesktopError/Code/shieldRefused`` where another program holds pointer or keyboard.
  package func pickWindow(
    within deadline: Duration, ready: @Sendable () -> Void
  ) async throws(DesktopError) -> WindowSnapshot? {
    try checkAlive()
    picking = Picking()
    defer { endPicking() }
    // XC_crosshair
    let cursor = XCreateFontCursor(display, 34)
    defer { XFreeCursor(display, cursor) }
    let pointer = XGrabPointer(
      display, root, 0, UInt32(ButtonPressMask | ButtonReleaseMask), GrabModeAsync, GrabModeAsync,
      0, cursor,
      UInt(CurrentTime))
    let keyboard = XGrabKeyboard(
      display, root, 0, GrabModeAsync, GrabModeAsync, UInt(CurrentTime))
    guard pointer == GrabSuccess, keyboard == GrabSuccess else {
      throw DesktopError(.shieldRefused, "another program holds the pointer or the keyboard")
    }
    roundTrip()
    ready()
    try await require(.notActivated, "no window was clicked on", within: deadline, stoppable: false)
    {
      [self] in picking?.hasEnded ?? true
    }
    guard let clicked = picking?.clicked, let client = client(under: clicked) else { return nil }
    return snapshot(client)
  }

  /// Whether the clipboard is empty, or a clipboard manager takes it over when we end.
  package func clipboardOutlivesUs() throws(DesktopError) -> Bool {
    try checkAlive()
    return XGetSelectionOwner(display, clipboard) == 0
      || XGetSelectionOwner(display, atoms.clipboardOwner) != 0
  }

  private func endPicking() {
    picking = nil
    guard !lost else { return }
    XUngrabPointer(display, UInt(CurrentTime))
    XUngrabKeyboard(display, UInt(CurrentTime))
    roundTrip()
  }

  /// The release belongs to the press: a window that got it alone would wonder.
  func pointerPressed(_ event: XButtonEvent) {
    guard picking != nil, picking?.pressed == nil else { return }
    picking?.pressed = (event.button, event.subwindow)
  }

  func pointerReleased(_ event: XButtonEvent) {
    guard let pressed = picking?.pressed, pressed.button == event.button else { return }
    if pressed.button == 1 { picking?.clicked = pressed.window }
    picking?.hasEnded = true
  }

  /// - Returns: whether the key was one of picking.
  func keyPressedWhilePicking(_ event: XKeyEvent) -> Bool {
    guard picking != nil else { return false }
    if keymap.keycodes(named: "Escape").contains(UInt8(truncatingIfNeeded: event.keycode)) {
      picking?.hasEnded = true
    }
    return true
  }

  /// The window's snapshot, whichever of an application's windows the number is of.
  ///
  /// - Returns: `nil` where there is no such window.
  package func client(of window: WindowID) throws(DesktopError) -> WindowSnapshot? {
    try checkAlive()
    guard exists(Window(window.rawValue)) else { return nil }
    return client(under: Window(window.rawValue)).flatMap { snapshot($0) }
      ?? snapshot(Window(window.rawValue))
  }

  /// The client window in the frame that a window manager puts around it.
  private func client(under frame: Window) -> Window? {
    let state = XInternAtom(display, "WM_STATE", 1)
    guard frame != 0, frame != root, state != 0 else { return nil }
    var level = [frame]
    while !level.isEmpty {
      if let found = level.first(where: { readProperty($0, state, delete: false) != nil }) {
        return found
      }
      level = level.flatMap { children(of: $0) }
    }
    // Without a window manager nobody marks windows: the clicked one is it.
    return hasWindowManager ? nil : frame
  }

  private func children(of window: Window) -> [Window] {
    var (root, parent): (Window, Window) = (0, 0)
    var list: UnsafeMutablePointer<Window>?
    var count: UInt32 = 0
    guard XQueryTree(display, window, &root, &parent, &list, &count) != 0, let list else {
      return []
    }
    defer { XFree(list) }
    return Array(UnsafeBufferPointer(start: list, count: Int(count)))
  }
}

/// The state of the one question that may be open.
///
/// - Isolation: ``X11Desktop``.
struct Picking {
  var pressed: (button: UInt32, window: Window)?
  var clicked: Window?
  var hasEnded = false
}
