import CaseAdapterConformance
import CaseData
import FileAdapter
import FoundationEssentials
import Testing

@Suite struct FileQuestionTests {
  private func fetch(
    match: [String: String], parameters: [AdapterQuery.Parameter], given: [String: Value]
  ) async throws -> Value {
    let files = try CaseFiles()
    let content = """
      kode;cpr;dato;beloeb;navn
      A1;610190-0019;22-11-2026;1,50;Anne
      007;751288-0015;;2;Bo
      rod;rod;rod;rod;C
      """
    try files.folder.write("x", content.utf8)
    let query = FileAdapter.Query(
      match: match, parameters: parameters, shape: .list, fields: ["navn": .text])
    return try await files.adapter("x", try .danish(), ["q": query]).fetch("q", given)
  }

  @Test func rows_areComparedAsTheParametersType() async throws {
    let anne = Value.list([.record(["navn": .text("Anne")])])
    let date = CalendarDate(year: 2026, month: 11, day: 22).map(Value.date) ?? .missing
    for (column, type, value): (String, ValueType, Value) in [
      ("kode", .text, .text("A1")), ("cpr", .cpr, .text("6101900019")),
      ("cpr", .cpr, .text("610190-0019")),
      ("dato", .date, date),
      ("beloeb", .decimal, Decimal(exactly: "1.5").map(Value.decimal) ?? .missing),
    ] {
      #expect(
        try await fetch(match: [column: "p"], parameters: [.init("p", type)], given: ["p": value])
          == anne)
    }
  }

  @Test func allConditions_mustHold() async throws {
    let parameters: [AdapterQuery.Parameter] = [.init("a", .text), .init("b", .text)]
    let none = try await fetch(
      match: ["kode": "a", "navn": "b"], parameters: parameters,
      given: ["a": .text("A1"), "b": .text("Bo")])
    #expect(none == .list([]))
  }

  @Test func textThatLooksLikeANumber_staysText() async throws {
    let found = try await fetch(
      match: ["kode": "p"], parameters: [.init("p", .text)], given: ["p": .text("7")])
    #expect(found == .list([]))
  }

  /// A parameter without effect would return everybody's rows.
  @Test func match_mustUseEveryParameter() async throws {
    let unused = await #expect(throws: AdapterError.self) {
      try await fetch(
        match: [:], parameters: [.init("cpr", .cpr)], given: ["cpr": .text("6101900019")])
    }
    #expect(unused?.detail == "`match` does not use the parameter `cpr`")
    let strange = await #expect(throws: AdapterError.self) {
      try await fetch(match: ["kode": "x"], parameters: [], given: [:])
    }
    #expect(strange?.code == .badQuery)
    let column = await #expect(throws: AdapterError.self) {
      try await fetch(
        match: ["findes-ikke": "p"], parameters: [.init("p", .text)], given: ["p": .text("")])
    }
    #expect(column?.detail == "line 1: there is no column `findes-ikke`")
  }
}
