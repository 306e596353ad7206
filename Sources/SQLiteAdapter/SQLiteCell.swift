import CaseData
import GRDBSQLite

import struct Foundation.Decimal

/// One column of the row that a statement stands on.
///
/// - Shape: strict: SQLite keeps any type in any column, so a value of another type than the
///   declared one is damage, and
///   is never converted.
struct SQLiteCell {
  let statement: OpaquePointer
  let index: Int32

  /// What is wrong with a column, without what it holds.
  enum Fault: Error {
    case notOfType(ValueType)
    case floatingPoint
    case notUnicode

    /// Goes on after "the column `x`".
    var sentence: String {
      switch self {
      case .notOfType(let type): "is not \(type.noun)"
      case .floatingPoint:
        "is a floating point number, which is not exact: let the query CAST it AS TEXT"
      case .notUnicode: "is not text in UTF-8"
      }
    }
  }

  /// - Shape: NULL is ``Value/missing``.
  func value(as type: ValueType, mode: CPRNumber.Mode) throws(Fault) -> Value {
    let storage = sqlite3_column_type(statement, index)
    switch (type, storage) {
    case (_, SQLITE_NULL): return .missing
    case (.integer, SQLITE_INTEGER): return .integer(integer)
    case (.decimal, SQLITE_INTEGER): return .decimal(Decimal(integer))
    case (.decimal, SQLITE_FLOAT): throw .floatingPoint
    case (.flag, SQLITE_INTEGER) where integer == 0 || integer == 1: return .flag(integer == 1)
    case (.text, SQLITE_TEXT): return .text(try text.normalisedText)
    case (.secret, SQLITE_TEXT): return .secret(Secret(try text))
    case (_, SQLITE_TEXT):
      guard let value = parsed(try text, as: type, mode: mode) else { throw .notOfType(type) }
      return value
    default: throw .notOfType(type)
    }
  }

  private func parsed(_ text: String, as type: ValueType, mode: CPRNumber.Mode) -> Value? {
    switch type {
    case .decimal: Decimal(exactly: text).map(Value.decimal)
    case .date: CalendarDate(iso: text).map(Value.date)
    case .cpr: (try? CPRNumber(text, mode: mode)).map { .text($0.digits) }
    default: nil
    }
  }

  private var integer: Int { Int(sqlite3_column_int64(statement, index)) }

  /// Read by its length: a text may hold NUL characters.
  private var text: String {
    get throws(Fault) {
      guard let start = sqlite3_column_text(statement, index) else { throw .notUnicode }
      let length = Int(sqlite3_column_bytes(statement, index))
      let bytes = UnsafeBufferPointer(start: start, count: length)
      guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUnicode }
      return text
    }
  }
}

extension Value {
  /// Binds the value as the argument at a place from 1; the content is copied by SQLite.
  ///
  /// A decimal goes as text, so that it stays exact; a date as ISO text; a flag as 0 or 1.
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    switch self {
    case .integer(let number): sqlite3_bind_int64(statement, index, Int64(number))
    case .flag(let flag): sqlite3_bind_int64(statement, index, flag ? 1 : 0)
    case .text(let text): text.bind(to: statement, at: index)
    case .secret(let secret): secret.reveal().bind(to: statement, at: index)
    case .decimal(let number): "\(number)".bind(to: statement, at: index)
    case .date(let date): date.iso.bind(to: statement, at: index)
    case .record, .list, .missing: SQLITE_MISUSE
    }
  }
}

extension String {
  fileprivate func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    // SQLITE_TRANSIENT, "copy it at once", is a cast in a macro, which Swift does not import.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    return withCString { start in
      sqlite3_bind_text64(
        statement, index, start, sqlite3_uint64(utf8.count), copied, UInt8(SQLITE_UTF8))
    }
  }
}
