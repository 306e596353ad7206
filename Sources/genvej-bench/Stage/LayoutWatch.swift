import CX11
import DesktopTestKit
import EventLoop

/// When the server tells its clients that the keyboard map has changed, as a bystander hears it.
///
/// - Isolation: an actor on a thread of its own; ``close()`` before its server goes.
/// - Source: XKB protocol, NewKeyboardNotify and MapNotify.
actor LayoutWatch {
  private nonisolated let loop = EventLoopThread(name: "layout-watch")
  private let display: OpaquePointer
  private let eventType: Int32
  nonisolated let changes = EventLog<ContinuousClock.Instant>("changes of the keyboard map")

  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  init(_ session: DesktopSession) throws {
    guard let display = XOpenDisplay(session.display) else {
      throw TestKitError(.refused, "no X server answers at \(session.display)")
    }
    self.display = display
    var (opcode, event, error, major, minor) = (Int32(0), Int32(0), Int32(0), Int32(1), Int32(0))
    XkbQueryExtension(display, &opcode, &event, &error, &major, &minor)
    eventType = event
    let map = UInt32(XkbNewKeyboardNotifyMask | XkbMapNotifyMask)
    XkbSelectEvents(display, UInt32(XkbUseCoreKbd), map, map)
  }

  func start() {
    loop.attach { [weak self] in
      self?.assumeIsolated { $0.drain() } ?? WakeRequest(descriptor: -1)
    }
  }

  private func drain() -> WakeRequest {
    while XPending(display) > 0 {
      var event = XEvent()
      XNextEvent(display, &event)
      if event.type == eventType { changes.append(.now) }
    }
    return WakeRequest(descriptor: XConnectionNumber(display))
  }

  func close() {
    loop.attach { WakeRequest(descriptor: -1) }
    XCloseDisplay(display)
    changes.end()
  }
}
