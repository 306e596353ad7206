import Synchronization

/// Work against a deadline and against cancellation: the caller goes on with whatever comes first.
///
/// - Shape: the loser is cancelled, and what it still says is dropped. That is why the work is no
///   child task: a child would
///   be waited for, and an adapter that takes no notice of cancellation would hold the caller
///   beyond the deadline.
/// - Isolation: any thread; owns its two tasks until the race is settled.
package final class DeadlineRace<Success: Sendable>: Sendable {
  /// What came first.
  package enum Ending: Sendable {
    case value(Success)
    case failed(any Error)
    case deadline
    case cancelled
  }

  private struct State {
    var ending: Ending?
    var waiter: CheckedContinuation<Ending, Never>?
    var tasks: [Task<Void, Never>] = []
  }

  private let state = Mutex(State())

  /// Runs `work` and returns at its end, at the deadline or at the cancellation of the calling
  /// task.
  package static func run(
    deadline: Duration, clock: any Clock<Duration>,
    work: @escaping @Sendable () async throws -> Success
  ) async -> Ending {
    let race = DeadlineRace()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        guard race.wait(waiter) else { return }
        race.start { await race.finish(work) }
        race.start {
          // Only a sleep that was not cut short is a deadline that has passed.
          guard (try? await clock.sleep(for: deadline)) != nil else { return }
          race.settle(.deadline)
        }
      }
    } onCancel: {
      race.settle(.cancelled)
    }
  }

  private func finish(_ work: @Sendable () async throws -> Success) async {
    do {
      settle(.value(try await work()))
    } catch {
      settle(.failed(error))
    }
  }

  /// Keeps the waiter, or resumes it at once and answers `false` where the race is settled already.
  private func wait(_ waiter: CheckedContinuation<Ending, Never>) -> Bool {
    let ending = state.withLock { state in
      if state.ending == nil { state.waiter = waiter }
      return state.ending
    }
    if let ending { waiter.resume(returning: ending) }
    return ending == nil
  }

  private func start(_ body: @escaping @Sendable () async -> Void) {
    let task = Task(operation: body)
    let late = state.withLock { state in
      if state.ending == nil { state.tasks.append(task) }
      return state.ending != nil
    }
    if late { task.cancel() }
  }

  private func settle(_ ending: Ending) {
    let settled: State? = state.withLock { state in
      guard state.ending == nil else { return nil }
      let before = state
      state = State(ending: ending)
      return before
    }
    guard let settled else { return }
    for task in settled.tasks { task.cancel() }
    settled.waiter?.resume(returning: ending)
  }
}
