import CaseData
import GRDB
import GRDBSQLite
import Glibc

/// Opens a database for one question.
enum SQLiteConnection {
  /// The longest text: SQLite refuses to build a longer one, whatever a statement asks for.
  private static let longestValue: Int32 = 64 << 20
  /// Steps of SQLite's machine between two looks at the cancellation: some microseconds.
  private static let stepsBetweenLooks: Int32 = 1000

  /// Runs `body` with an open connection, on the calling thread, which it blocks.
  ///
  /// - Throws: ``AdapterError``, `CancellationError`.
  static func open<Success>(
    _ configuration: SQLiteAdapter.Configuration, faults: SQLiteFaults,
    cancellation: BlockingWork.Cancellation, _ body: (Database) throws -> Success
  ) throws -> Success {
    guard isRegularFile(configuration.path) else {
      throw faults.unavailable("the file is not there, or is not a plain file")
    }
    let queue: DatabaseQueue
    do {
      queue = try DatabaseQueue(path: configuration.path, configuration: settings(configuration))
    } catch {
      throw faults.translated(error, at: .open)
    }
    cancellation.onRequest { queue.interrupt() }
    defer { cancellation.onRequest(nil) }
    // One SELECT sees one state of the database by itself, so no transaction is opened around it.
    return try queue.unsafeRead { database in
      watch(database, for: cancellation)
      defer { sqlite3_progress_handler(database.sqliteConnection, 0, nil, nil) }
      return try body(database)
    }
  }

  /// A pipe or a device would hold the thread for ever before SQLite had a say.
  private static func isRegularFile(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
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
