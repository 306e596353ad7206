import Synchronization

/// Facts in the order they arrived; whoever waits for one finds it also when it came earlier.
///
/// - Shape: append-only; any number of readers, each with an index of its own.
/// - Errors: a wait throws ``TestKitError/Code/ended`` once the log has ended without the fact,
///   `CancellationError` when its task is cancelled. Wrap it in ``withDeadline(_:_:operation:)``.
/// - Isolation: any thread.
package final class EventLog<Element: Sendable>: Sendable {
  /// An element and its place.
  package typealias Entry = (index: Int, element: Element)

  private struct Waiter {
    let accepts: @Sendable (Element) -> Bool
    let continuation: CheckedContinuation<Entry, any Error>
  }

  private struct State {
    var elements: [Element] = []
    var hasEnded = false
    var waiters: [Int: Waiter] = [:]
    var nextTicket = 0
  }

  private let name: String
  private let state = Mutex(State())

  /// - Parameter name: what is logged, for the error of a wait in vain.
  package init(_ name: String) {
    self.name = name
  }

  /// Everything that has arrived.
  package var all: [Element] { state.withLock { $0.elements } }

  /// The number of elements so far: pass it to ``first(from:where:)`` to wait for what comes after.
  package var count: Int { state.withLock { $0.elements.count } }

  package var hasEnded: Bool { state.withLock { $0.hasEnded } }

  /// Adds a fact; nothing is added after the end.
  package func append(_ element: Element) {
    let answered = state.withLock { state -> [(Waiter, Entry)] in
      guard !state.hasEnded else { return [] }
      state.elements.append(element)
      let index = state.elements.count - 1
      let tickets = state.waiters.filter { $0.value.accepts(element) }.keys
      return tickets.compactMap { ticket in
        state.waiters.removeValue(forKey: ticket).map { ($0, (index, element)) }
      }
    }
    for (waiter, entry) in answered { waiter.continuation.resume(returning: entry) }
  }

  /// Says that nothing more will come; waits in vain end.
  package func end() {
    let left = state.withLock { state -> [Waiter] in
      state.hasEnded = true
      defer { state.waiters = [:] }
      return Array(state.waiters.values)
    }
    for waiter in left { waiter.continuation.resume(throwing: endedInVain) }
  }

  /// The first element at `start` or later that `accepts` takes, now or when it arrives.
  package func first(
    from start: Int = 0, where accepts: @escaping @Sendable (Element) -> Bool = { _ in true }
  ) async throws -> Entry {
    let ticket = state.withLock { state in
      state.nextTicket += 1
      return state.nextTicket
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        wait(as: ticket, from: start, for: Waiter(accepts: accepts, continuation: continuation))
      }
    } onCancel: {
      let waiter = state.withLock { $0.waiters.removeValue(forKey: ticket) }
      waiter?.continuation.resume(throwing: CancellationError())
    }
  }

  /// The elements from the first on, until the end.
  package var stream: AsyncStream<Element> {
    let index = Mutex(0)
    return AsyncStream { [self] in
      guard let entry = try? await first(from: index.withLock { $0 }) else { return nil }
      index.withLock { $0 = entry.index + 1 }
      return entry.element
    }
  }

  /// Answers at once from what is there, else keeps the waiter.
  private func wait(as ticket: Int, from start: Int, for waiter: Waiter) {
    let answer = state.withLock { state -> Result<Entry, any Error>? in
      let known = state.elements.indices.dropFirst(start).first {
        waiter.accepts(state.elements[$0])
      }
      if let known { return .success((known, state.elements[known])) }
      if state.hasEnded { return .failure(endedInVain) }
      if Task.isCancelled { return .failure(CancellationError()) }
      state.waiters[ticket] = waiter
      return nil
    }
    if let answer { waiter.continuation.resume(with: answer) }
  }

  private var endedInVain: TestKitError {
    TestKitError(.ended, "\(name) ended without what was waited for")
  }
}
