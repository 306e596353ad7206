import CaseData
import GRDB

/// Turns what goes wrong in SQLite into errors of the adapter, without a value in them.
struct SQLiteFaults: Sendable {
  /// How far a query had come.
  ///
  /// SQLite's own sentence is repeated only for ``prepare``, where nothing is bound yet: it can
  /// quote the statement, which IT wrote, but no citizen.
  enum Stage: Sendable { case open, prepare, step }

  let adapter: String
  let query: String

  func badQuery(_ detail: String) -> AdapterError { error(.badQuery, detail) }
  func malformed(_ detail: String) -> AdapterError { error(.malformed, detail) }

  func unavailable(_ detail: String) -> AdapterError { error(.unavailable, detail) }

  /// - Source: sqlite.org/rescode.html.
  func translated(_ failure: any Error, at stage: Stage) -> any Error {
    guard let failure = failure as? DatabaseError else { return failure }
    switch failure.resultCode {
    case .SQLITE_INTERRUPT: return CancellationError()
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
      return error(.locked, "another program holds the database")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return error(.malformed, "the file is not a sound SQLite database")
    case .SQLITE_IOERR where failure.extendedResultCode == .SQLITE_IOERR_SHORT_READ:
      return error(.malformed, "the file ends too early")
    case .SQLITE_TOOBIG: return error(.malformed, "a value is too long")
    case .SQLITE_CANTOPEN: return error(.unavailable, "the file is not there or cannot be opened")
    case .SQLITE_READONLY:
      return error(
        .unavailable, "another program left a write unfinished; it must open the file first")
    case .SQLITE_ERROR, .SQLITE_MISUSE, .SQLITE_AUTH, .SQLITE_RANGE:
      return statementFault(failure, at: stage)
    default: return error(.unavailable, "result code \(failure.extendedResultCode.rawValue)")
    }
  }

  private func statementFault(_ failure: DatabaseError, at stage: Stage) -> AdapterError {
    guard stage == .prepare else {
      return badQuery("the statement fails with result code \(failure.extendedResultCode.rawValue)")
    }
    if failure.resultCode == .SQLITE_MISUSE { return badQuery("more than one statement") }
    let sentence = failure.message ?? "result code \(failure.extendedResultCode.rawValue)"
    return error(sentence.hasPrefix("no such table") ? .unavailable : .badQuery, sentence)
  }

  private func error(_ code: AdapterError.Code, _ detail: String) -> AdapterError {
    AdapterError(code, adapter: adapter, query: query, detail: detail)
  }
}
