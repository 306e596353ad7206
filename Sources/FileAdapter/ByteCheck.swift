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
      if let detail = fault(in: content[start..<end], encoding: encoding) {
        throw LineFault(line: line, detail: detail)
      }
      start = end + 1
      line += 1
    }
    return content
  }

  private static func fault(in line: ArraySlice<UInt8>, encoding: CSVFormat.Encoding) -> String? {
    if line.contains(0) { return "a NUL byte" }
    switch encoding {
    case .utf8:
      let isPlain = line.allSatisfy { $0 < 0x80 }
      return isPlain || String(validating: line, as: UTF8.self) != nil ? nil : "not UTF-8"
    case .latin1:
      // These bytes are control characters in ISO-8859-1 but quotation marks, dashes and the euro
      // sign in Windows' own
      // encoding, which is what a file that has them is written in.
      let isPrintable = line.allSatisfy { !(0x80...0x9F).contains($0) }
      return isPrintable ? nil : "a byte that ISO-8859-1 does not print (is it Windows-1252?)"
    }
  }
}
