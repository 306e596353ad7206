/// Cuts a CSV file into records and fields.
///
/// - Shape: fields between delimiters; a field in quotation marks may hold delimiters, line breaks
///   and doubled quotation
///   marks. Lines end with CR LF or LF. Empty lines are passed over where records have more than
///   one field.
/// - Source: RFC 4180, with the delimiter left open.
struct CSVRecords {
  /// Fields of a record: a file of delimiters alone would fill the memory.
  static let mostFields = 10_000

  /// One field: where its content stands, without the quotation marks around it.
  struct Field {
    let range: Range<Int>
    let isQuoted: Bool
    /// Whether it holds doubled quotation marks.
    let isDoubled: Bool
  }

  /// One record and the line it begins on, from 1.
  struct Record {
    let fields: [Field]
    let line: Int
  }

  private let bytes: ArraySlice<UInt8>
  private let delimiter: UInt8
  private let encoding: CSVFormat.Encoding
  private var position: Int
  private var line = 1

  init(_ bytes: ArraySlice<UInt8>, delimiter: UInt8, encoding: CSVFormat.Encoding = .utf8) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.encoding = encoding
    position = bytes.startIndex
  }

  /// The next record, `nil` after the last.
  mutating func next() throws(LineFault) -> Record? {
    guard position < bytes.endIndex else { return nil }
    let start = line
    var fields: [Field] = []
    while true {
      guard fields.count < CSVRecords.mostFields else {
        throw fault("more than \(CSVRecords.mostFields) fields", at: position)
      }
      fields.append(try field())
      guard position < bytes.endIndex, bytes[position] == delimiter else { break }
      position += 1
    }
    try endLine()
    return Record(fields: fields, line: start)
  }

  private mutating func field() throws(LineFault) -> Field {
    if position < bytes.endIndex, bytes[position] == Byte.quote { return try quotedField() }
    let start = position
    while position < bytes.endIndex {
      switch bytes[position] {
      case delimiter, Byte.lineFeed, Byte.carriageReturn:
        return Field(range: start..<position, isQuoted: false, isDoubled: false)
      case Byte.quote:
        throw fault("a quotation mark inside a field without them", at: position)
      default: position += 1
      }
    }
    return Field(range: start..<position, isQuoted: false, isDoubled: false)
  }

  private mutating func quotedField() throws(LineFault) -> Field {
    let opening = position
    position += 1
    let start = position
    var isDoubled = false
    while position < bytes.endIndex {
      switch bytes[position] {
      case Byte.quote where position + 1 < bytes.endIndex && bytes[position + 1] == Byte.quote:
        isDoubled = true
        position += 2
      case Byte.quote:
        position += 1
        return Field(range: start..<position - 1, isQuoted: true, isDoubled: isDoubled)
      case Byte.lineFeed:
        line += 1
        position += 1
      default: position += 1
      }
    }
    throw fault("a quotation mark that is never closed", at: opening)
  }

  private mutating func endLine() throws(LineFault) {
    guard position < bytes.endIndex else { return }
    if bytes[position] == Byte.carriageReturn { position += 1 }
    guard position < bytes.endIndex, bytes[position] == Byte.lineFeed else {
      throw fault("neither a delimiter nor a line end after a field", at: position)
    }
    position += 1
    line += 1
  }

  private func fault(_ detail: String, at place: Int) -> LineFault {
    LineFault(at: place, of: bytes, encoding: encoding, detail: detail)
  }
}

private enum Byte {
  static let quote: UInt8 = 0x22
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
}
