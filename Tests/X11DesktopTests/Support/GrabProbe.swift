import CX11

/// Another client's look at who has the input devices, made while our own state is read.
///
/// A plain function and not a ``Bystander``: it has to answer before the desktop's next step.
enum GrabProbe {
  /// Whether another client could take the keyboard of the server at `display`.
  static func isKeyboardFree(_ display: String) -> Bool {
    ask(display) { display, root in
      XGrabKeyboard(display, root, 0, GrabModeAsync, GrabModeAsync, UInt(CurrentTime))
        == GrabSuccess
    }
  }

  /// Whether another client could take every one of these devices.
  static func areFree(_ devices: Set<Int32>, _ display: String) -> Bool {
    ask(display) { display, root in
      var bits = [UInt8](repeating: 0, count: 4)
      return bits.withUnsafeMutableBufferPointer { buffer in
        devices.allSatisfy { device in
          var mask = XIEventMask(
            deviceid: device, mask_len: Int32(buffer.count), mask: buffer.baseAddress)
          return XIGrabDevice(
            display, device, root, UInt(CurrentTime), 0, XIGrabModeAsync, XIGrabModeAsync, 0, &mask)
            == GrabSuccess
        }
      }
    }
  }

  /// Closing the connection gives back what was taken.
  private static func ask(_ name: String, _ isFree: (OpaquePointer, Window) -> Bool) -> Bool {
    guard let display = XOpenDisplay(name) else { return false }
    defer { XCloseDisplay(display) }
    return isFree(display, XDefaultRootWindow(display))
  }
}
