/// A source of case data: one connection, able to answer the queries that IT declared for it.
///
/// - Shape: every adapter passes the same conformance suite (found, missing, slow, cancelled,
///   malformed, secret, hostile text).
/// - Errors: ``AdapterError`` only; it never carries a value.
/// - Isolation: called from any task, several calls at once; the implementation protects itself.
/// - Source: design §4.
package protocol CaseAdapter: Sendable {
  /// Answers one query.
  ///
  /// - Parameters:
  ///   - query: the query's name, as declared in `adapters.yaml`.
  ///   - parameters: the arguments by the query's own parameter names; bound, never pasted into a
  ///     query's text.
  /// - Returns: a record, a list of records, or ``Value/missing`` where nothing was found and the
  ///   query declares a record.
  /// - Throws: ``AdapterError``; `CancellationError` when the task is cancelled or its deadline has
  ///   passed.
  func fetch(_ query: String, _ parameters: [String: Value]) async throws -> Value
}

/// An adapter that can tell before anybody asks whether its queries will work.
///
/// - Errors: `CancellationError` only; what is wrong is the answer.
/// - Source: `genvej doctor`.
package protocol SelfCheckingAdapter: CaseAdapter {
  /// Opens the source as a fetch does and compares it with each declared query, without reading a
  /// citizen's row.
  ///
  /// - Returns: sorted by query; empty where all is well.
  func problems() async throws -> [AdapterError]
}

/// Why an adapter gave no answer.
///
/// - Shape: names of adapters, queries, columns and files only: no value, so it can be logged as it
///   is.
package struct AdapterError: Error, Sendable, Hashable {
  package enum Code: String, Sendable, Hashable {
    /// The adapter, file, database or table is not there.
    case unavailable
    /// Another program holds the source.
    case locked
    /// The source is not what it should be: a damaged file, another encoding, a column of another
    /// type.
    case malformed
    /// No answer before the deadline.
    case deadline
    /// The query is not declared, or an argument is missing or of another type.
    case badQuery
    /// No approved rate holds on the day that was asked for.
    case noRate
  }

  package let code: Code
  package let adapter: String
  package let query: String?
  /// What was seen, in words that hold no value.
  package let detail: String

  package init(_ code: Code, adapter: String, query: String? = nil, detail: String) {
    self.code = code
    self.adapter = adapter
    self.query = query
    self.detail = detail
  }
}
