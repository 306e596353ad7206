package import CaseData

/// Case data from an SQLite file, which is only ever read.
///
/// - Shape: each fetch asks one question on a connection of its own and gives up what was read, so
///   that nothing of a citizen stays in a connection's memory; a file that was replaced is seen.
///   The
///   database's own locks decide who waits.
/// - Errors: ``AdapterError`` of every code but `deadline`: the caller measures that and cancels.
/// - Isolation: a value; fetches run side by side, each on a thread of its own.
/// - Source: design §4; sqlite.org/c3ref.
package struct SQLiteAdapter: SelfCheckingAdapter {
  /// What IT declares of one database.
  package struct Configuration: Sendable {
    package let name: String
    /// Absolute.
    package let path: String
    package let queries: [String: Query]
    /// Whether fictitious CPR numbers may come out of this database.
    package let mode: CPRNumber.Mode
    /// How long another program may hold the file before the answer is
    /// ``AdapterError/Code/locked``: long enough for a
    /// quick write to end, short enough that nobody waits at the desk.
    package let lockWait: Duration

    package init(
      name: String, path: String, queries: [String: Query], mode: CPRNumber.Mode = .production,
      lockWait: Duration = .milliseconds(250)
    ) {
      self.name = name
      self.path = path
      self.queries = queries
      self.mode = mode
      self.lockWait = lockWait
    }
  }

  /// One question to the database.
  package struct Query: Sendable {
    /// A single SELECT, or WITH … SELECT, with named parameters (`:cpr`).
    package let sql: String
    package let signature: AdapterQuery

    package init(
      sql: String, parameters: [AdapterQuery.Parameter] = [], shape: AdapterQuery.Shape,
      fields: [String: ValueType]
    ) {
      self.sql = sql
      signature = AdapterQuery(parameters: parameters, shape: shape, fields: fields)
    }
  }

  private let configuration: Configuration

  package init(_ configuration: Configuration) {
    self.configuration = configuration
  }

  package func fetch(_ query: String, _ parameters: [String: Value]) async throws -> Value {
    let faults = SQLiteFaults(adapter: configuration.name, query: query)
    guard let declared = configuration.queries[query] else {
      throw faults.badQuery("the query is not declared")
    }
    try StatementShape.check(declared.sql, faults: faults)
    let arguments = try declared.signature.arguments(
      parameters, mode: configuration.mode, fault: faults.badQuery)
    let configuration = configuration
    return try await BlockingWork.run { cancellation in
      try SQLiteConnection.open(configuration, faults: faults, cancellation: cancellation) {
        database in
        var statement = try SelectStatement(declared, in: database, faults: faults)
        return try statement.answer(
          arguments, mode: configuration.mode, cancellation: cancellation)
      }
    }
  }

  /// Everything that would make a declared query fail whatever it is asked: for `doctor` and for
  /// the start of the daemon.
  ///
  /// - Returns: sorted by query; empty where all is well. An absent or locked file is found once a
  ///   query.
  package func problems() async throws -> [AdapterError] {
    var found: [AdapterError] = []
    for (name, query) in configuration.queries.sorted(by: { $0.key < $1.key }) {
      do {
        try await prepare(name, query)
      } catch let error as AdapterError {
        found.append(error)
      }
    }
    return found
  }

  private func prepare(_ name: String, _ query: Query) async throws {
    let faults = SQLiteFaults(adapter: configuration.name, query: name)
    try StatementShape.check(query.sql, faults: faults)
    let configuration = configuration
    try await BlockingWork.run { cancellation in
      try SQLiteConnection.open(configuration, faults: faults, cancellation: cancellation) {
        database in
        _ = try SelectStatement(query, in: database, faults: faults)
      }
    }
  }
}
