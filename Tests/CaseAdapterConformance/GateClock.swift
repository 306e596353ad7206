import Synchronization

/// A clock that stands still until a test moves it on.
///
/// - Isolation: any thread.
package final class GateClock: Clock {
  package struct Instant: InstantProtocol {
    package let offset: Duration

    package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    package func duration(to other: Instant) -> Duration { other.offset - offset }
    package static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private struct Sleeper {
    let deadline: Instant
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now = Instant(offset: .zero)
    var sleepers: [Int: Sleeper] = [:]
    var cancelled: Set<Int> = []
    var next = 0
  }

  private let state = Mutex(State())
  private let arrival = AsyncStream<Void>.makeStream()

  package init() {}

  package var now: Instant { state.withLock(\.now) }
  package var minimumResolution: Duration { .nanoseconds(1) }

  /// Waits until so many more sleeps have begun.
  package func sleepsBegun(_ count: Int) async {
    var left = count
    if left == 0 { return }
    for await _ in arrival.stream {
      left -= 1
      if left == 0 { return }
    }
  }

  /// Moves the clock on and wakes whoever is due.
  package func advance(by duration: Duration) {
    let due = state.withLock { state in
      state.now = state.now.advanced(by: duration)
      let due = state.sleepers.filter { $0.value.deadline <= state.now }
      for key in due.keys { state.sleepers[key] = nil }
      return due.values.map(\.continuation)
    }
    for continuation in due { continuation.resume() }
  }

  package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    let key = state.withLock { state in
      state.next += 1
      return state.next
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        begin(key, Sleeper(deadline: deadline, continuation: continuation))
      }
    } onCancel: {
      cancel(key)
    }
  }

  private func begin(_ key: Int, _ sleeper: Sleeper) {
    let outcome: Result<Void, any Error>? = state.withLock { state in
      if state.cancelled.remove(key) != nil { return .failure(CancellationError()) }
      if sleeper.deadline <= state.now { return .success(()) }
      state.sleepers[key] = sleeper
      return nil
    }
    arrival.continuation.yield()
    if let outcome { sleeper.continuation.resume(with: outcome) }
  }

  private func cancel(_ key: Int) {
    let sleeper = state.withLock { state in
      let sleeper = state.sleepers.removeValue(forKey: key)
      if sleeper == nil { state.cancelled.insert(key) }
      return sleeper
    }
    sleeper?.continuation.resume(throwing: CancellationError())
  }
}
