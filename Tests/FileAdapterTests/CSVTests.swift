import CaseData
import FileAdapter
import FoundationEssentials
import Testing

@Suite struct CSVTests {
  private func rows(
    _ content: some Sequence<UInt8>, _ fields: [String: ValueType],
    _ format: FileAdapter.Format? = nil,
    mode: CPRNumber.Mode = .test
  ) async throws -> Value {
    try await CaseFiles().rows(content, format ?? .danish(), fields, mode: mode)
  }

  private func texts(_ content: String, _ format: FileAdapter.Format? = nil) async throws
    -> [Value?]
  {
    guard case .list(let rows) = try await rows(content.utf8, ["a": .text], format) else {
      return []
    }
    return rows.map { row in
      guard case .record(let record) = row else { return nil }
      return record["a"]
    }
  }

  @Test func quotedFields_mayHoldEverySign() async throws {
    let content = "b;a\r\n1;\"x;\r\ny\"\"z\"\"\"\r\n2;plain \r\n3;\"\"\r\n4;\r\n"
    #expect(
      try await texts(content) == [.text("x;\r\ny\"z\""), .text("plain "), .text(""), .missing])
  }

  @Test(arguments: ["a;b\nx;y", "a;b\nx;y\n", "\u{FEFF}a;b\r\nx;y\r\n", "a;b\r\n\r\nx;y\r\n\n\r\n"])
  func lineEnds_mayBeWrittenEitherWay(content: String) async throws {
    #expect(try await texts(content) == [.text("x")])
  }

  @Test func fields_haveALimit() async throws {
    let header = "a" + String(repeating: ";", count: 9_999)
    #expect(try await texts(header + "\nx" + String(repeating: ";", count: 9_999)) == [.text("x")])
    #expect(
      try await fault((header + ";").utf8, ["a": .text])
        == "line 1, column 10002: more than 10000 fields")
  }

  @Test func onlyColumn_mayBeEmpty() async throws {
    #expect(try await texts("a\nx\n\ny\n") == [.text("x"), .missing, .text("y")])
  }

  @Test func delimiter_mayBeAnother() async throws {
    #expect(try await texts("a,b\nx;1,2\n", .danish(delimiter: ",")) == [.text("x;1")])
    #expect(try await texts("a\tb\nx\t2\n", .danish(delimiter: "\t")) == [.text("x")])
    for delimiter: Character in ["\"", "\n", "æ", "\0", "\u{7F}"] {
      #expect(CSVFormat(delimiter: delimiter) == nil)
    }
    #expect(CSVFormat(decimalMark: ";") == nil)
  }

  @Test func latin1_isReadAndMisreadNever() async throws {
    let latin1 = Array("a;b\n".utf8) + [0xC6, 0xF8, 0xE5, 0xA7, 0xBD] + Array(";1\n".utf8)
    let row: Value = .list([.record(["a": .text("Æøå§½")])])
    #expect(try await rows(latin1, ["a": .text], .danish(encoding: .latin1)) == row)
    #expect(try await fault(latin1, ["a": .text]) == "line 2, column 1: not UTF-8")
    let windows = Array("a;b\nx;\n".utf8) + [0x80, 0x31] + Array(";1\n".utf8)
    #expect(
      try await fault(windows, ["a": .text], .danish(encoding: .latin1))
        == "line 3, column 1: a byte that ISO-8859-1 does not print (is it Windows-1252?)")
  }

  @Test func values_areTyped() async throws {
    let content = """
      t;i;d;dato;flag;cpr;s
      x;-12;1234,50;22-11-2026;ja;610190-0019;h
      x;0;-0,5;2026-11-22;0;6101900019;h
      ;;;;;;
      """
    let fields: [String: ValueType] = [
      "t": .text, "i": .integer, "d": .decimal, "dato": .date, "flag": .flag, "cpr": .cpr,
      "s": .secret,
    ]
    let date = CalendarDate(year: 2026, month: 11, day: 22).map(Value.date) ?? .missing
    func row(_ number: Int, _ decimal: String, _ flag: Bool) -> Value {
      .record([
        "t": .text("x"), "i": .integer(number),
        "d": Decimal(exactly: decimal).map(Value.decimal) ?? .missing,
        "dato": date, "flag": .flag(flag), "cpr": .text("6101900019"), "s": .secret(Secret("h")),
      ])
    }
    let empty = Value.record(fields.mapValues { _ in .missing })
    let expected: Value = .list([row(-12, "1234.5", true), row(0, "-0.5", false), empty])
    #expect(try await rows(content.utf8, fields) == expected)
  }

  @Test(arguments: [
    ("1.234,50", ValueType.decimal), ("1.5", .decimal), ("1,", .decimal), ("1e3", .decimal),
    ("+1", .integer),
    ("1,0", .integer), ("9223372036854775808", .integer), ("31-11-2026", .date),
    ("22-11-26", .date),
    ("måske", .flag), ("2", .flag), ("101900019", .cpr), ("320190-0019", .cpr),
  ])
  func value_isMalformed_whenOfAnotherType(text: String, type: ValueType) async throws {
    let detail = try await fault("a;b\n;1\n\(text);2\n".utf8, ["a": type])
    #expect(detail.hasPrefix("line 3: the column `a` is not "))
  }

  @Test func fictitiousNumber_isMalformed_whenModeIsProduction() async throws {
    let detail = try await fault("a\n610190-0019\n".utf8, ["a": .cpr], mode: .production)
    #expect(detail == "line 2: the column `a` is not a CPR number")
  }

  @Test func decimalPoint_isReadWhereItIsSaid() async throws {
    let point = try FileAdapter.Format.danish(decimalMark: ".")
    let expected = Value.list([
      .record(["a": Decimal(exactly: "1.5").map(Value.decimal) ?? .missing])
    ])
    #expect(try await rows("a\n1.5\n".utf8, ["a": .decimal], point) == expected)
  }

  @Test(arguments: [
    ("a;b\nx\n", "line 2: 1 fields, where the header has 2"),
    ("a;b\n\"x\ny\";1\nz;1;2\n", "line 4: 3 fields, where the header has 2"),
    ("a;b\nx;1\n\"y;\n\n", "line 3, column 1: a quotation mark that is never closed"),
    ("a;b\nx\"y;1\n", "line 2, column 2: a quotation mark inside a field without them"),
    ("a;b\n\"x\"y;1\n", "line 2, column 4: neither a delimiter nor a line end after a field"),
    ("a;b\rx;y\r", "line 1, column 5: neither a delimiter nor a line end after a field"),
    ("a;b\nx;\0\n", "line 2, column 3: a NUL byte"),
    ("", "the file has no header row"), ("b;c\n", "line 1: there is no column `a`"),
    ("a;a\n1;2\n", "line 1: there is more than one column `a`"),
  ])
  func damage_isNamedWithItsLine(content: String, detail: String) async throws {
    #expect(try await fault(content.utf8, ["a": .text]) == detail)
  }

  private func fault(
    _ content: some Sequence<UInt8>, _ fields: [String: ValueType],
    _ format: FileAdapter.Format? = nil,
    mode: CPRNumber.Mode = .test
  ) async throws -> String {
    let error = await #expect(throws: AdapterError.self) {
      try await rows(content, fields, format, mode: mode)
    }
    #expect(error?.code == .malformed)
    return error?.detail ?? ""
  }
}
