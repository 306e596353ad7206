package import Diagnostics

/// A definition or text as it stood on the disk, found fit to be parsed.
///
/// - Shape: valid UTF-8 without byte order mark, at most ``DefinitionFile/largest`` bytes; line
///   ends as
///   they were (`\n` or `\r\n`).
package struct DefinitionFile: Sendable {
  /// Bytes a file may have.
  package static let largest = 1_048_576

  package let source: SourceFile
  package let bytes: [UInt8]

  /// Takes `bytes` under the name `path`, unless something in them has no place in a definition.
  ///
  /// `size` is how large it is on the disk, where not all of it was read.
  ///
  /// - Returns: the file, or `nil` and what is wrong with it.
  package static func screened(
    _ bytes: [UInt8], path: String, size: Int? = nil
  ) -> (file: DefinitionFile?, diagnostics: [Diagnostic]) {
    guard size ?? bytes.count <= largest else { return (nil, [tooLarge(path)]) }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard let text = String(validating: content, as: UTF8.self) else {
      return (nil, [notUTF8(content, path: path)])
    }
    let source = SourceFile(path: path, text: text)
    var findings = Findings(source)
    ControlCharacters.refuse(in: &findings)
    let file = DefinitionFile(source: source, bytes: content)
    return (findings.hasErrors ? nil : file, findings.diagnostics)
  }

  private static func tooLarge(_ path: String) -> Diagnostic {
    Diagnostic(
      .fileTooLarge, .error, "the file is larger than 1 MB",
      at: SourceSpan(file: SourceFile(path: path, text: ""), range: 0..<0),
      help: "a definition is a few pages of text; is this the right file?")
  }

  private static func notUTF8(_ bytes: [UInt8], path: String) -> Diagnostic {
    let source = SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
    let place = validScalars(bytes)
    return Diagnostic(
      .invalidEncoding, .error, "the file is not UTF-8",
      at: SourceSpan(file: source, range: place..<place + 1), label: "no UTF-8 from here",
      help: "save it as UTF-8; older editors write Danish letters as ISO-8859-1")
  }

  /// How many scalars stand before the first byte that is none.
  private static func validScalars(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    var count = 0
    while case .scalarValue = decoder.decode(&rest) { count += 1 }
    return count
  }
}

/// Characters that nobody sees, or that make a text look other than it is.
enum ControlCharacters {
  /// Adds one finding at the first of them.
  static func refuse(in findings: inout Findings) {
    let scalars = findings.file.scalars
    var first: Int?
    var count = 0
    for index in scalars.indices where isRefused(scalars, index) {
      if first == nil { first = index }
      count += 1
    }
    guard let first else { return }
    let more = count > 1 ? [Diagnostic.Note("\(count - 1) more in this file")] : []
    findings.add(
      .controlCharacter, "\(name(scalars[first])) has no place in a definition",
      at: first..<first + 1, notes: more, help: "delete it; it is not visible in most editors")
  }

  private static func isRefused(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    switch scalars[index].value {
    case 0x20...0x7E, 0x0A, 0x09: false
    case 0x0D: index + 1 >= scalars.count || scalars[index + 1] != "\n"
    case 0xA0...0x200D, 0x2010...0x2027, 0x202F...0x2065, 0x206A...0xFEFE, 0xFF00...0xFFFD: false
    case 0x10000...: false
    default: true
    }
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x00: return "NUL"
    case 0x0D: return "a carriage return without a line feed"
    case 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: return "a mark for text direction"
    case 0xFEFF: return "a byte order mark inside the file"
    case 0x85, 0x2028, 0x2029: return "a Unicode line break"
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return "control character U+\(padded)"
    }
  }
}

/// Tabs before the first word of a line, where YAML counts spaces.
enum Indentation {
  /// Adds one finding at the first tab that stands in the indentation of a line of `range`.
  static func refuseTabs(in range: Range<Int>, _ findings: inout Findings) {
    let scalars = findings.file.scalars
    var first: Range<Int>?
    var lines = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      while index < range.upperBound, scalars[index] == " " || scalars[index] == "\t" { index += 1 }
      if let tab = scalars[start..<index].firstIndex(of: "\t"), !isBlank(scalars, index) {
        if first == nil { first = tab..<index }
        lines += 1
      }
      index = (scalars[index..<range.upperBound].firstIndex(of: "\n") ?? range.upperBound - 1) + 1
    }
    guard let first else { return }
    let more = lines > 1 ? [Diagnostic.Note("\(lines - 1) more in this file")] : []
    findings.add(
      .tabIndentation, "tab in the indentation of a line", at: first, notes: more,
      help: "indent with spaces, two for each level")
  }

  private static func isBlank(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    index >= scalars.count || scalars[index] == "\n" || scalars[index] == "\r"
  }
}
