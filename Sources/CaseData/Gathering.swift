/// Fetches the data of a run: requests that need nothing of each other at the same time, the others
/// as soon as they can.
///
/// - Parameters:
///   - requests: in any order.
///   - initial: what is known already, such as the answers to `ask:`.
///   - adapters: by name.
///   - clock: measures the deadlines.
/// - Returns: `initial` and the answer of every request, by name.
/// - Throws: ``GatheringError``: the first thing that goes wrong; whatever else is under way is
///   cancelled. The call returns
///   at once then, and at a deadline, also where an adapter takes no notice.
package func gather(
  _ requests: [GatheringRequest], initial: [String: Value], adapters: [String: any CaseAdapter],
  clock: any Clock<Duration>
) async throws(GatheringError) -> [String: Value] {
  try checkBeforehand(requests, initial: initial, adapters: adapters)
  var run = GatheringRun(waiting: requests, initial: initial, adapters: adapters, clock: clock)
  let outcome = await withTaskGroup(
    of: GatheringAnswer.self, returning: Result<[String: Value], GatheringError>.self
  ) { group in
    do throws(GatheringError) {
      try run.sendReady(in: &group)
      while let answer = await group.next() {
        try run.take(answer)
        try run.sendReady(in: &group)
      }
      return .success(run.known)
    } catch {
      group.cancelAll()
      return .failure(error)
    }
  }
  return try outcome.get()
}

/// What one request came to.
private struct GatheringAnswer: Sendable {
  let name: String
  let result: Result<Value, GatheringError>
}

/// The state of one gathering.
private struct GatheringRun {
  private var waiting: [GatheringRequest]
  private let initial: [String: Value]
  private let adapters: [String: any CaseAdapter]
  private let clock: any Clock<Duration>
  private(set) var known: [String: Value]

  init(
    waiting: [GatheringRequest], initial: [String: Value], adapters: [String: any CaseAdapter],
    clock: any Clock<Duration>
  ) {
    self.waiting = waiting
    self.initial = initial
    self.adapters = adapters
    self.clock = clock
    known = initial
  }

  /// Sends every request whose needs are known.
  mutating func sendReady(
    in group: inout TaskGroup<GatheringAnswer>
  ) throws(GatheringError) {
    let ready = waiting.filter { $0.dependsOn.isSubset(of: known.keys) }
    waiting.removeAll { $0.dependsOn.isSubset(of: known.keys) }
    for request in ready {
      guard let adapter = adapters[request.adapter] else { continue }
      let arguments = try arguments(of: request)
      let clock = clock
      group.addTask {
        let result = await answer(to: request, with: arguments, from: adapter, clock: clock)
        return GatheringAnswer(name: request.name, result: result)
      }
    }
  }

  mutating func take(_ answer: GatheringAnswer) throws(GatheringError) {
    known[answer.name] = try answer.result.get()
  }

  /// Shows a request only what it says it needs: what else happens to be there already is a matter
  /// of luck.
  private func arguments(
    of request: GatheringRequest
  ) throws(GatheringError) -> [String: Value] {
    var visible = initial
    for name in request.dependsOn { visible[name] = known[name] }
    do {
      return try request.parameters(visible)
    } catch {
      throw .parameters(request: request.name, error)
    }
  }
}

private func answer(
  to request: GatheringRequest, with arguments: [String: Value], from adapter: any CaseAdapter,
  clock: any Clock<Duration>
) async -> Result<Value, GatheringError> {
  let ending = await DeadlineRace.run(deadline: request.deadline, clock: clock) {
    try await adapter.fetch(request.query, arguments)
  }
  switch ending {
  case .value(let value): return .success(value)
  case .cancelled: return .failure(.cancelled)
  case .deadline: return .failure(request.late)
  case .failed(let error as AdapterError):
    return .failure(error.code == .deadline ? request.late : .adapter(request: request.name, error))
  // Nobody cancelled it, so it kept a deadline of its own.
  case .failed(is CancellationError): return .failure(request.late)
  case .failed(let error):
    let type = String(describing: type(of: error))
    return .failure(
      .unexpected(request: request.name, adapter: request.adapter, errorType: type))
  }
}

extension GatheringRequest {
  fileprivate var late: GatheringError {
    .deadline(request: name, adapter: adapter, deadline)
  }
}

/// Finds what can never work before the first request is sent.
private func checkBeforehand(
  _ requests: [GatheringRequest], initial: [String: Value], adapters: [String: any CaseAdapter]
) throws(GatheringError) {
  var names = Set(initial.keys)
  for request in requests {
    guard names.insert(request.name).inserted else { throw .duplicateName(request.name) }
    guard adapters[request.adapter] != nil else {
      throw .unknownAdapter(request: request.name, adapter: request.adapter)
    }
  }
  var reached = Set(initial.keys)
  var left = requests
  while true {
    let next = left.filter { $0.dependsOn.isSubset(of: reached) }
    if next.isEmpty { break }
    reached.formUnion(next.map(\.name))
    left.removeAll { reached.contains($0.name) }
  }
  guard left.isEmpty else { throw .unresolved(left.map(\.name).sorted()) }
}
