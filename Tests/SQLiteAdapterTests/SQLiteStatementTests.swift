import CaseAdapterConformance
import CaseData
import FoundationEssentials
import Glibc
import SQLiteAdapter
import Testing

@Suite(.timeLimit(.minutes(1))) struct SQLiteStatementTests {
  private func detail(
    _ sql: String, parameters: [AdapterQuery.Parameter] = [],
    fields: [String: ValueType] = ["x": .integer],
    given: [String: Value] = [:], code: AdapterError.Code = .badQuery
  ) async throws -> String {
    let query = SQLiteAdapter.Query(
      sql: sql, parameters: parameters, shape: .record, fields: fields)
    let adapter = try await CaseDatabase().adapter(["q": query])
    let error = await #expect(throws: AdapterError.self) { try await adapter.fetch("q", given) }
    #expect(error?.code == code)
    return error?.detail ?? ""
  }

  @Test(arguments: [
    "", ";", "-- SELECT 1", "/* SELECT */", "/* open", "DELETE FROM borger",
    "INSERT INTO borger(cpr) VALUES ('1')",
    "UPDATE borger SET navn = ''", "DROP TABLE borger", "ATTACH ':memory:' AS a",
    "PRAGMA query_only = OFF",
    "VACUUM INTO '/tmp/x'", "EXPLAIN SELECT 1 AS x", "BEGIN", "CREATE TEMP TABLE t (x)",
    "VALUES (1)",
    "/**/ -- SELECT\n REPLACE INTO borger(cpr) VALUES ('1')",
  ])
  func statement_isRefused_whenItIsNoSelect(sql: String) async throws {
    #expect(try await detail(sql) == "the statement is neither SELECT nor WITH")
  }

  @Test(arguments: [
    "WITH a AS (SELECT 1) INSERT INTO tekst SELECT 'x' FROM a",
    "WITH a AS (SELECT 1) DELETE FROM tekst WHERE 1 IN a RETURNING 1 AS x",
  ])
  func statement_isRefused_whenWithWrites(sql: String) async throws {
    #expect(try await detail(sql) == "the statement does not only read")
  }

  @Test(arguments: ["SELECT 1 AS x; DELETE FROM borger", "SELECT 1 AS x; SELECT 2 AS x"])
  func statement_isRefused_whenAnotherFollows(sql: String) async throws {
    #expect(try await detail(sql) == "more than one statement")
  }

  @Test func statement_isRead_withCommentsAndFinalSemicolon() async throws {
    let query = SQLiteAdapter.Query(
      sql: "-- first\n/* then */ select 7 AS x;\n-- last\n", shape: .record, fields: ["x": .integer]
    )
    let adapter = try await CaseDatabase().adapter(["q": query])
    #expect(try await adapter.fetch("q", [:]) == .record(["x": .integer(7)]))
  }

  @Test func statement_cannotReachOutOfTheFile() async throws {
    #expect(try await detail("SELECT readfile('/etc/passwd') AS x").contains("no such function"))
  }

  @Test func parameters_mustMatchTheDeclaration() async throws {
    let cpr = AdapterQuery.Parameter("cpr", .text)
    let given: [String: Value] = ["cpr": .text("y")]
    #expect(
      try await detail("SELECT :sag AS x", parameters: [cpr], given: given)
        == "the statement's parameter `sag` is not declared")
    #expect(
      try await detail("SELECT 1 AS x", parameters: [cpr], given: given)
        == "the statement does not use the parameter `cpr`")
    #expect(try await detail("SELECT ? AS x") == "a parameter of the statement has no name")
  }

  @Test func columns_mustBeThereOnce() async throws {
    #expect(try await detail("SELECT 1 AS y") == "the statement has no column `x`")
    #expect(
      try await detail("SELECT 1 AS x, 2 AS x") == "the statement has more than one column `x`")
  }

  @Test func absentTable_isUnavailable_andSyntaxIsBadQuery() async throws {
    #expect(try await detail("SELECT 1 AS x FROM sag", code: .unavailable) == "no such table: sag")
    #expect(try await detail("SELECT FROM").contains("syntax error"))
    #expect(try await detail("SELECT \"navn\" AS x").contains("no such column"))
  }

  @Test func fault_duringTheRun_showsNoValue() async throws {
    let shown = try await detail(
      "SELECT json_extract(:navn, '$.a') AS x", parameters: [.init("navn", .text)],
      given: ["navn": .text("{Anne Testesen")])
    #expect(shown == "the statement fails with result code 1")
  }

  @Test func endlessList_isStopped() async throws {
    let query = SQLiteAdapter.Query(
      sql: "WITH RECURSIVE tal(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM tal) SELECT x FROM tal",
      shape: .list, fields: ["x": .integer])
    let adapter = try await CaseDatabase().adapter(["q": query])
    let error = await #expect(throws: AdapterError.self) { try await adapter.fetch("q", [:]) }
    #expect(error?.detail == "more than 10000 rows")
  }

  @Test func hugeValue_isStopped() async throws {
    #expect(
      try await detail("SELECT zeroblob(100000000) AS x", code: .malformed) == "a value is too long"
    )
  }

  @Test func file_isNeverWritten() async throws {
    let database = try await CaseDatabase()
    let before = try Data(contentsOf: URL(filePath: database.path))
    for name in ["borger", "kode"] {
      _ = try await database.adapter().fetch(name, ["cpr": .text("6101900019")])
    }
    #expect(try Data(contentsOf: URL(filePath: database.path)) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: database.folder.path) == ["sager.sqlite"])
  }

  @Test func pipe_isUnavailable_andHoldsNobody() async throws {
    let database = try await CaseDatabase()
    let path = database.folder.file("roer")
    #expect(mkfifo(path, 0o600) == 0)
    for path in [path, database.folder.path, "/dev/zero"] {
      let error = await #expect(throws: AdapterError.self) {
        try await database.adapter(at: path).fetch("borger", ["cpr": .text("6101900019")])
      }
      #expect(error?.code == .unavailable)
    }
  }

  @Test func replacedFile_isSeenAtOnce() async throws {
    let database = try await CaseDatabase()
    let other = try await CaseDatabase()
    try await other.write("UPDATE borger SET navn = 'Ny Testesen'")
    let adapter = database.adapter()
    _ = try await adapter.fetch("kode", ["cpr": .text("6101900019")])
    #expect(rename(other.path, database.path) == 0)
    let record = try await adapter.fetch("borger", ["cpr": .text("6101900019")])
    #expect("\(record)".contains("Ny Testesen"))
  }

  @Test func problems_namesEveryQueryThatCannotWork() async throws {
    let database = try await CaseDatabase()
    #expect(try await database.adapter().sqlite.problems() == [])
    let queries = [
      "a": SQLiteAdapter.Query(sql: "SELECT 1 AS y", shape: .record, fields: ["x": .integer]),
      "b": SQLiteAdapter.Query(sql: "SELECT 1 AS x", shape: .record, fields: ["x": .integer]),
      "c": SQLiteAdapter.Query(sql: "DROP TABLE borger", shape: .record, fields: [:]),
    ]
    let problems = try await database.adapter(queries).sqlite.problems()
    #expect(problems.map(\.query) == ["a", "c"])
  }
}
