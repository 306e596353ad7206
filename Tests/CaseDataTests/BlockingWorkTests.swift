import CaseAdapterConformance
import CaseData
import Dispatch
import Testing

@Suite(.timeLimit(.minutes(1))) struct BlockingWorkTests {
  @Test func work_returnsItsResult_andThrowsItsError() async throws {
    #expect(try await BlockingWork.run { _ in 7 } == 7)
    await #expect(throws: CPRError.date) { try await BlockingWork.run { _ in throw CPRError.date } }
  }

  @Test func action_runs_whenTaskIsCancelledDuringWork() async throws {
    let started = Gate()
    let task = Task {
      try await BlockingWork.run { cancellation in
        let cancelled = DispatchSemaphore(value: 0)
        cancellation.onRequest { cancelled.signal() }
        started.open()
        cancelled.wait()
        try cancellation.check()
      }
    }
    await started.opened()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func action_runsAtOnce_whenCancellationCameFirst() {
    let cancellation = BlockingWork.Cancellation()
    cancellation.request()
    let ran = DispatchSemaphore(value: 0)
    cancellation.onRequest { ran.signal() }
    #expect(ran.wait(timeout: .now()) == .success)
  }
}
