import Dispatch
import Synchronization

/// Runs work that blocks its thread (a disk, a database) outside Swift's own pool, which has but
/// one thread a core.
package enum BlockingWork {
  /// Runs `body` on a thread of Dispatch and waits for its end.
  ///
  /// - Parameter body: looks at the cancellation between its pieces, or leaves an action with it.
  /// - Returns: what `body` returns.
  /// - Throws: what `body` throws; `CancellationError` without running it where the task is
  ///   cancelled already.
  package static func run<Success: Sendable>(
    _ body: @escaping @Sendable (Cancellation) throws -> Success
  ) async throws -> Success {
    let cancellation = Cancellation()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        // A queue of its own: the shared ones are watched by a timer from their first use on.
        DispatchQueue(label: "blocking work", qos: .userInitiated).async {
          continuation.resume(
            with: Result {
              try cancellation.check()
              return try body(cancellation)
            })
        }
      }
    } onCancel: {
      cancellation.request()
    }
  }

  /// Tells blocking work that nobody waits for it any longer.
  ///
  /// - Isolation: any thread.
  package final class Cancellation: Sendable {
    private struct State {
      var requested = false
      var action: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    package init() {}

    /// Whether the work shall end.
    package var isRequested: Bool { state.withLock(\.requested) }

    /// Throws `CancellationError` once the work shall end.
    package func check() throws {
      if isRequested { throw CancellationError() }
    }

    /// Runs `action` when the work shall end, at once where that is already so; replaces the
    /// earlier action.
    package func onRequest(_ action: (@Sendable () -> Void)?) {
      let late = state.withLock { state in
        state.action = action
        return state.requested
      }
      if late { action?() }
    }

    /// Asks the work to end.
    package func request() {
      let action = state.withLock { state in
        state.requested = true
        return state.action
      }
      action?()
    }
  }
}
