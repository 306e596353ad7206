import CaseAdapterConformance
import CaseData
import FileAdapter
import Testing

/// What can be told before anybody asks a query.
@Suite struct FileProblemTests {
  private static let byNumber = [AdapterQuery.Parameter("cpr", .cpr)]

  private func problems(
    _ content: String, _ format: FileAdapter.Format, _ queries: [String: FileAdapter.Query]
  ) async throws -> [AdapterError] {
    let files = try CaseFiles()
    try files.folder.write("x", content.utf8)
    let adapter = files.adapter("x", format, queries)
    return try await adapter.inner.problems()
  }

  @Test func csv_isComparedWithEveryQuery_withoutReadingARow() async throws {
    let queries = [
      "a": FileAdapter.Query(
        match: ["nr": "cpr"], parameters: Self.byNumber, shape: .record, fields: ["navn": .text]),
      "b": FileAdapter.Query(
        match: ["cpr": "cpr"], parameters: Self.byNumber, shape: .record, fields: ["navn": .text]),
      "c": FileAdapter.Query(shape: .list, fields: ["by": .text]),
      "d": FileAdapter.Query(parameters: Self.byNumber, shape: .list, fields: ["navn": .text]),
    ]
    // The row is damaged: who asks a query gets an error, the look at the file does not.
    let found = try await problems("cpr;navn\nrod\n", .danish(), queries)
    #expect(found.map(\.query) == ["a", "c", "d"])
    #expect(
      found.map(\.detail) == [
        "line 1: there is no column `nr`", "line 1: there is no column `by`",
        "`match` does not use the parameter `cpr`",
      ])
  }

  @Test func json_isComparedWithEveryQuery() async throws {
    let queries = [
      "a": FileAdapter.Query(at: ["mig"], shape: .record, fields: ["navn": .integer]),
      "b": FileAdapter.Query(at: ["dig"], shape: .record, fields: [:]),
    ]
    let found = try await problems(#"{"mig": {"navn": "Åse"}}"#, .json, queries)
    #expect(found.map(\.detail) == ["the document has no `dig`"])
    let damaged = try await problems(#"{"mig": "#, .json, queries)
    #expect(damaged.map(\.code) == [.malformed, .malformed])
  }

  @Test func absentFile_isFoundOnceAQuery() async throws {
    let files = try CaseFiles()
    let query = FileAdapter.Query(shape: .list, fields: ["navn": .text])
    let adapter = files.adapter("findes-ikke", .json, ["a": query, "b": query])
    #expect(try await adapter.inner.problems().map(\.code) == [.unavailable, .unavailable])
  }
}
