import DesktopTestKit
import Testing

@Suite(.timeLimit(.minutes(1)))
struct WaitingTests {
  @Test func wait_isAnswered_whenTheFactComesLater() async throws {
    let log = EventLog<Int>("numbers")
    async let found = log.first { $0 > 1 }
    log.append(1)
    log.append(2)
    let entry = try await found
    #expect(entry.index == 1)
    #expect(entry.element == 2)
  }

  @Test func wait_looksOnlyAfterItsStart_whenTheFactCameBefore() async throws {
    let log = EventLog<String>("words")
    log.append("again")
    let start = log.count
    log.append("again")
    #expect(try await log.first(from: start) { $0 == "again" }.index == 1)
  }

  @Test func wait_fails_whenTheLogEnds() async throws {
    let log = EventLog<Int>("numbers")
    let found = Task { try await log.first { $0 == 3 }.element }
    log.append(1)
    log.end()
    let error = await #expect(throws: TestKitError.self) { try await found.value }
    #expect(error?.code == .ended)
  }

  @Test func wait_ends_whenItsTaskIsCancelled() async throws {
    let log = EventLog<Int>("numbers")
    let task = Task { try await log.first().element }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func stream_givesEverything_fromTheFirst() async {
    let log = EventLog<Int>("numbers")
    for number in 1...3 { log.append(number) }
    log.end()
    var seen: [Int] = []
    for await number in log.stream { seen.append(number) }
    #expect(seen == [1, 2, 3])
  }

  @Test func deadline_failsTheWait_whenTheClockReachesIt() async throws {
    let clock = TestClock()
    let gate = Gate()
    let passed = Task {
      try await withDeadline(.seconds(5), "gate", clock: clock) { try await gate.passage() }
    }
    _ = try await clock.sleeps.first()
    clock.advance(by: .seconds(5))
    let error = await #expect(throws: TestKitError.self) { try await passed.value }
    #expect(error?.code == .deadline)
  }

  @Test func deadline_changesNothing_whenTheEvidenceComes() async throws {
    let clock = TestClock()
    let gate = Gate()
    async let passed: Void = withDeadline(.seconds(5), "gate", clock: clock) {
      try await gate.passage()
    }
    _ = try await clock.sleeps.first()
    clock.advance(by: .seconds(4))
    gate.open()
    try await passed
  }
}
