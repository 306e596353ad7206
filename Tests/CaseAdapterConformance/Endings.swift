import CaseData

/// Requirements on how a fetch ends that nobody waits for any longer.
enum Endings {
  /// A slow query does not keep others from being answered.
  static func besideSlow(_ subject: ConformanceSubject) async throws {
    let slow = Task { try await subject.slow.ask() }
    try await Answers.equal(subject.found)
    slow.cancel()
    try await expectCancellation { _ = try await slow.value }
  }

  static func cancelled(_ question: AdapterQuestion) async throws {
    let task = Task { try await question.ask() }
    task.cancel()
    try await expectCancellation { _ = try await task.value }
  }

  static func cancelledBeforehand(_ question: AdapterQuestion) async throws {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await question.ask()
    }
    try await expectCancellation { _ = try await task.value }
  }

  /// The deadline finds the query at work; gathering returns, the query itself ends, and the
  /// adapter goes on answering.
  static func deadline(_ subject: ConformanceSubject) async throws {
    let watched = WatchedAdapter(subject.slow.adapter)
    let parameters = subject.slow.parameters
    let request = GatheringRequest(
      name: "langsom", adapter: "a", query: subject.slow.query, deadline: .milliseconds(50)
    ) { _ in parameters }
    do {
      _ = try await gather(
        [request], initial: [:], adapters: ["a": watched], clock: ContinuousClock())
      throw ConformanceFailure("the slow query is not slow enough")
    } catch let error as GatheringError {
      guard case .deadline = error else {
        throw ConformanceFailure("expected a deadline, not \(error)")
      }
    }
    for await ending in watched.endings {
      guard ending else { throw ConformanceFailure("the query did not end with CancellationError") }
      break
    }
    try await Answers.equal(subject.found)
  }

  private static func expectCancellation(_ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch is CancellationError {
      return
    }
    throw ConformanceFailure("a cancelled fetch answers")
  }
}

/// Passes questions on and tells how each ended: `true` for `CancellationError`.
private struct WatchedAdapter: CaseAdapter {
  let endings: AsyncStream<Bool>
  private let inner: any CaseAdapter
  private let report: AsyncStream<Bool>.Continuation

  init(_ inner: any CaseAdapter) {
    self.inner = inner
    (endings, report) = AsyncStream.makeStream()
  }

  func fetch(_ query: String, _ parameters: [String: Value]) async throws -> Value {
    do {
      let answer = try await inner.fetch(query, parameters)
      report.yield(false)
      return answer
    } catch {
      report.yield(error is CancellationError)
      throw error
    }
  }
}
