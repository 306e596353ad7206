import CaseData

/// Makes the adapter's errors; nothing that stands in the file ever enters one.
struct FileFaults: Sendable {
  let adapter: String
  let query: String

  func badQuery(_ detail: String) -> AdapterError { error(.badQuery, detail) }
  func unavailable(_ detail: String) -> AdapterError { error(.unavailable, detail) }
  func locked(_ detail: String) -> AdapterError { error(.locked, detail) }
  func malformed(_ detail: String) -> AdapterError { error(.malformed, detail) }
  func malformed(_ fault: LineFault) -> AdapterError {
    let column = fault.column.map { ", column \($0)" } ?? ""
    return error(.malformed, "line \(fault.line)\(column): \(fault.detail)")
  }

  private func error(_ code: AdapterError.Code, _ detail: String) -> AdapterError {
    AdapterError(code, adapter: adapter, query: query, detail: detail)
  }
}

/// What is wrong with a line of a file.
struct LineFault: Error {
  /// From 1.
  let line: Int
  /// From 1, in characters; `nil` where the line as a whole is wrong.
  let column: Int?
  let detail: String

  init(line: Int, column: Int? = nil, detail: String) {
    self.line = line
    self.column = column
    self.detail = detail
  }

  /// What is wrong at a byte of a file's content.
  init(
    at place: Int, of bytes: ArraySlice<UInt8>, encoding: CSVFormat.Encoding = .utf8,
    detail: String
  ) {
    let before = bytes[bytes.startIndex..<min(place, bytes.endIndex)]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? before.startIndex
    // In UTF-8 every byte begins a character but those of the form 10xxxxxx.
    let column = before[start...].count { encoding == .latin1 || $0 & 0xC0 != 0x80 }
    self.init(line: 1 + before.count { $0 == 0x0A }, column: column + 1, detail: detail)
  }
}
