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
    error(.malformed, "line \(fault.line): \(fault.detail)")
  }

  private func error(_ code: AdapterError.Code, _ detail: String) -> AdapterError {
    AdapterError(code, adapter: adapter, query: query, detail: detail)
  }
}

/// What is wrong with a line of a file, counted from 1.
struct LineFault: Error {
  let line: Int
  let detail: String
}
