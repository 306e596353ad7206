import CaseAdapterConformance
import CaseData
import GRDB
import SQLiteAdapter

/// A real database of fictitious citizens, in a file of its own.
final class CaseDatabase: Sendable {
  let folder: TemporaryFolder
  let path: String

  init() async throws {
    folder = try TemporaryFolder()
    path = folder.file("sager.sqlite")
    try await write(CaseDatabase.content)
  }

  /// Changes the database as another program would.
  func write(_ sql: String, _ arguments: StatementArguments = StatementArguments()) async throws {
    let queue = try DatabaseQueue(path: path)
    if arguments.isEmpty {
      try await queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    } else {
      try await queue.write { try $0.execute(sql: sql, arguments: arguments) }
    }
    try queue.close()
  }

  /// Holds the database so that nobody can read it, until `body` has returned.
  func lock(_ body: @Sendable () async throws -> Void) async throws {
    var settings = Configuration()
    settings.allowsUnsafeTransactions = true
    let queue = try DatabaseQueue(path: path, configuration: settings)
    try await queue.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    let outcome: Result<Void, any Error>
    do {
      outcome = .success(try await body())
    } catch {
      outcome = .failure(error)
    }
    try await queue.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try queue.close()
    try outcome.get()
  }

  func adapter(
    _ queries: [String: SQLiteAdapter.Query] = CaseDatabase.queries, at path: String? = nil,
    mode: CPRNumber.Mode = .test
  ) -> HeldAdapter {
    let configuration = SQLiteAdapter.Configuration(
      name: "opera", path: path ?? self.path, queries: queries, mode: mode, lockWait: .zero)
    return HeldAdapter(sqlite: SQLiteAdapter(configuration), database: self)
  }

  /// One query without parameters that reads one column.
  func reading(_ expression: String, as type: ValueType, mode: CPRNumber.Mode = .test) async throws
    -> Value
  {
    let query = SQLiteAdapter.Query(
      sql: "SELECT \(expression) AS x", shape: .record, fields: ["x": type])
    guard case .record(let record) = try await adapter(["q": query], mode: mode).fetch("q", [:])
    else {
      return .missing
    }
    return record["x"] ?? .missing
  }

  static let content = """
    CREATE TABLE borger (
      cpr TEXT PRIMARY KEY, navn TEXT, email TEXT, foedt TEXT, timer TEXT, aktiv INTEGER, kode TEXT
    ) STRICT;
    INSERT INTO borger VALUES
      ('6101900019', 'Anne Testesen', 'anne@eksempel.dk', '1990-01-01', '12.50', 1, 'hemmelig-kode-1'),
      ('7512880015', 'Bjørn Prøvesen', NULL, '1988-12-15', NULL, 0, 'hemmelig-kode-2');
    CREATE TABLE tekst (tekst TEXT);
    """

  static let queries: [String: SQLiteAdapter.Query] = [
    "borger": SQLiteAdapter.Query(
      sql: "SELECT cpr, navn, email, foedt, timer, aktiv FROM borger WHERE cpr = :cpr",
      parameters: [.init("cpr", .cpr)], shape: .record,
      fields: [
        "cpr": .cpr, "navn": .text, "email": .text, "foedt": .date, "timer": .decimal,
        "aktiv": .flag,
      ]),
    "alle": SQLiteAdapter.Query(
      sql: "SELECT navn, aktiv FROM borger WHERE navn LIKE :navn ORDER BY navn",
      parameters: [.init("navn", .text)], shape: .list, fields: ["navn": .text, "aktiv": .flag]),
    "en": SQLiteAdapter.Query(
      sql: "SELECT navn FROM borger", shape: .record, fields: ["navn": .text]),
    "kode": SQLiteAdapter.Query(
      sql: "SELECT kode AS hemmelighed FROM borger WHERE cpr = :cpr",
      parameters: [.init("cpr", .cpr)], shape: .record, fields: ["hemmelighed": .secret]),
    "tekst": SQLiteAdapter.Query(
      sql: "SELECT tekst FROM tekst WHERE rowid = :id", parameters: [.init("id", .integer)],
      shape: .record, fields: ["tekst": .text]),
    "samme": SQLiteAdapter.Query(
      sql: "SELECT :tekst AS tekst", parameters: [.init("tekst", .text)], shape: .record,
      fields: ["tekst": .text]),
    "evig": SQLiteAdapter.Query(
      sql: """
        WITH RECURSIVE tal(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM tal)
        SELECT count(*) AS antal FROM tal
        """, shape: .record, fields: ["antal": .integer]),
    "fejl-type": SQLiteAdapter.Query(
      sql: "SELECT navn FROM borger WHERE cpr = '6101900019'", shape: .record,
      fields: ["navn": .date]),
  ]
}

/// An adapter that keeps its database from being cleared away.
struct HeldAdapter: CaseAdapter {
  let sqlite: SQLiteAdapter
  let database: CaseDatabase

  func fetch(_ query: String, _ parameters: [String: Value]) async throws -> Value {
    try await sqlite.fetch(query, parameters)
  }
}
