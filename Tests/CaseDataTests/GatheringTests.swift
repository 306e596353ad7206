import CaseAdapterConformance
import CaseData
import Testing

@Suite(.timeLimit(.minutes(1))) struct GatheringTests {
  private let clock = GateClock()

  private func request(
    _ name: String, query: String? = nil, deadline: Duration = .seconds(2), needs: Set<String> = []
  ) -> GatheringRequest {
    GatheringRequest(
      name: name, adapter: "opera", query: query ?? name, deadline: deadline, dependsOn: needs
    ) { known in known }
  }

  private func fetch(
    _ requests: [GatheringRequest], initial: [String: Value] = [:], from adapter: any CaseAdapter
  ) async throws(GatheringError) -> [String: Value] {
    try await gather(requests, initial: initial, adapters: ["opera": adapter], clock: clock)
  }

  @Test func gathering_returnsInitialData_whenNothingIsRequested() async throws {
    let known = try await fetch(
      [], initial: ["cpr": .text("x")], from: ScriptedAdapter { _, _ in .missing })
    #expect(known == ["cpr": .text("x")])
  }

  /// Each answer waits for the other's question: one after the other they would never end.
  @Test func independentRequests_runAtTheSameTime() async throws {
    let meeting = Meeting(of: 2)
    let adapter = ScriptedAdapter { query, _ in
      await meeting.arrive()
      return .text(query)
    }
    let known = try await fetch([request("a"), request("b")], from: adapter)
    #expect(known == ["a": .text("a"), "b": .text("b")])
  }

  @Test func dependentRequest_seesWhatItNames_andNothingElse() async throws {
    let adapter = ScriptedAdapter { query, parameters in
      query == "sag" ? .text(parameters.keys.sorted().joined(separator: ",")) : .integer(1)
    }
    let known = try await fetch(
      [request("sag", needs: ["borger", "cpr"]), request("borger"), request("andet")],
      initial: ["cpr": .text("x")], from: adapter)
    #expect(known["sag"] == .text("borger,cpr"))
  }

  @Test func missingRecord_isKnownAsMissing() async throws {
    let known = try await fetch([request("a")], from: ScriptedAdapter { _, _ in .missing })
    #expect(known == ["a": .missing])
  }

  @Test func firstError_cancelsTheRest_andNamesItsRequest() async throws {
    let started = Meeting(of: 2)
    let (ended, report) = AsyncStream<Bool>.makeStream()
    let adapter = ScriptedAdapter { query, _ in
      await started.arrive()
      if query == "gal" {
        throw AdapterError(.locked, adapter: "opera", query: query, detail: "held")
      }
      await Never.value()
      report.yield(Task.isCancelled)
      throw CancellationError()
    }
    let outcome = await result(of: [request("gal"), request("venter")], from: adapter)
    guard case .failure(.adapter("gal", let error)) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(error.code == .locked)
    #expect(await ended.first { _ in true } == true)
  }

  @Test func deadline_returnsAtOnce_whenAdapterTakesNoNotice() async throws {
    let gate = Gate()
    let adapter = ScriptedAdapter { _, _ in
      await gate.opened()
      return .text("too late")
    }
    async let gathered = result(of: [request("a", deadline: .seconds(2))], from: adapter)
    await clock.sleepsBegun(1)
    clock.advance(by: .seconds(1))
    clock.advance(by: .seconds(1))
    guard case .failure(.deadline("a", "opera", .seconds(2))) = await gathered else {
      Issue.record("no deadline")
      return
    }
    gate.open()
  }

  @Test func deadlines_countFromTheirOwnRequest() async throws {
    let gate = Gate()
    let adapter = ScriptedAdapter { query, _ in
      if query == "a" { await gate.opened() }
      if query == "b" { await Never.value() }
      return .integer(1)
    }
    let requests = [
      request("a", deadline: .seconds(10)), request("b", deadline: .seconds(3), needs: ["a"]),
    ]
    async let gathered = result(of: requests, from: adapter)
    await clock.sleepsBegun(1)
    clock.advance(by: .seconds(5))
    gate.open()
    await clock.sleepsBegun(1)
    clock.advance(by: .seconds(3))
    guard case .failure(.deadline("b", _, _)) = await gathered else {
      Issue.record("no deadline")
      return
    }
  }

  @Test func cancellation_returnsAtOnce_whenAdapterTakesNoNotice() async throws {
    let gate = Gate()
    let started = Gate()
    let adapter = ScriptedAdapter { _, _ in
      started.open()
      await gate.opened()
      return .missing
    }
    let task = Task { await result(of: [request("a")], from: adapter) }
    await started.opened()
    task.cancel()
    guard case .failure(.cancelled) = await task.value else {
      Issue.record("not cancelled")
      return
    }
    gate.open()
  }

  @Test func adaptersOwnDeadline_isADeadline() async throws {
    for error in [CancellationError(), AdapterError(.deadline, adapter: "opera", detail: "late")]
      as [any Error]
    {
      let outcome = await result(of: [request("a")], from: ScriptedAdapter { _, _ in throw error })
      guard case .failure(.deadline("a", "opera", .seconds(2))) = outcome else {
        Issue.record("\(outcome)")
        return
      }
    }
  }

  @Test func strangeError_isNamedByTypeOnly() async throws {
    struct Leak: Error { let value = "610190-0019" }
    let outcome = await result(of: [request("a")], from: ScriptedAdapter { _, _ in throw Leak() })
    guard case .failure(.unexpected("a", "opera", "Leak")) = outcome else {
      Issue.record("not unexpected")
      return
    }
    #expect(!"\(outcome)".contains("610190"))
  }

  @Test func parameterError_endsTheGathering() async throws {
    let bad = GatheringRequest(
      name: "b", adapter: "opera", query: "b", deadline: .seconds(1), dependsOn: ["a"]
    ) { _ in throw CPRError.format }
    let outcome = await result(
      of: [request("a"), bad], from: ScriptedAdapter { _, _ in .integer(1) })
    guard case .failure(.parameters("b", CPRError.format)) = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  @Test func impossibleRequests_areRefusedBeforeAnythingIsSent() async throws {
    let adapter = ScriptedAdapter { _, _ in
      Issue.record("sent")
      return .missing
    }
    let stranger = GatheringRequest(
      name: "b", adapter: "findes-ikke", query: "b", deadline: .seconds(1)
    ) { $0 }
    let circle = [request("a"), request("b", needs: ["c"]), request("c", needs: ["b"])]
    #expect(
      "\(await result(of: circle, from: adapter))"
        == #"failure(CaseData.GatheringError.unresolved(["b", "c"]))"#)
    #expect(
      "\(await result(of: [request("a"), request("a")], from: adapter))".contains("duplicateName"))
    #expect(
      "\(await result(of: [request("a"), stranger], from: adapter))".contains("unknownAdapter"))
    #expect(
      "\(await result(of: [request("a", needs: ["x"])], from: adapter))".contains("unresolved"))
  }

  private func result(
    of requests: [GatheringRequest], from adapter: any CaseAdapter
  ) async -> Result<[String: Value], GatheringError> {
    do throws(GatheringError) {
      return .success(try await fetch(requests, from: adapter))
    } catch {
      return .failure(error)
    }
  }
}
