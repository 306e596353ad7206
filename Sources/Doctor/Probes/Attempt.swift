import CaseData
import EventLoop

/// One look at something that may never answer.
enum Attempt {
  /// How long each look may take: long enough for a busy machine, short enough for who waits.
  static let patience: Duration = .seconds(3)

  enum Ending<Success: Sendable>: Sendable {
    case value(Success)
    case failed(any Error)
    case silent
  }

  /// Runs `work`; who does not answer by the deadline is left behind.
  static func make<Success: Sendable>(
    within limit: Duration = patience, _ work: @escaping @Sendable () async throws -> Success
  ) async -> Ending<Success> {
    switch await DeadlineRace.run(deadline: limit, clock: TaskClock(), work: work) {
    case .value(let value): .value(value)
    case .failed(let error): .failed(error)
    case .deadline, .cancelled: .silent
    }
  }
}
