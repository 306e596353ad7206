import CaseData
import GRDB
import GRDBSQLite

/// A prepared query whose parameters and columns are known to fit its declaration.
struct SelectStatement {
  private let statement: Statement
  private let query: AdapterQuery
  private let faults: SQLiteFaults
  /// Declared fields with the place of their column.
  private let columns: [(name: String, type: ValueType, index: Int32)]
  /// Parameter names by place, from 1.
  private let places: [(name: String, index: Int32)]

  /// - Throws: ``AdapterError`` for a statement that writes, for several, and for undeclared
  ///   parameters and absent columns.
  init(_ query: SQLiteAdapter.Query, in database: Database, faults: SQLiteFaults) throws {
    do {
      statement = try database.makeStatement(sql: query.sql)
    } catch {
      throw faults.translated(error, at: .prepare)
    }
    guard statement.isReadonly, sqlite3_stmt_isexplain(statement.sqliteStatement) == 0 else {
      throw faults.badQuery("the statement does not only read")
    }
    self.query = query.signature
    self.faults = faults
    columns = try SelectStatement.columns(of: statement, for: query.signature, faults: faults)
    places = try SelectStatement.places(of: statement, for: query.signature, faults: faults)
  }

  /// Binds the arguments, runs the query and reads its rows.
  mutating func answer(
    _ arguments: [(name: String, value: Value)], mode: CPRNumber.Mode,
    cancellation: BlockingWork.Cancellation
  ) throws -> Value {
    var rows = RowCollector(query.shape)
    do {
      // Bound by hand: GRDB ends a text at its first NUL character, which could find another
      // citizen's row.
      statement.setUncheckedArguments([])
      try bind(arguments)
      let cursor = try Row.fetchCursor(statement)
      while try cursor.next() != nil {
        try cancellation.check()
        try rows.add(row(mode: mode), fault: faults.malformed)
      }
    } catch {
      throw faults.translated(error, at: .step)
    }
    return rows.answer
  }

  private func bind(_ arguments: [(name: String, value: Value)]) throws(AdapterError) {
    for place in places {
      guard let argument = arguments.first(where: { $0.name == place.name }) else { continue }
      let code = argument.value.bind(to: statement.sqliteStatement, at: place.index)
      guard code == SQLITE_OK else {
        throw faults.badQuery("the argument `\(place.name)` cannot be bound")
      }
    }
  }

  private func row(mode: CPRNumber.Mode) throws(AdapterError) -> [String: Value] {
    var row: [String: Value] = [:]
    for column in columns {
      let cell = SQLiteCell(statement: statement.sqliteStatement, index: column.index)
      do throws(SQLiteCell.Fault) {
        row[column.name] = try cell.value(as: column.type, mode: mode)
      } catch {
        throw faults.malformed("the column `\(column.name)` \(error.sentence)")
      }
    }
    return row
  }

  private static func columns(
    of statement: Statement, for query: AdapterQuery, faults: SQLiteFaults
  ) throws(AdapterError) -> [(name: String, type: ValueType, index: Int32)] {
    var columns: [(name: String, type: ValueType, index: Int32)] = []
    for (name, type) in query.fields.sorted(by: { $0.key < $1.key }) {
      let places = statement.columnNames.indices.filter { statement.columnNames[$0] == name }
      guard let place = places.first else {
        throw faults.badQuery("the statement has no column `\(name)`")
      }
      guard places.count == 1 else {
        throw faults.badQuery("the statement has more than one column `\(name)`")
      }
      columns.append((name, type, Int32(place)))
    }
    return columns
  }

  private static func places(
    of statement: Statement, for query: AdapterQuery, faults: SQLiteFaults
  ) throws(AdapterError) -> [(name: String, index: Int32)] {
    let count = sqlite3_bind_parameter_count(statement.sqliteStatement)
    var places: [(name: String, index: Int32)] = []
    for index in stride(from: 1, through: count, by: 1) {
      guard let written = sqlite3_bind_parameter_name(statement.sqliteStatement, index) else {
        throw faults.badQuery("a parameter of the statement has no name")
      }
      let name = String(String(cString: written).dropFirst())
      guard query.parameters.contains(where: { $0.name == name }) else {
        throw faults.badQuery("the statement's parameter `\(name)` is not declared")
      }
      places.append((name, index))
    }
    if let unused = query.parameters.first(where: { parameter in
      !places.contains { $0.name == parameter.name }
    }) {
      throw faults.badQuery("the statement does not use the parameter `\(unused.name)`")
    }
    return places
  }
}
