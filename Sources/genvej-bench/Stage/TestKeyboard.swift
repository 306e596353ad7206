import CX11
import DesktopTestKit

/// Presses keys through XTEST, from a connection of its own.
///
/// - Isolation: an actor; ``close()`` before its server goes.
actor TestKeyboard {
  private let display: OpaquePointer
  private var isOpen = true

  init(_ session: DesktopSession) throws {
    guard let display = XOpenDisplay(session.display) else {
      throw TestKitError(.refused, "no X server answers at \(session.display)")
    }
    self.display = display
  }

  /// Presses keys in order and lets them go in reverse.
  ///
  /// - Parameter keys: names of keysyms, `["Super_L", "j"]`.
  /// - Returns: ``MonotonicTime/nanoseconds`` just before the keys were sent.
  @discardableResult
  func press(_ keys: [String]) -> Int64 {
    let keycodes = keys.map { UInt32(XKeysymToKeycode(display, XStringToKeysym($0))) }
    for keycode in keycodes { XTestFakeKeyEvent(display, keycode, 1, 0) }
    for keycode in keycodes.reversed() { XTestFakeKeyEvent(display, keycode, 0, 0) }
    let sent = MonotonicTime.nanoseconds
    XFlush(display)
    return sent
  }

  func close() {
    if isOpen { XCloseDisplay(display) }
    isOpen = false
  }

  /// Gives a keyboard to `body` and closes it on every way out.
  static func with<Result>(
    _ session: DesktopSession, _ body: (TestKeyboard) async throws -> Result
  ) async throws -> Result {
    let keyboard = try TestKeyboard(session)
    do {
      let result = try await body(keyboard)
      await keyboard.close()
      return result
    } catch {
      await keyboard.close()
      throw error
    }
  }
}
