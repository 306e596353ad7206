import CX11
import DesktopTestKit
import EventLoop

/// When the server tells its clients that the keyboard map has changed, as a bystander hears it.
///
/// - Isolation: an actor on a thread of its own; ``close()`` before its server goes.
/// - Source: X11 protocol, MappingNotify goes to every client.
actor LayoutWatch {
  private nonisolated let loop = EventLoopThread(name: "layout-watch")
  private let display: OpaquePointer
  nonisolated let changes = EventLog<ContinuousClock.Instant>("changes of the keyboard map")

  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  init(_ session: DesktopSession) throws {
    guard let display = XOpenDisplay(session.display) else {
      throw TestKitError(.refused, "no X server answers at \(session.display)")
    }
    self.display = display
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
      if event.type == MappingNotify { changes.append(.now) }
    }
    return WakeRequest(descriptor: XConnectionNumber(display))
  }

  func close() {
    loop.attach { WakeRequest(descriptor: -1) }
    XCloseDisplay(display)
    changes.end()
  }
}
