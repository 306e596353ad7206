import CaseData
import Desktop
import HotKeyDefinition
import Planning

/// `data:` of a hot key, fetched from its adapters.
struct DataGathering: Sendable {
  let set: DefinitionSet
  let adapters: [String: any CaseAdapter]
  let clock: any Clock<Duration>

  /// - Parameter known: answers, and data that need not be fetched.
  /// - Returns: what was known, and what was fetched.
  func gather(
    _ sources: [DataSource], with known: [String: Value]
  ) async throws(RunFailure) -> [String: Value] {
    let available = Set(known.keys).union(sources.map(\.name.text))
    let requests = sources.filter { known[$0.name.text] == nil }.map { request(for: $0, available) }
    do throws(GatheringError) {
      return try await CaseData.gather(
        requests, initial: known, adapters: adapters, clock: clock)
    } catch {
      throw RunFailure(gathering: error, sources: sources)
    }
  }

  private func request(for source: DataSource, _ available: Set<String>) -> GatheringRequest {
    let declaration = set.query(source)
    let names = declaration?.parameters.map(\.name.text) ?? []
    return GatheringRequest(
      name: source.name.text, adapter: source.adapter.text, query: source.query.text,
      deadline: declaration?.deadline ?? .seconds(2),
      dependsOn: Set(source.arguments.flatMap(\.rootNames)).intersection(available)
    ) { known in
      let evaluator = Evaluator(known)
      var parameters: [String: Value] = [:]
      for (name, argument) in zip(names, source.arguments) {
        parameters[name] = try evaluator.present(argument)
      }
      return parameters
    }
  }
}

extension Expression {
  /// The first name of every path in it.
  var rootNames: [String] {
    if case .path(let names) = self { return names.first.map { [$0.text] } ?? [] }
    return operands.flatMap(\.rootNames)
  }
}

extension RunFailure {
  /// Names the adapter and the query, never an argument.
  init(gathering error: GatheringError, sources: [DataSource]) {
    func failure(_ request: String, _ code: String, _ detail: String? = nil) -> RunFailure {
      let source = sources.first { $0.name.text == request }
      return RunFailure(
        .data(
          adapter: source?.adapter.text ?? request, query: source?.query.text ?? "", code: code,
          detail: detail))
    }
    switch error {
    case .adapter(_, let error) where error.code == .noRate:
      self.init(.noRate(rates: error.query ?? ""))
    case .adapter(let request, let error):
      self = failure(request, error.code.rawValue, error.detail)
    case .deadline(let request, _, _): self = failure(request, "deadline")
    case .unknownAdapter(let request, _): self = failure(request, "unavailable")
    case .unexpected(let request, _, _): self = failure(request, "malformed")
    case .parameters(_, let error as EvaluationError): self.init(.planning([error.diagnostic]))
    case .parameters(let request, _): self = failure(request, "bad-query")
    case .duplicateName(let request): self = failure(request, "bad-query")
    case .unresolved(let requests): self = failure(requests.first ?? "", "bad-query")
    case .cancelled: self.init(.desktop(DesktopError(.stopped)))
    }
  }
}
