import CaseAdapterConformance
import CaseData
import FileAdapter

/// Real files of fictitious citizens, in a folder of their own, which lives as long as its
/// adapters.
final class CaseFiles: Sendable {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  func adapter(
    _ file: String, _ format: FileAdapter.Format, _ queries: [String: FileAdapter.Query],
    mode: CPRNumber.Mode = .test
  ) -> HeldAdapter {
    let configuration = FileAdapter.Configuration(
      name: "fil", path: file.hasPrefix("/") ? file : folder.file(file), format: format,
      queries: queries, mode: mode)
    return HeldAdapter(inner: FileAdapter(configuration), files: self)
  }

  /// Writes a file and asks it for its rows.
  func rows(
    _ content: some Sequence<UInt8>, _ format: FileAdapter.Format, _ fields: [String: ValueType],
    mode: CPRNumber.Mode = .test
  ) async throws -> Value {
    try folder.write("rows", content)
    let query = FileAdapter.Query(shape: .list, fields: fields)
    return try await adapter("rows", format, ["q": query], mode: mode).fetch("q", [:])
  }
}

/// An adapter that keeps its files from being cleared away.
struct HeldAdapter: CaseAdapter {
  let inner: FileAdapter
  let files: CaseFiles

  func fetch(_ query: String, _ parameters: [String: Value]) async throws -> Value {
    try await inner.fetch(query, parameters)
  }
}

extension FileAdapter.Format {
  static func danish(
    delimiter: Character = ";", encoding: CSVFormat.Encoding = .utf8, decimalMark: Character = ","
  ) throws -> FileAdapter.Format {
    guard let format = CSVFormat(delimiter: delimiter, encoding: encoding, decimalMark: decimalMark)
    else {
      throw ConformanceFailure("no such format")
    }
    return .csv(format)
  }
}
