import CaseAdapterConformance
import CaseData
import FileAdapter
import FoundationEssentials
import Testing

@Suite struct JSONTests {
  private func value(_ json: String, _ type: ValueType) async throws -> Value? {
    let rows = try await CaseFiles().rows("[{\"x\": \(json)}]".utf8, .json, ["x": type])
    guard case .list(let list) = rows, case .record(let record)? = list.first else { return nil }
    return record["x"]
  }

  private func fault(_ document: some Sequence<UInt8>, _ type: ValueType = .text) async throws
    -> String
  {
    let error = await #expect(throws: AdapterError.self) {
      try await CaseFiles().rows(document, .json, ["x": type])
    }
    #expect(error?.code == .malformed)
    return error?.detail ?? ""
  }

  @Test func values_areTyped() async throws {
    #expect(try await value(#""Ø""#, .text) == .text("Ø"))
    #expect(try await value("-12", .integer) == .integer(-12))
    #expect(try await value("true", .flag) == .flag(true))
    #expect(try await value(#""610190-0019""#, .cpr) == .text("6101900019"))
    #expect(try await value(#""h""#, .secret) == .secret(Secret("h")))
    #expect(try await value("null", .date) == .missing)
    let date = CalendarDate(year: 2026, month: 11, day: 22).map(Value.date)
    #expect(try await value(#""2026-11-22""#, .date) == date)
  }

  @Test(arguments: [
    ("0.1", "0.1"), ("-12.50", "-12.5"), ("12345678901234567890.01", "12345678901234567890.01"),
    ("1.5e3", "1500"), ("-25E-1", "-2.5"), ("\"0.30\"", "0.3"), ("0e9", "0"), ("-0", "0"),
  ])
  func decimal_isExact(json: String, expected: String) async throws {
    #expect(try await value(json, .decimal) == Decimal(exactly: expected).map(Value.decimal))
  }

  @Test(arguments: [
    ("1.0", ValueType.integer), ("1e2", .integer), ("9223372036854775808", .integer),
    ("1e99", .decimal),
    ("1.0000000000000000000000000000000000000001", .decimal), ("12", .text), ("1", .flag),
    ("\"ja\"", .flag),
    ("\"1\"", .integer), ("\"22-11-2026\"", .date), ("6101900019", .cpr), ("{}", .text),
    ("[]", .record([:])),
  ])
  func value_isMalformed_whenOfAnotherType(json: String, type: ValueType) async throws {
    let detail = try await fault("[{\"x\": \(json)}]".utf8, type)
    #expect(detail.hasPrefix("the key `x` is not "))
  }

  @Test func escapes_areRead() async throws {
    let json = #""\"\\\/\b\f\n\r\t\u00e6\u0000\ud83d\udE00""#
    #expect(try await value(json, .text) == .text("\"\\/\u{8}\u{C}\n\r\tæ\0😀"))
  }

  @Test(arguments: [
    ("", "line 1, column 1: expected a value"),
    ("[\n\n]]", "line 3, column 2: something after the document's end"),
    ("[1,\n]", "line 2, column 1: expected a value"),
    ("[1 2]", "line 1, column 4: expected a comma or a closing bracket"),
    ("[", "line 1, column 2: expected a value"),
    ("{\"a\" 1}", "line 1, column 6: expected a colon after the key"),
    ("{\n\"a\": 1,\n\"b\": 2,\n\"a\": 3}", "line 4, column 1: the same key twice in one object"),
    ("{\"e\u{301}\": 1, \"é\": 2}", "line 1, column 11: the same key twice in one object"),
    ("{a: 1}", "line 1, column 2: expected a key in quotation marks"),
    ("{\"a\": 1", "line 1, column 8: expected a comma or a closing brace"),
    ("[01]", "line 1, column 2: expected a value"), ("[1.]", "line 1, column 4: expected a digit"),
    ("[1e+]", "line 1, column 5: expected a digit"),
    ("[+1]", "line 1, column 2: expected a value"), ("[.5]", "line 1, column 2: expected a value"),
    ("[NaN]", "line 1, column 2: expected a value"),
    ("[-]", "line 1, column 2: expected a value"), ("[True]", "line 1, column 2: expected a value"),
    ("['a']", "line 1, column 2: expected a value"),
    ("[\"a]", "line 1, column 2: a quotation mark that is never closed"),
    ("[\n\"a\tb\"]", "line 2, column 3: a control character in a text, not written as an escape"),
    ("[\"\\x\"]", "line 1, column 4: an unknown escape"),
    ("[\"\\", "line 1, column 4: the document ends in an escape"),
    ("[\"\\u12g4\"]", "line 1, column 5: expected four hexadecimal digits"),
    ("[\"\\ud83d\"]", "line 1, column 9: half of a surrogate pair"),
    ("[\"\\ud83d\\u0041\"]", "line 1, column 9: half of a surrogate pair"),
    ("[\"\\udE00\"]", "line 1, column 9: half of a surrogate pair"),
    ("[\n\"\0\"]", "line 2, column 2: a NUL byte"),
    ("// x\n[]", "line 1, column 1: expected a value"),
    ("{}", "there is no list where it should be"),
    ("[[]]", "the list holds something that is no record"),
  ])
  func damage_isNamedWithItsPlace(document: String, detail: String) async throws {
    #expect(try await fault(document.utf8) == detail)
  }

  @Test func encoding_isNamedWithItsPlace() async throws {
    #expect(
      try await fault(Array("[\n\"".utf8) + [0xE6] + Array("\"]".utf8))
        == "line 2, column 2: not UTF-8")
    #expect(
      try await fault(Array("[\"".utf8) + [0xED, 0xA0, 0x80] + Array("\"]".utf8))
        == "line 1, column 3: not UTF-8")
  }

  @Test func nesting_hasABottom() async throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(try await fault(deep.utf8) == "line 1, column 65: more than 64 levels")
  }

  @Test func values_haveALimit() async throws {
    let many = "[" + String(repeating: "0,", count: 2_000_000)
    #expect(try await fault(many.utf8) == "line 1, column 4000000: more than 2000000 values")
  }

  @Test func byteOrderMark_isTolerated() async throws {
    let rows = try await CaseFiles().rows("\u{FEFF}[{\"x\": 1}]".utf8, .json, ["x": .integer])
    #expect(rows == .list([.record(["x": .integer(1)])]))
  }

  @Test func place_isFollowedByKeys() async throws {
    let files = try CaseFiles()
    let document =
      #"{"a": {"medarbejder": {"navn": "Dorte", "titel": null}, "enheder": [{"navn": "x"}], "tom": null}}"#
    try files.folder.write("profil", document.utf8)
    func fetch(_ at: [String], _ shape: AdapterQuery.Shape) async throws -> Value {
      let query = FileAdapter.Query(at: at, shape: shape, fields: ["navn": .text, "titel": .text])
      return try await files.adapter("profil", .json, ["q": query]).fetch("q", [:])
    }
    let person = Value.record(["navn": .text("Dorte"), "titel": .missing])
    #expect(try await fetch(["a", "medarbejder"], .record) == person)
    #expect(try await fetch(["a", "tom"], .record) == .missing)
    #expect(try await fetch(["a", "tom"], .list) == .list([]))
    for (at, shape, detail) in [
      (["a", "leder"], AdapterQuery.Shape.record, "the document has no `a.leder`"),
      (["a", "medarbejder", "navn", "x"], .record, "the document has no `a.medarbejder.navn.x`"),
      (["a", "medarbejder"], .list, "there is no list where it should be"),
      (["a", "medarbejder", "navn"], .record, "there is no record where it should be"),
    ] {
      let error = await #expect(throws: AdapterError.self) { try await fetch(at, shape) }
      #expect(error?.detail == detail)
    }
  }
}
