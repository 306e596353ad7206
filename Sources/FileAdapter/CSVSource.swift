import CaseData

import struct Foundation.Decimal

/// Answers a question from the bytes of a CSV file.
struct CSVSource {
  private let bytes: [UInt8]
  private let format: CSVFormat
  private let cancellation: BlockingWork.Cancellation

  init(_ bytes: [UInt8], format: CSVFormat, cancellation: BlockingWork.Cancellation) {
    self.bytes = bytes
    self.format = format
    self.cancellation = cancellation
  }

  /// - Throws: ``AdapterError``, `CancellationError`.
  func answer(_ question: FileQuestion) throws -> Value {
    do {
      let content = try ByteCheck.checked(
        bytes, encoding: format.encoding, cancellation: cancellation)
      var records = CSVRecords(
        content, delimiter: format.delimiter, encoding: format.encoding)
      guard let header = try records.next() else {
        throw question.faults.malformed("the file has no header row")
      }
      let places = try places(of: question, in: header)
      return try rows(of: &records, question, places: places, width: header.fields.count)
    } catch let fault as LineFault {
      throw question.faults.malformed(fault)
    }
  }

  /// Looks at encoding and header only.
  ///
  /// - Throws: ``AdapterError`` where no row could answer the question; `CancellationError`.
  func inspect(for question: FileQuestion) throws {
    do {
      let content = try ByteCheck.checked(
        bytes, encoding: format.encoding, cancellation: cancellation)
      var records = CSVRecords(
        content, delimiter: format.delimiter, encoding: format.encoding)
      guard let header = try records.next() else {
        throw question.faults.malformed("the file has no header row")
      }
      _ = try places(of: question, in: header)
    } catch let fault as LineFault {
      throw question.faults.malformed(fault)
    }
  }

  private func rows(
    of records: inout CSVRecords, _ question: FileQuestion, places: [String: Int], width: Int
  ) throws -> Value {
    var rows = RowCollector(question.signature.shape)
    while let record = try records.next() {
      try cancellation.check()
      if width > 1, record.isBlank { continue }
      guard record.fields.count == width else {
        throw LineFault(
          line: record.line, detail: "\(record.fields.count) fields, where the header has \(width)")
      }
      let isWanted = question.fits { column, type in
        places[column].flatMap { value(of: record.fields[$0], as: type, mode: question.mode) }
      }
      guard isWanted else { continue }
      let row = try row(record, question, places: places)
      try rows.add(row, fault: question.faults.malformed)
    }
    return rows.answer
  }

  private func row(
    _ record: CSVRecords.Record, _ question: FileQuestion, places: [String: Int]
  ) throws(LineFault) -> [String: Value] {
    var row: [String: Value] = [:]
    for (name, type) in question.signature.fields {
      guard let place = places[name] else { continue }
      guard let value = value(of: record.fields[place], as: type, mode: question.mode) else {
        throw LineFault(line: record.line, detail: "the column `\(name)` is not \(type.noun)")
      }
      row[name] = value
    }
    return row
  }

  /// The place of each column that the question uses.
  private func places(
    of question: FileQuestion, in header: CSVRecords.Record
  ) throws(AdapterError) -> [String: Int] {
    let names = header.fields.map { text(of: $0).normalisedText }
    let wanted = Set(question.signature.fields.keys).union(question.conditions.map(\.column))
    var places: [String: Int] = [:]
    for name in wanted.sorted() {
      let found = names.indices.filter { names[$0] == name }
      guard let place = found.first else {
        throw question.faults.malformed(
          LineFault(line: 1, detail: "there is no column `\(name)`"))
      }
      guard found.count == 1 else {
        throw question.faults.malformed(
          LineFault(line: 1, detail: "there is more than one column `\(name)`"))
      }
      places[name] = place
    }
    return places
  }

  /// The field's content, `nil` where it is not of the type.
  ///
  /// An empty field holds nothing, unless it is a text in quotation marks.
  private func value(
    of field: CSVRecords.Field, as type: ValueType, mode: CPRNumber.Mode
  ) -> Value? {
    let text = text(of: field)
    if text.isEmpty { return type == .text && field.isQuoted ? .text("") : .missing }
    switch type {
    case .text: return .text(text.normalisedText)
    case .secret: return .secret(Secret(text))
    case .integer: return Int(digits: text).map(Value.integer)
    case .decimal: return Decimal(exactly: text, decimalMark: format.decimalMark).map(Value.decimal)
    case .date: return (CalendarDate(iso: text) ?? CalendarDate(danish: text)).map(Value.date)
    case .flag: return CSVSource.flags[text.lowercased()].map(Value.flag)
    case .cpr: return (try? CPRNumber(text, mode: mode)).map { .text($0.digits) }
    case .record, .list, .unknown: return nil
    }
  }

  private func text(of field: CSVRecords.Field) -> String {
    var content = Array(bytes[field.range])
    if field.isDoubled { content = CSVSource.undoubled(content) }
    switch format.encoding {
    case .utf8: return String(decoding: content, as: UTF8.self)
    case .latin1:
      var scalars = String.UnicodeScalarView()
      scalars.append(contentsOf: content.lazy.map { Unicode.Scalar($0) })
      return String(scalars)
    }
  }

  /// One quotation mark for each pair.
  private static func undoubled(_ content: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var skip = false
    for byte in content {
      skip = byte == 0x22 && !skip
      if !skip { result.append(byte) }
    }
    return result
  }

  private static let flags = [
    "0": false, "nej": false, "false": false, "1": true, "ja": true, "true": true,
  ]
}

extension CSVRecords.Record {
  fileprivate var isBlank: Bool {
    fields.count == 1 && fields[0].range.isEmpty && !fields[0].isQuoted
  }
}

extension Int {
  /// Digits with an optional minus and nothing else; Swift's own reading takes a plus as well.
  init?(digits text: String) {
    guard text.first != "+" else { return nil }
    self.init(text)
  }
}
