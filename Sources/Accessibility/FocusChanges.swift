import DBus
import Desktop
import EventLoop
import Synchronization

extension ATSPIForm {
  /// One application is listened to, and to nothing but its focus.
  func focusChanges() async -> (any AccessibilityChanges)? {
    guard let application = fields.first?.application else { return nil }
    let rule = SignalRule(
      sender: application, interface: "org.a11y.atspi.Event.Object", member: "StateChanged",
      firstArgument: "focused")
    guard let notices = try? await bus.connection.notices(rule) else { return nil }
    _ = await bus.connection.calls([FocusChanges.event("RegisterEvent")])
    return FocusChanges(bus: bus, notices: notices)
  }
}

/// Waits for an application's word that its focus has moved.
final class FocusChanges: AccessibilityChanges {
  private struct State {
    var isNoted = false
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let bus: AccessibilityBus
  private let state = Mutex(State())
  private let pump = Mutex<Task<Void, Never>?>(nil)

  init(bus: AccessibilityBus, notices: AsyncStream<Void>) {
    self.bus = bus
    let task = Task { [weak self] in
      for await _ in notices { self?.note() }
    }
    pump.withLock { $0 = task }
  }

  func next(within limit: Duration) async {
    let alarm = Task { [weak self] in
      guard (try? await TaskClock().sleep(for: limit)) != nil else { return }
      self?.note()
    }
    await withCheckedContinuation { waiter in
      let isNoted = state.withLock { state in
        if !state.isNoted { state.waiter = waiter }
        return state.isNoted
      }
      if isNoted { waiter.resume() }
    }
    state.withLock { $0.isNoted = false }
    alarm.cancel()
  }

  func end() async {
    pump.withLock { $0?.cancel() }
    _ = await bus.connection.calls([Self.event("DeregisterEvent")])
  }

  private func note() {
    let waiter = state.withLock { state in
      defer { state.waiter = nil }
      state.isNoted = true
      return state.waiter
    }
    waiter?.resume()
  }

  /// - Source: interface `org.a11y.atspi.Registry` of at-spi2-core.
  static func event(_ member: String) -> BusCall {
    BusCall(
      to: ATSPI.registry.application, path: "/org/a11y/atspi/registry",
      interface: "org.a11y.atspi.Registry", member: member,
      [.string("object:state-changed:focused")])
  }
}
