import CSystemd
import EventLoop
import Glibc

/// One connection to a D-Bus message bus, on a thread of its own.
///
/// - Shape: any number of calls, subscriptions and exported objects at once. The thread sleeps in
///   `poll`
///   until the bus, a caller or the deadline of a call wakes it; at rest nothing does.
/// - Errors: ``BusError``; once the connection has ended, everything open fails with
///   `.connectionLost` and
///   so does everything asked later. Open a new one.
/// - Isolation: its own ``EventLoopThread``; every call into sd-bus happens there.
/// - Source: sd-bus(3), sd_bus_get_fd(3), sd_bus_process(3).
package actor BusConnection {
  private let thread: EventLoopThread
  let bus: BusHandle
  /// Set once: nothing is sent any more.
  private(set) var isLost = false
  var batches: [UInt64: CallBatch] = [:]
  var subscriptions: [UInt64: Subscription] = [:]
  let exports = Exports()
  private var lastID: UInt64 = 0

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    thread.asUnownedSerialExecutor()
  }

  /// Connects, says hello, and returns once the bus has answered.
  ///
  /// - Parameters:
  ///   - address: where the bus listens.
  ///   - threadName: at most 15 characters, as `ps -L` shows the connection's thread.
  ///   - deadline: how long the bus may take.
  /// - Returns: the connection.
  /// - Throws: `.noBus` where there is no address, nobody listens or the bus refuses us;
  ///   `.deadline`.
  package static func open(
    _ address: BusAddress, threadName: String = "dbus", within deadline: Duration = .seconds(5)
  ) async throws(BusError) -> BusConnection {
    guard let text = address.text else { throw BusError(.noBus, detail: "no address of a bus") }
    let connection = try BusConnection(startingAt: text, threadName)
    do {
      _ = try await connection.call(.bus("GetId"), within: deadline)
    } catch {
      await connection.close()
      guard error.code == .connectionLost else { throw error }
      throw BusError(.noBus, detail: "the bus closed the connection")
    }
    return connection
  }

  private init(startingAt address: String, _ threadName: String) throws(BusError) {
    bus = try BusHandle(startingAt: address)
    thread = EventLoopThread(name: threadName)
    thread.attach { [weak self] in
      self?.assumeIsolated { $0.drain() } ?? WakeRequest(descriptor: -1)
    }
  }

  /// Ends the connection; what is open fails with `.connectionLost`.
  package func close() {
    lose()
  }

  /// Whether the connection still stands.
  package var isOpen: Bool { !isLost }

  func nextID() -> UInt64 {
    lastID += 1
    return lastID
  }

  /// Handles what has come in, at most a few hundred messages: a chatty peer must not keep callers
  /// waiting.
  private func drain() -> WakeRequest {
    let idle = WakeRequest(descriptor: -1)
    guard !isLost else { return idle }
    for _ in 0..<256 {
      let handled = sd_bus_process(bus.pointer, nil)
      if isLost { return idle }
      if handled < 0 || sd_bus_is_open(bus.pointer) <= 0 {
        lose()
        return idle
      }
      if handled == 0 { return bus.wakeRequest }
    }
    return WakeRequest(descriptor: -1, deadline: .now)
  }

  private func lose() {
    guard !isLost else { return }
    isLost = true
    let error = BusError(.connectionLost, detail: "the connection to the bus ended")
    let open = batches.values
    batches = [:]
    for batch in open { batch.finishAll(error) }
    let streams = subscriptions.values
    subscriptions = [:]
    for stream in streams { stream.end(error) }
    exports.slot = nil
    exports.endCalls()
    sd_bus_close(bus.pointer)
  }
}

/// The `sd_bus` of one connection, closed with it.
///
/// - Isolation: the connection's actor; the last release may happen anywhere, when nobody else is
///   left.
final class BusHandle {
  let pointer: OpaquePointer

  init(startingAt address: String) throws(BusError) {
    var created: OpaquePointer?
    let result = sd_bus_new(&created)
    guard result >= 0, let created else { throw .system(.noBus, result, in: "sd_bus_new") }
    pointer = created
    // A subscription that the bus does not confirm must not last sd-bus's 25 s.
    sd_bus_set_method_call_timeout(created, 5_000_000)
    let results = [
      sd_bus_set_address(created, address), sd_bus_set_bus_client(created, 1),
      sd_bus_start(created),
    ]
    for result in results where result < 0 {
      throw .system(.noBus, result, in: "sd_bus_start")
    }
  }

  deinit { sd_bus_close_unref(pointer) }

  /// What the bus waits for now.
  var wakeRequest: WakeRequest {
    let events = sd_bus_get_events(pointer)
    var microseconds = UInt64.max
    sd_bus_get_timeout(pointer, &microseconds)
    return WakeRequest(
      descriptor: sd_bus_get_fd(pointer), events: Int16(truncatingIfNeeded: max(events, 0)),
      deadline: microseconds == .max ? nil : instant(ofMonotonic: microseconds))
  }

  /// sd-bus counts in CLOCK_MONOTONIC, the loop in a clock of its own.
  private func instant(ofMonotonic microseconds: UInt64) -> ContinuousClock.Instant {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    let passed = Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000
    let due = Int64(clamping: microseconds)
    return .now + .microseconds(due - passed)
  }
}

/// A reference to something registered with sd-bus; released, it is registered no longer.
final class BusSlot {
  private let pointer: OpaquePointer

  init?(adopting pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  deinit { sd_bus_slot_unref(pointer) }
}
