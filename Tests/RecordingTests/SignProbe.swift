import CX11
import Foundation

/// What another program sees of a recording: the sign, and what the server records for whom.
///
/// - Shape: each question opens a connection of its own and closes it again.
enum SignProbe {
  /// The sign's window, where it is on the screen.
  static func sign(on name: String) -> Window? {
    ask(name) { display in
      children(of: XDefaultRootWindow(display), display).first { window in
        var attributes = XWindowAttributes()
        XGetWindowAttributes(display, window, &attributes)
        return attributes.map_state == IsViewable && isSign(window, display)
      }
    } ?? nil
  }

  /// How many pixels of the sign's red are in its place on the screen, out of all.
  static func redness(of sign: Window, on name: String) -> Double {
    ask(name) { display in
      var attributes = XWindowAttributes()
      XGetWindowAttributes(display, sign, &attributes)
      let (width, height) = (attributes.width, attributes.height)
      // Of the root window: what a person sees, not what the sign believes.
      guard
        let image = XGetImage(
          display, XDefaultRootWindow(display), attributes.x, attributes.y, UInt32(width),
          UInt32(height), UInt(bitPattern: ~0), ZPixmap), let get = image.pointee.f.get_pixel
      else { return 0 }
      defer { _ = image.pointee.f.destroy_image(image) }
      var red = 0
      for y in 0..<height {
        for x in 0..<width where get(image, x, y) & 0xff_ffff == 0xa4_0e26 { red += 1 }
      }
      return Double(red) / Double(width * height)
    } ?? 0
  }

  /// Whether a click in the middle of the sign would be the sign's, and not the window's below it.
  static func takesClicks(_ sign: Window, on name: String) -> Bool {
    ask(name) { display in
      var attributes = XWindowAttributes()
      XGetWindowAttributes(display, sign, &attributes)
      let root = XDefaultRootWindow(display)
      var (x, y): (Int32, Int32) = (0, 0)
      var child: Window = 0
      XTranslateCoordinates(
        display, root, root, attributes.x + attributes.width / 2,
        attributes.y + attributes.height / 2, &x, &y, &child)
      return child == sign
    } ?? true
  }

  static func unmap(_ sign: Window, on name: String) {
    _ = ask(name) { display in
      XUnmapWindow(display, sign)
      XSync(display, 0)
    }
  }

  static func destroy(_ window: Window, on name: String) {
    _ = ask(name) { display in
      XDestroyWindow(display, window)
      XSync(display, 0)
    }
  }

  /// How many recordings the server keeps, of all programs.
  ///
  /// - Source: X-Resource; the server's own name of the type, record.c.
  static func recordings(on name: String) -> Int {
    ask(name) { display in
      let type = XInternAtom(display, "RecordContext", 0)
      var count: Int32 = 0
      var clients: UnsafeMutablePointer<XResClient>?
      guard XResQueryClients(display, &count, &clients) != 0, let clients else { return -1 }
      defer { XFree(clients) }
      return (0..<Int(count)).reduce(0) { $0 + contexts(of: clients[$1], type, display) }
    } ?? -1
  }

  private static func contexts(
    of client: XResClient, _ type: Atom, _ display: OpaquePointer
  ) -> Int {
    var count: Int32 = 0
    var types: UnsafeMutablePointer<XResType>?
    XResQueryClientResources(display, client.resource_base, &count, &types)
    guard let types else { return 0 }
    defer { XFree(types) }
    return (0..<Int(count)).reduce(0) {
      $0 + (types[$1].resource_type == type ? Int(types[$1].count) : 0)
    }
  }

  private static func isSign(_ window: Window, _ display: OpaquePointer) -> Bool {
    var hint = XClassHint()
    guard XGetClassHint(display, window, &hint) != 0 else { return false }
    defer {
      XFree(hint.res_name)
      XFree(hint.res_class)
    }
    return hint.res_class.map { String(cString: $0) } == "genvej-record"
  }

  private static func children(of window: Window, _ display: OpaquePointer) -> [Window] {
    var (root, parent): (Window, Window) = (0, 0)
    var list: UnsafeMutablePointer<Window>?
    var count: UInt32 = 0
    guard XQueryTree(display, window, &root, &parent, &list, &count) != 0, let list else {
      return []
    }
    defer { XFree(list) }
    return (0..<Int(count)).map { list[$0] }
  }

  private static func ask<Answer>(_ name: String, _ question: (OpaquePointer) -> Answer) -> Answer?
  {
    guard let display = XOpenDisplay(name) else { return nil }
    defer { XCloseDisplay(display) }
    return question(display)
  }
}
