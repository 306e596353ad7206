package import CaseData
package import Engine
package import HotKeyDefinition
package import PanelModel
import Synchronization

/// An adapter that answers what the script says, and asks the real one for the rest.
///
/// - Isolation: any task.
package final class ScriptedAdapter: CaseAdapter {
  private let name: String
  /// By query, in the order in which the hot key asks: two names may ask one query.
  private let answers: Mutex<[String: [Answer]]>
  private let other: (any CaseAdapter)?
  /// `nil` where time is the real one.
  private let clock: VirtualClock?

  enum Answer: Sendable {
    case value(Value)
    case silence
  }

  init(
    _ name: String, answers: [String: [Answer]], other: (any CaseAdapter)?, clock: VirtualClock?
  ) {
    self.name = name
    self.answers = Mutex(answers)
    self.other = other
    self.clock = clock
  }

  package func fetch(_ query: String, _ parameters: [String: Value]) async throws -> Value {
    let answer = answers.withLock { answers -> Answer? in
      guard var left = answers[query], !left.isEmpty else { return nil }
      let answer = left.removeFirst()
      answers[query] = left
      return answer
    }
    switch answer {
    case .value(let value): return value
    case .silence: return try await beSilent()
    case nil:
      guard let other else {
        throw AdapterError(
          .unavailable, adapter: name, query: query, detail: "the script gives no data for it")
      }
      return try await other.fetch(query, parameters)
    }
  }

  /// Until whoever waits has given up.
  private func beSilent() async throws -> Value {
    guard let clock else {
      for await _ in AsyncStream<Void>.never {}
      throw CancellationError()
    }
    while !Task.isCancelled {
      clock.advanceToNextSleeper()
      await Task.yield()
    }
    throw CancellationError()
  }
}

extension ScriptedAdapter {
  /// One adapter for each that the hot key asks.
  ///
  /// - Parameters:
  ///   - data: answers by names under `data:`.
  ///   - silent: names whose source gives no answer.
  ///   - others: answer the rest.
  package static func all(
    _ data: [String: Value], silent: Set<String>, _ hotKey: HotKey,
    others: [String: any CaseAdapter]
  ) -> [String: any CaseAdapter] {
    all(data, silent: silent, hotKey, others: others, clock: nil)
  }

  static func all(
    _ data: [String: Value], silent: Set<String>, _ hotKey: HotKey,
    others: [String: any CaseAdapter], clock: VirtualClock?
  ) -> [String: any CaseAdapter] {
    var answers: [String: [String: [Answer]]] = [:]
    for source in hotKey.data {
      let answer: Answer? =
        silent.contains(source.name.text) ? .silence : data[source.name.text].map(Answer.value)
      guard let answer else { continue }
      answers[source.adapter.text, default: [:]][source.query.text, default: []].append(answer)
    }
    var adapters = others
    for name in Set(hotKey.data.map(\.adapter.text)) {
      adapters[name] = ScriptedAdapter(
        name, answers: answers[name] ?? [:], other: others[name], clock: clock)
    }
    return adapters
  }
}

/// A user who answers as the script says.
package struct ScriptedUser: Prompter {
  private let preview: ReplayCase.PreviewAnswer

  package init(preview: ReplayCase.PreviewAnswer) { self.preview = preview }

  /// What the script does not answer, this user leaves.
  package func ask(_ request: PromptRequest) async -> PromptAnswer { .left }

  package func preview(_ request: PreviewRequest) async -> PreviewAnswer {
    switch preview {
    case .agree(let names): .agreed(leavingOut: Self.ids(of: names, in: request))
    case .leave: .left
    }
  }

  /// The preview numbers its forms: `0.email`.
  private static func ids(of names: [Name], in request: PreviewRequest) -> Set<String> {
    let wanted = Set(names.map(\.text))
    let all = request.forms.flatMap(\.fields).map(\.id)
    return Set(all.filter { wanted.contains(String($0.drop { $0 != "." }.dropFirst())) })
  }
}

extension AsyncStream<Void> {
  /// Gives nothing, and ends when its task is cancelled.
  fileprivate static var never: AsyncStream<Void> { AsyncStream { _ in } }
}
