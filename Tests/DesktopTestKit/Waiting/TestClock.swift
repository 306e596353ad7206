import Synchronization

/// A clock that stands still until a test moves it.
///
/// - Shape: starts at zero; a sleeper wakes when ``advance(by:)`` reaches its deadline, in order of
///   deadlines.
/// - Isolation: any thread.
package final class TestClock: Clock, Sendable {
  package struct Instant: InstantProtocol {
    package let offset: Duration

    package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    package func duration(to other: Instant) -> Duration { other.offset - offset }
    package static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private struct State {
    var now = Instant(offset: .zero)
    var sleepers: [(deadline: Instant, gate: Gate)] = []
  }

  private let state = Mutex(State())
  /// The deadline of each sleep as it begins: await one before ``advance(by:)``, so that nobody is
  /// missed.
  package let sleeps = EventLog<Instant>("the sleeps of a test clock")

  package init() {}

  package var now: Instant { state.withLock { $0.now } }
  package var minimumResolution: Duration { .nanoseconds(1) }

  package func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
    let gate = Gate("a sleep on a test clock")
    let isOver = state.withLock { state in
      if deadline <= state.now { return true }
      state.sleepers.append((deadline, gate))
      return false
    }
    if isOver { return }
    sleeps.append(deadline)
    try await gate.passage()
  }

  package func advance(by duration: Duration) {
    let due = state.withLock { state in
      state.now = state.now.advanced(by: duration)
      let now = state.now
      defer { state.sleepers.removeAll { $0.deadline <= now } }
      return state.sleepers.filter { $0.deadline <= now }
    }
    for sleeper in due.sorted(by: { $0.deadline < $1.deadline }) { sleeper.gate.open() }
  }
}
