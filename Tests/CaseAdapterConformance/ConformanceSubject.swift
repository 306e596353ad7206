package import CaseData

/// A question to an adapter, ready to be asked.
package struct AdapterQuestion: Sendable {
  package let adapter: any CaseAdapter
  package let query: String
  package let parameters: [String: Value]

  package init(_ adapter: any CaseAdapter, _ query: String, _ parameters: [String: Value] = [:]) {
    self.adapter = adapter
    self.query = query
    self.parameters = parameters
  }

  package func ask() async throws -> Value {
    try await adapter.fetch(query, parameters)
  }
}

/// What an adapter brings along to be examined: a real source, filled by its own tests, and
/// questions to it.
package struct ConformanceSubject: Sendable {
  /// A question and its whole answer.
  package typealias Expected = (question: AdapterQuestion, answer: Value)
  /// Puts a text into the source and returns the question whose answer is the record `tekst: <the
  /// text>`.
  package typealias TextPlacement = @Sendable (String) async throws -> AdapterQuestion
  /// Holds the source as another program would, and lets go when the body has returned.
  package typealias Lock =
    @Sendable (_ body: @Sendable () async throws -> Void) async throws -> Void

  /// A record with data of several types, one of them missing.
  package var found: Expected
  /// Arguments that no record answers to.
  package var missing: AdapterQuestion
  /// A list of at least two records.
  package var list: Expected
  /// A list query that nothing answers to.
  package var emptyList: AdapterQuestion
  /// A record query that two records answer to.
  package var ambiguous: AdapterQuestion
  /// An answer whose record holds the secret `hemmelighed`, and what that is.
  package var secret: (question: AdapterQuestion, content: String)
  /// Runs far longer than the test if nobody cancels it.
  package var slow: AdapterQuestion
  /// Sources that are damaged in one way each.
  package var malformed: [(damage: String, question: AdapterQuestion)]
  /// A source that is not there.
  package var unavailable: AdapterQuestion
  /// `nil` for a source that nobody can lock.
  package var lock: Lock?
  /// Where hostile texts go.
  package var place: TextPlacement
  /// Whether the source can hold a NUL character.
  package var holdsNUL: Bool
  /// Names, numbers and the like that stand in the sources and must not stand in any error.
  package var personalData: [String]

  package init(
    found: Expected, missing: AdapterQuestion, list: Expected, emptyList: AdapterQuestion,
    ambiguous: AdapterQuestion, secret: (question: AdapterQuestion, content: String),
    slow: AdapterQuestion, malformed: [(damage: String, question: AdapterQuestion)],
    unavailable: AdapterQuestion, lock: Lock?, place: @escaping TextPlacement, holdsNUL: Bool,
    personalData: [String]
  ) {
    self.found = found
    self.missing = missing
    self.list = list
    self.emptyList = emptyList
    self.ambiguous = ambiguous
    self.secret = secret
    self.slow = slow
    self.malformed = malformed
    self.unavailable = unavailable
    self.lock = lock
    self.place = place
    self.holdsNUL = holdsNUL
    self.personalData = personalData
  }
}

/// A requirement that an adapter does not meet.
package struct ConformanceFailure: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}
