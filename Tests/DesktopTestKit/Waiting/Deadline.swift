/// Awaits evidence; the deadline can only turn the wait into a failure, never end it well.
///
/// - Parameters:
///   - limit: generous: the two cores may be busy with other suites.
///   - awaited: the evidence in words, for the error.
///   - clock: a ``TestClock`` where time itself is under test.
///   - operation: ends early when its task is cancelled, else the deadline cannot end it.
/// - Returns: what `operation` gives.
/// - Throws: ``TestKitError/Code/deadline``; whatever `operation` throws.
package func withDeadline<Result: Sendable>(
  _ limit: Duration = .seconds(30), _ awaited: String,
  clock: any Clock<Duration> = ContinuousClock(),
  operation: @escaping @Sendable () async throws -> Result
) async throws -> Result {
  try await withThrowingTaskGroup(of: Result.self) { group in
    group.addTask(operation: operation)
    group.addTask {
      try await clock.sleep(for: limit)
      throw TestKitError(.deadline, "no \(awaited) within \(limit)")
    }
    defer { group.cancelAll() }
    guard let first = try await group.next() else { throw CancellationError() }
    return first
  }
}
