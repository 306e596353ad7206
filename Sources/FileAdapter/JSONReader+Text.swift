extension JSONReader {
  /// Reads a text from its opening quotation mark to its closing one.
  mutating func text() throws(LineFault) -> String {
    let opening = position
    position += 1
    var content: [UInt8] = []
    while let byte = peek {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"): content += UTF8.encode(try escaped()).map(Array.init) ?? []
      case 0..<0x20:
        throw fault("a control character in a text, not written as an escape", at: position - 1)
      default: content.append(byte)
      }
    }
    throw fault("a quotation mark that is never closed", at: opening)
  }

  /// The scalar that the escape behind a backslash stands for.
  private mutating func escaped() throws(LineFault) -> Unicode.Scalar {
    guard let byte = peek else { throw fault("the document ends in an escape") }
    position += 1
    if byte == UInt8(ascii: "u") { return try unicodeEscape() }
    guard let scalar = JSONReader.escapes[byte] else {
      throw fault("an unknown escape", at: position - 1)
    }
    return scalar
  }

  /// One or, for a scalar above U+FFFF, two groups of four hexadecimal digits.
  private mutating func unicodeEscape() throws(LineFault) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let start = position
    guard (0xD800..<0xDC00).contains(first), bytes[position...].starts(with: "\\u".utf8) else {
      throw fault("half of a surrogate pair", at: start)
    }
    position += 2
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else { throw fault("half of a surrogate pair", at: start) }
    return scalar
  }

  private mutating func hexadecimal() throws(LineFault) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("expected four hexadecimal digits") }
    position += 4
    return number
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
    UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
    UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]
}
