import CaseData

/// Looks at every byte of a file before anything is made of it.
enum ByteCheck {
  /// The bytes without a byte order mark.
  ///
  /// - Throws: ``LineFault`` at a NUL byte and at bytes that the encoding does not have;
  ///   `CancellationError`.
  static func checked(
    _ bytes: [UInt8], encoding: CSVFormat.Encoding, cancellation: BlockingWork.Cancellation
  ) throws -> ArraySlice<UInt8> {
    let hasMark = encoding == .utf8 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let content = bytes.dropFirst(hasMark ? 3 : 0)
    var start = content.startIndex
    var line = 1
    while start < content.endIndex {
      try cancellation.check()
      let end = content[start...].firstIndex(of: 0x0A) ?? content.endIndex
      if let (column, detail) = fault(in: content[start..<end], encoding: encoding) {
        throw LineFault(line: line, column: column, detail: detail)
      }
      start = end + 1
      line += 1
    }
    return content
  }

  private static func fault(
    in line: ArraySlice<UInt8>, encoding: CSVFormat.Encoding
  ) -> (column: Int, detail: String)? {
    switch encoding {
    case .utf8: return faultOfUTF8(line)
    case .latin1:
      if let nul = line.firstIndex(of: 0) { return (nul - line.startIndex + 1, "a NUL byte") }
      // These bytes are control characters in ISO-8859-1 but quotation marks, dashes and the euro
      // sign in Windows' own
      // encoding, which is what a file that has them is written in.
      guard let place = line.firstIndex(where: { (0x80...0x9F).contains($0) }) else { return nil }
      return (
        place - line.startIndex + 1,
        "a byte that ISO-8859-1 does not print (is it Windows-1252?)"
      )
    }
  }

  private static func faultOfUTF8(_ line: ArraySlice<UInt8>) -> (column: Int, detail: String)? {
    if line.allSatisfy({ (0x01..<0x80).contains($0) }) { return nil }
    var decoder = UTF8()
    var bytes = line.makeIterator()
    var column = 1
    while true {
      switch decoder.decode(&bytes) {
      case .scalarValue("\0"): return (column, "a NUL byte")
      case .scalarValue: column += 1
      case .emptyInput: return nil
      case .error: return (column, "not UTF-8")
      }
    }
  }
}
