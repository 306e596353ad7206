import CaseData

/// Reads a JSON document.
///
/// Foundation's reader makes a binary floating point number of 0.1, keeps one of two equal keys
/// without a word, and cannot be
/// cancelled; its errors quote the document. Hence this one.
///
/// - Shape: at most 64 levels deep, at most ``mostValues`` values.
/// - Errors: ``LineFault``, never with what stands in the document.
/// - Source: RFC 8259.
struct JSONReader {
  private static let deepest = 64
  /// Ten thousand rows of two hundred values; each takes some 60 bytes, so that a file of brackets
  /// alone would fill the memory.
  static let mostValues = 2_000_000

  let bytes: ArraySlice<UInt8>
  private let cancellation: BlockingWork.Cancellation
  var position: Int
  private var depth = 0
  private var values = 0

  /// - Parameters:
  ///   - bytes: valid UTF-8 without a byte order mark.
  ///   - cancellation: looked at before each value.
  init(_ bytes: ArraySlice<UInt8>, cancellation: BlockingWork.Cancellation) {
    self.bytes = bytes
    self.cancellation = cancellation
    position = bytes.startIndex
  }

  /// The one value the document holds.
  mutating func document() throws -> JSONDocument {
    let document = try value()
    skipSpace()
    guard position == bytes.endIndex else { throw fault("something after the document's end") }
    return document
  }

  private mutating func value() throws -> JSONDocument {
    try cancellation.check()
    skipSpace()
    guard values < JSONReader.mostValues else {
      throw fault("more than \(JSONReader.mostValues) values")
    }
    values += 1
    switch peek {
    case UInt8(ascii: "{"): return try nested { reader in .record(try reader.members()) }
    case UInt8(ascii: "["): return try nested { reader in .list(try reader.elements()) }
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func nested(
    _ body: (inout JSONReader) throws -> JSONDocument
  ) throws -> JSONDocument {
    guard depth < JSONReader.deepest else { throw fault("more than \(JSONReader.deepest) levels") }
    depth += 1
    defer { depth -= 1 }
    position += 1
    return try body(&self)
  }

  private mutating func members() throws -> [String: JSONDocument] {
    var members: [String: JSONDocument] = [:]
    if take("}") { return members }
    repeat {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw fault("expected a key in quotation marks") }
      let place = position
      let key = try text().normalisedText
      guard take(":") else { throw fault("expected a colon after the key") }
      guard members.updateValue(try value(), forKey: key) == nil else {
        throw fault("the same key twice in one object", at: place)
      }
    } while take(",")
    guard take("}") else { throw fault("expected a comma or a closing brace") }
    return members
  }

  private mutating func elements() throws -> [JSONDocument] {
    var elements: [JSONDocument] = []
    if take("]") { return elements }
    repeat { elements.append(try value()) } while take(",")
    guard take("]") else { throw fault("expected a comma or a closing bracket") }
    return elements
  }

  private mutating func word(_ word: String, _ document: JSONDocument) throws -> JSONDocument {
    guard bytes[position...].starts(with: word.utf8) else { throw fault("expected a value") }
    position += word.utf8.count
    return document
  }

  private mutating func number() throws -> String {
    let start = position
    if peek == UInt8(ascii: "-") { position += 1 }
    let whole = position
    let count = digits()
    guard count == 1 || (count > 1 && bytes[whole] != UInt8(ascii: "0")) else {
      throw fault("expected a value", at: start)
    }
    if peek == UInt8(ascii: ".") { try digitsBehindSign() }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      let next = bytes[position...].dropFirst().first
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try digitsBehindSign()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digitsBehindSign() throws {
    position += 1
    guard digits() > 0 else { throw fault("expected a digit") }
  }

  /// Steps over digits and counts them.
  private mutating func digits() -> Int {
    let start = position
    while let byte = peek, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }

  /// The byte ahead, `nil` at the end.
  var peek: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  /// Steps over the sign and the space before it, or over the space alone and answers `false`.
  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    skipSpace()
    guard peek == UInt8(ascii: sign) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  /// A fault at a place, here if none is named.
  func fault(_ detail: String, at place: Int? = nil) -> LineFault {
    LineFault(at: place ?? position, of: bytes, detail: detail)
  }
}
