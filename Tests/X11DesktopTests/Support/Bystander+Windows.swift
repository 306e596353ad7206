import CX11
import Desktop
import DesktopTestKit
import Glibc

@testable import X11Desktop

/// How a window says its title.
enum TitleEncoding {
  /// `_NET_WM_NAME`, as programs do today.
  case utf8
  /// WM_NAME of type STRING.
  case latin1
  /// WM_NAME of type COMPOUND_TEXT.
  case compound
}

extension Bystander {
  /// Shows a window of class `Sag`.
  func openWindow(_ title: String, _ encoding: TitleEncoding) -> UInt {
    let window = XCreateSimpleWindow(display, root, 20, 20, 300, 200, 0, 0, 0)
    var (instance, name) = (Array("sag-1".utf8CString), Array("Sag".utf8CString))
    instance.withUnsafeMutableBufferPointer { instance in
      name.withUnsafeMutableBufferPointer { name in
        var hint = XClassHint(res_name: instance.baseAddress, res_class: name.baseAddress)
        XSetClassHint(display, window, &hint)
      }
    }
    setTitle(title, encoding, of: window)
    XSelectInput(display, window, KeyPressMask | ButtonPressMask)
    XMapWindow(display, window)
    XSync(display, 0)
    return window
  }

  func closeWindow(_ window: UInt) {
    XDestroyWindow(display, window)
    XSync(display, 0)
  }

  /// How many key presses its windows have got.
  var keysReceived: Int {
    XSync(display, 0)
    var count = 0
    var event = XEvent()
    while XCheckTypedEvent(display, KeyPress, &event) != 0 { count += 1 }
    return count
  }

  /// Waits for so many clicks into its windows, and counts all there are.
  func clicksReceived(atLeast count: Int) -> Int {
    var clicks = 0
    var event = XEvent()
    while clicks < count {
      XNextEvent(display, &event)
      if event.type == ButtonPress { clicks += 1 }
    }
    XSync(display, 0)
    while XCheckTypedEvent(display, ButtonPress, &event) != 0 { clicks += 1 }
    return clicks
  }

  /// Asks for layout changes, in order with the keys of its windows.
  func watchLayout() {
    let events = UInt32(XkbNewKeyboardNotifyMask | XkbMapNotifyMask)
    XkbSelectEvents(display, UInt32(XkbUseCoreKbd), events, events)
    map = Keymap(display)
    XSync(display, 1)
  }

  /// The characters its windows have got, each read in the layout that was in force when it was
  /// pressed.
  func textReceived() -> String {
    XSync(display, 0)
    var text = ""
    var event = XEvent()
    while XPending(display) > 0 {
      XNextEvent(display, &event)
      if event.type == KeyPress {
        let held = event.xkey.state & (Keymap.shiftMask | (map?.level3Mask ?? 0))
        let stroke = Keymap.Stroke(keycode: UInt8(event.xkey.keycode), modifiers: held)
        text +=
          map?.strokes.first { $0.value == stroke }.flatMap { Unicode.Scalar($0.key) }
          .map(String.init) ?? ""
      } else if event.type != KeyRelease {
        map = Keymap(display)
      }
    }
    return text
  }

  private func setTitle(_ title: String, _ encoding: TitleEncoding, of window: UInt) {
    switch encoding {
    case .utf8:
      write(Array(title.utf8), "UTF8_STRING", "_NET_WM_NAME", of: window)
      write(Array(title.utf8), "UTF8_STRING", "WM_NAME", of: window)
    case .latin1:
      write(
        title.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, "STRING", "WM_NAME",
        of: window)
    case .compound:
      var text: UnsafeMutablePointer<CChar>? = strdup(title)
      defer { free(text) }
      var property = XTextProperty()
      Xutf8TextListToTextProperty(display, &text, 1, XCompoundTextStyle, &property)
      XSetWMName(display, window, &property)
      XFree(property.value)
    }
  }

  private func write(_ bytes: [UInt8], _ type: String, _ name: String, of window: UInt) {
    XChangeProperty(
      display, window, XInternAtom(display, name, 0), XInternAtom(display, type, 0), 8,
      Int32(PropModeReplace), bytes, Int32(bytes.count))
  }
}

extension Stage {
  /// Shows a window of the bystander's; the window manager, where there is one, has made it active.
  func openWindow(_ title: String, _ encoding: TitleEncoding = .utf8) async throws -> WindowID {
    let hadManager = await desktop.hasWindowManager
    let window = await bystander.openWindow(title, encoding)
    if hadManager { try await until("focus on the new window") { $0.activeWindowCache == window } }
    return WindowID(rawValue: window)
  }
}
