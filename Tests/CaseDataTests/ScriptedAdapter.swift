import CaseData
import Synchronization

/// Answers as a test says.
struct ScriptedAdapter: CaseAdapter {
  let answer: @Sendable (String, [String: Value]) async throws -> Value

  init(_ answer: @escaping @Sendable (String, [String: Value]) async throws -> Value) {
    self.answer = answer
  }

  func fetch(_ query: String, _ parameters: [String: Value]) async throws -> Value {
    try await answer(query, parameters)
  }
}

/// Lets everybody wait until it is opened; takes no notice of cancellation.
final class Gate: Sendable {
  private let state = Mutex<(isOpen: Bool, waiters: [CheckedContinuation<Void, Never>])>(
    (false, []))

  func open() {
    let waiters = state.withLock { state in
      defer { state = (true, []) }
      return state.waiters
    }
    for waiter in waiters { waiter.resume() }
  }

  func opened() async {
    await withCheckedContinuation { waiter in
      let isOpen = state.withLock { state in
        if !state.isOpen { state.waiters.append(waiter) }
        return state.isOpen
      }
      if isOpen { waiter.resume() }
    }
  }
}

/// Lets everybody wait until so many have arrived.
final class Meeting: Sendable {
  private let gate = Gate()
  private let left: Mutex<Int>

  init(of count: Int) {
    left = Mutex(count)
  }

  func arrive() async {
    let isLast = left.withLock { left in
      left -= 1
      return left == 0
    }
    if isLast { gate.open() }
    await gate.opened()
  }
}

extension Never {
  /// Waits for the cancellation of the task and for nothing else.
  static func value() async {
    for await _ in AsyncStream<Never>.makeStream().stream {}
  }
}
