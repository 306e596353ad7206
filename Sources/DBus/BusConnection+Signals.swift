import CSystemd

extension BusConnection {
  /// Subscribes, and returns once the bus has confirmed: no later signal is missed.
  ///
  /// - Parameters:
  ///   - rule: which signals.
  ///   - limit: how many signals wait for a slow reader; beyond it the oldest are dropped.
  /// - Returns: a stream that ends with the connection; dropping it ends the subscription.
  /// - Throws: `.connectionLost`, `.refused`, `.malformed`.
  package func signals(
    _ rule: SignalRule, buffering limit: Int = 1024
  ) async throws(BusError) -> AsyncStream<BusSignal> {
    try await subscribe(rule, .bufferingNewest(limit)) { message in
      // A body of types we do not carry is somebody else's signal.
      guard let arguments = try? message.readBody() else { return nil }
      return BusSignal(
        sender: message.sender, path: message.path, interface: message.interface,
        member: message.member, arguments: arguments)
    }
  }

  /// Subscribes to the mere fact that a signal has come: many between two looks are one.
  ///
  /// - Returns: as ``signals(_:buffering:)``.
  /// - Errors: as ``signals(_:buffering:)``.
  package func notices(_ rule: SignalRule) async throws(BusError) -> AsyncStream<Void> {
    try await subscribe(rule, .bufferingNewest(1)) { _ in }
  }

  private func subscribe<Element: Sendable>(
    _ rule: SignalRule, _ policy: AsyncStream<Element>.Continuation.BufferingPolicy,
    read: @escaping (BusMessage) -> Element?
  ) async throws(BusError) -> AsyncStream<Element> {
    let text = try rule.text()
    guard !isLost else { throw BusError(.connectionLost, detail: "AddMatch") }
    let (stream, continuation) = AsyncStream.makeStream(of: Element.self, bufferingPolicy: policy)
    let id = nextID()
    let subscription = Subscription(
      deliver: { message in read(message).map { _ = continuation.yield($0) } },
      finish: { continuation.finish() })
    subscriptions[id] = subscription
    continuation.onTermination = { [weak self] _ in
      // Owned by nobody because it lasts for one turn of the connection's thread.
      Task { await self?.unsubscribe(id) }
    }
    let failure = await withCheckedContinuation { confirmed in
      subscription.confirmed = confirmed
      install(subscription, text)
    }
    if let failure {
      unsubscribe(id)
      throw failure
    }
    return stream
  }

  /// Sends a signal to everyone who listens.
  ///
  /// - Errors: `.connectionLost`, `.malformed`.
  package func emit(
    path: String, interface: String, member: String, _ arguments: [DBusValue]
  ) throws(BusError) {
    guard !isLost else { throw BusError(.connectionLost, detail: member) }
    var created: OpaquePointer?
    let result = sd_bus_message_new_signal(bus.pointer, &created, path, interface, member)
    guard result >= 0, let created else { throw .system(.malformed, result, in: member) }
    let message = BusMessage(adopting: created)
    try message.append(arguments)
    let sent = sd_bus_send(bus.pointer, created, nil)
    guard sent >= 0 else {
      throw .system(isLostResult(sent) ? .connectionLost : .malformed, sent, in: member)
    }
  }

  private func install(_ subscription: Subscription, _ rule: String) {
    var slot: OpaquePointer?
    let result = sd_bus_add_match_async(
      bus.pointer, &slot, rule,
      { message, userdata, _ in
        guard let message, let userdata else { return 0 }
        Unmanaged<Subscription>.fromOpaque(userdata).takeUnretainedValue().received(message)
        return 0
      },
      { answer, userdata, _ in
        guard let answer, let userdata else { return 0 }
        Unmanaged<Subscription>.fromOpaque(userdata).takeUnretainedValue().installed(answer)
        return 1
      }, Unmanaged.passUnretained(subscription).toOpaque())
    guard result >= 0 else {
      subscription.confirm(.system(.malformed, result, in: "AddMatch"))
      return
    }
    subscription.slot = BusSlot(adopting: slot)
  }

  private func unsubscribe(_ id: UInt64) {
    subscriptions.removeValue(forKey: id)?.end(nil)
  }
}

/// One match rule and the stream it feeds; sd-bus points to it until its slot is released.
///
/// - Isolation: the connection's actor.
final class Subscription {
  var slot: BusSlot?
  var confirmed: CheckedContinuation<BusError?, Never>?
  private let deliver: (BusMessage) -> Void
  private let finish: () -> Void

  init(deliver: @escaping (BusMessage) -> Void, finish: @escaping () -> Void) {
    self.deliver = deliver
    self.finish = finish
  }

  func received(_ pointer: OpaquePointer) { deliver(BusMessage(sharing: pointer)) }

  func installed(_ answer: OpaquePointer) {
    let name = BusMessage(sharing: answer).errorName
    confirm(name.map { BusError(name: $0, member: "AddMatch", expired: true) })
  }

  func confirm(_ error: BusError?) {
    let waiting = confirmed
    confirmed = nil
    waiting?.resume(returning: error)
  }

  func end(_ error: BusError?) {
    slot = nil
    confirm(error)
    finish()
  }
}
