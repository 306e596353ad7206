import CaseData
import Foundation

@testable import FileAdapter

/// A CSV file; the first byte says how it is written.
struct CSVExamination {
  private let format: CSVFormat
  private let content: [UInt8]

  init?(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return nil }
    let delimiters: [Character] = [";", ",", "\t", " "]
    guard
      let format = CSVFormat(
        delimiter: delimiters[Int(first & 3)], encoding: first & 4 == 0 ? .utf8 : .latin1,
        decimalMark: first & 8 == 0 ? "," : ".")
    else { return nil }
    self.format = format
    content = Array(bytes.dropFirst())
  }

  func examine() throws {
    for shape in [AdapterQuery.Shape.list, .record] {
      let question = try FileExamination.question(shape)
      let source = CSVSource(content, format: format, cancellation: .init())
      try FileExamination.examine(question, in: content) { try source.answer(question) }
      try FileExamination.examine(question, in: content) {
        try source.inspect(for: question)
        return .missing
      }
    }
    try writeAndReadAgain()
  }

  /// Records lie in the file in their order, and are the same when every field is quoted.
  private func writeAndReadAgain() throws {
    guard let (records, whole) = Self.records(content[...], format.delimiter) else { return }
    try promise(zip(records, records.dropFirst()).allSatisfy { $0.line < $1.line }, "lines go back")
    var written: [UInt8] = []
    for record in records {
      for (index, field) in record.fields.enumerated() {
        if index > 0 { written.append(format.delimiter) }
        written += [0x22] + field.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
      }
      written += [0x0D, 0x0A]
    }
    guard whole, let (copy, _) = Self.records(written[...], format.delimiter) else {
      return try promise(!whole, "records cannot be read again")
    }
    try promise(copy.map(\.fields) == records.map(\.fields), "records read otherwise")
  }

  /// The records before the first fault, and whether there is none.
  private static func records(
    _ content: ArraySlice<UInt8>, _ delimiter: UInt8
  ) -> (records: [(fields: [[UInt8]], line: Int)], isWhole: Bool)? {
    var reader = CSVRecords(content, delimiter: delimiter)
    var records: [(fields: [[UInt8]], line: Int)] = []
    do {
      while let record = try reader.next() {
        records.append((record.fields.map { plain(content[$0.range], $0) }, record.line))
      }
      return (records, true)
    } catch {
      return (records, false)
    }
  }

  private static func plain(
    _ content: ArraySlice<UInt8>, _ field: CSVRecords.Field
  ) -> [UInt8] {
    guard field.isDoubled else { return Array(content) }
    var rest = content
    var plain: [UInt8] = []
    while let byte = rest.popFirst() {
      plain.append(byte)
      if byte == 0x22 { rest = rest.dropFirst() }
    }
    return plain
  }
}

/// A question to a file, and what its answer keeps.
enum FileExamination {
  private static let fields: [String: ValueType] = [
    "navn": .text, "cpr": .cpr, "antal": .integer, "beloeb": .decimal, "dato": .date,
    "aktiv": .flag, "kode": .secret,
  ]

  static func question(_ shape: AdapterQuery.Shape, at: [String] = []) throws -> FileQuestion {
    let query = FileAdapter.Query(
      at: at, match: shape == .record ? ["navn": "navn"] : [:],
      parameters: shape == .record ? [.init("navn", .text)] : [], shape: shape, fields: fields)
    return try FileQuestion(
      query, arguments: shape == .record ? [("navn", .text("Åse"))] : [], mode: .test,
      faults: FileFaults(adapter: "fil", query: "q"))
  }

  /// An answer has the declared types; a refusal quotes nothing of the file.
  static func examine(
    _ question: FileQuestion, in content: [UInt8], _ answer: () throws -> Value
  ) throws {
    do {
      try examine(try answer())
    } catch let error as AdapterError {
      try promise(error.code == .malformed, "a file is \(error.code.rawValue)")
      try promise(
        !error.detail.contains { $0.isNewline } && error.detail.utf8.count < 200,
        "a refusal is no sentence")
    }
  }

  private static func examine(_ value: Value) throws {
    switch value {
    case .list(let rows): for row in rows { try examine(row) }
    case .record(let record):
      for (name, type) in fields {
        try promise(fits(record[name] ?? .missing, type), "the column `\(name)` is of another type")
      }
    default: try promise(value == .missing, "the answer is neither list nor record")
    }
  }

  private static func fits(_ value: Value, _ type: ValueType) -> Bool {
    switch (value, type) {
    case (.missing, _), (.text, .text), (.integer, .integer), (.date, .date), (.flag, .flag): true
    case (.secret, .secret): true
    case (.decimal(let number), .decimal): !number.isNaN
    case (.text(let digits), .cpr): digits.utf8.count == 10
    default: false
    }
  }
}
