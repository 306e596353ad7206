import Synchronization

/// Time as ``ContinuousClock`` has it, slept on ``TaskThreads``: Swift's own clocks sleep on
/// Dispatch.
///
/// - Isolation: any task.
/// - Source: Decision 0013.
package struct TaskClock: Clock {
  package typealias Instant = ContinuousClock.Instant

  package init() {}

  package var now: Instant { .now }
  package var minimumResolution: Duration { ContinuousClock().minimumResolution }

  /// Sleeps until a moment.
  ///
  /// - Throws: `CancellationError`, at once, when the task is cancelled.
  package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    let sleeper = Sleeper(until: deadline)
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        if sleeper.begin(continuation) { TaskThreads.shared.add(sleeper) }
      }
    } onCancel: {
      sleeper.cancel()
      TaskThreads.shared.remove(sleeper)
    }
  }
}

/// One task that sleeps.
final class Sleeper: Sendable {
  private enum State {
    case new
    case asleep(CheckedContinuation<Void, any Error>)
    case over
  }

  let until: ContinuousClock.Instant
  private let state = Mutex(State.new)

  init(until: ContinuousClock.Instant) {
    self.until = until
  }

  /// Keeps the sleeping task, or wakes it and answers `false` where it was cancelled before.
  func begin(_ continuation: CheckedContinuation<Void, any Error>) -> Bool {
    let isNew = state.withLock { state in
      guard case .new = state else { return false }
      state = .asleep(continuation)
      return true
    }
    if !isNew { continuation.resume(throwing: CancellationError()) }
    return isNew
  }

  func wake() { end()?.resume() }

  func cancel() { end()?.resume(throwing: CancellationError()) }

  private func end() -> CheckedContinuation<Void, any Error>? {
    state.withLock { state in
      defer { state = .over }
      guard case .asleep(let continuation) = state else { return nil }
      return continuation
    }
  }
}
