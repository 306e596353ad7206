import CaseData

import struct Foundation.Decimal

/// Answers a question from the bytes of a JSON file.
struct JSONSource {
  private let bytes: [UInt8]
  private let cancellation: BlockingWork.Cancellation

  init(_ bytes: [UInt8], cancellation: BlockingWork.Cancellation) {
    self.bytes = bytes
    self.cancellation = cancellation
  }

  /// - Throws: ``AdapterError``, `CancellationError`.
  func answer(_ question: FileQuestion) throws -> Value {
    var rows = RowCollector(question.signature.shape)
    for record in try records(of: document(question.faults), for: question) {
      try cancellation.check()
      let isWanted = question.fits { key, type in
        record[key]?.value(as: type, mode: question.mode)
      }
      guard isWanted else { continue }
      try rows.add(row(record, question), fault: question.faults.malformed)
    }
    return rows.answer
  }

  /// Looks at the document and at the query's path in it; no value is read.
  ///
  /// - Throws: ``AdapterError`` where nothing could answer the question; `CancellationError`.
  func inspect(for question: FileQuestion) throws {
    _ = try records(of: document(question.faults), for: question)
  }

  private func document(_ faults: FileFaults) throws -> JSONDocument {
    do {
      let content = try ByteCheck.checked(bytes, encoding: .utf8, cancellation: cancellation)
      var reader = JSONReader(content, cancellation: cancellation)
      return try reader.document()
    } catch let fault as LineFault {
      throw faults.malformed(fault)
    }
  }

  /// What stands at the query's path, as records.
  private func records(
    of document: JSONDocument, for question: FileQuestion
  ) throws(AdapterError) -> [[String: JSONDocument]] {
    var place = document
    for key in question.at {
      guard case .record(let members) = place, let next = members[key] else {
        throw question.faults.malformed(
          "the document has no `\(question.at.joined(separator: "."))`")
      }
      place = next
    }
    switch (place, question.signature.shape) {
    case (.null, _): return []
    case (.record(let members), .record): return [members]
    case (.list(let elements), _):
      var records: [[String: JSONDocument]] = []
      for element in elements {
        guard case .record(let members) = element else {
          throw question.faults.malformed("the list holds something that is no record")
        }
        records.append(members)
      }
      return records
    default: throw question.faults.malformed("there is no \(question.expected) where it should be")
    }
  }

  private func row(
    _ record: [String: JSONDocument], _ question: FileQuestion
  ) throws(AdapterError) -> [String: Value] {
    var row: [String: Value] = [:]
    for (name, type) in question.signature.fields.sorted(by: { $0.key < $1.key }) {
      guard let value = (record[name] ?? .null).value(as: type, mode: question.mode) else {
        throw question.faults.malformed("the key `\(name)` is not \(type.noun)")
      }
      row[name] = value
    }
    return row
  }
}

extension FileQuestion {
  fileprivate var expected: String { signature.shape == .list ? "list" : "record" }
}

extension JSONDocument {
  /// `nil` where it is not of the type; `null` is ``Value/missing`` of every type.
  fileprivate func value(as type: ValueType, mode: CPRNumber.Mode) -> Value? {
    switch (self, type) {
    case (.null, _): .missing
    case (.text(let text), .text): .text(text.normalisedText)
    case (.text(let text), .secret): .secret(Secret(text))
    case (.text(let text), .date): CalendarDate(iso: text).map(Value.date)
    case (.text(let text), .cpr): (try? CPRNumber(text, mode: mode)).map { .text($0.digits) }
    case (.text(let text), .decimal): Decimal(exactly: text).map(Value.decimal)
    case (.number(let number), .integer): Int(number).map(Value.integer)
    case (.number(let number), .decimal): Decimal(jsonNumber: number).map(Value.decimal)
    case (.flag(let flag), .flag): .flag(flag)
    default: nil
    }
  }
}

extension Decimal {
  /// `12.50`, `1.2e3`; `nil` where it would not be exact.
  fileprivate init?(jsonNumber text: String) {
    let parts = text.split(whereSeparator: { $0 == "e" || $0 == "E" })
    guard let mantissa = parts.first.flatMap({ Decimal(exactly: String($0)) }) else { return nil }
    guard parts.count == 2 else {
      self = mantissa
      return
    }
    // Far from the limits of the type, where it would round.
    guard let exponent = Int(parts[1]), abs(exponent) <= 60 else { return nil }
    self.init(
      sign: mantissa.sign, exponent: exponent, significand: mantissa.magnitude)
  }
}
