import CaseData
import GRDB
import GRDBSQLite
import Glibc

/// A connection to a database for one question.
enum SQLiteConnection {
  /// The longest text: SQLite refuses to build a longer one, whatever a statement asks for.
  private static let longestValue: Int32 = 64 << 20
  /// Steps of SQLite's machine between two looks at the cancellation: some microseconds.
  private static let stepsBetweenLooks: Int32 = 1000

  /// Runs `body` with a connection of its own, on the calling thread, which it blocks.
  ///
  /// - Throws: ``AdapterError``, `CancellationError`.
  static func open<Success>(
    _ configuration: SQLiteAdapter.Configuration, faults: SQLiteFaults,
    cancellation: BlockingWork.Cancellation, _ body: (Database) throws -> Success
  ) throws -> Success {
    let file = SQLiteConnections.FileIdentity(configuration.path, lockWait: configuration.lockWait)
    guard let file else {
      throw faults.unavailable("the file is not there, or is not a plain file")
    }
    let queue: DatabaseQueue
    do {
      queue =
        try SQLiteConnections.take(file)
        ?? DatabaseQueue(path: configuration.path, configuration: settings(configuration))
    } catch {
      throw faults.translated(error, at: .open)
    }
    cancellation.onRequest { queue.interrupt() }
    defer { cancellation.onRequest(nil) }
    // One SELECT sees one state of the database by itself, so no transaction is opened around it.
    let result = try queue.unsafeRead { database in
      watch(database, for: cancellation)
      defer { sqlite3_progress_handler(database.sqliteConnection, 0, nil, nil) }
      return try body(database)
    }
    cancellation.onRequest(nil)
    // An interruption under way would meet the next question; a failed connection is not used
    // again.
    if !cancellation.isRequested { SQLiteConnections.giveBack(queue, file) }
    return result
  }

  private static func settings(_ configuration: SQLiteAdapter.Configuration) -> Configuration {
    var settings = Configuration()
    settings.readonly = true
    settings.foreignKeysEnabled = false
    settings.busyMode = .timeout(configuration.lockWait / .seconds(1))
    settings.prepareDatabase { database in
      sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_ATTACHED, 0)
      sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_LENGTH, longestValue)
      try database.execute(sql: "PRAGMA query_only = ON")
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    return settings
  }

  /// `sqlite3_interrupt` is lost when it comes just before the first step; the progress handler
  /// sees the wish whenever it came.
  private static func watch(_ database: Database, for cancellation: BlockingWork.Cancellation) {
    let pointer = Unmanaged.passUnretained(cancellation).toOpaque()
    sqlite3_progress_handler(
      database.sqliteConnection, stepsBetweenLooks,
      { pointer in
        guard let pointer else { return 0 }
        let cancellation = Unmanaged<BlockingWork.Cancellation>.fromOpaque(pointer)
        return cancellation.takeUnretainedValue().isRequested ? 1 : 0
      }, pointer)
  }
}
