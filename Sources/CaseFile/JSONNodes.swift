import Diagnostics
import HotKeyDefinition

/// Reads a JSON document into positioned nodes: texts as quoted scalars, all else as plain ones.
///
/// YAML's reader would take what is no JSON, such as a comma before a bracket, and refuse what is,
/// such as an emoji written as two escapes.
///
/// - Shape: at most ``deepest`` levels; the first fault ends the reading with one finding.
/// - Errors: GV0402, GV0109; never with what stands in the document.
/// - Source: RFC 8259.
struct JSONNodes {
  static let deepest = 20

  private struct Stop: Error {}

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0
  private var findings: Findings

  static func read(_ file: SourceFile, into findings: inout Findings) -> YAMLNode? {
    var reader = JSONNodes(scalars: file.scalars, findings: findings)
    defer { findings = reader.findings }
    return try? reader.document()
  }

  private init(scalars: [Unicode.Scalar], findings: Findings) {
    self.scalars = scalars
    self.findings = findings
  }

  private mutating func document() throws(Stop) -> YAMLNode {
    let node = try value()
    skipSpace()
    guard index == scalars.count else { throw fault("something after the end of the document") }
    return node
  }

  private mutating func value() throws(Stop) -> YAMLNode {
    skipSpace()
    switch peek {
    case "{": return try nested(Self.mapping)
    case "[": return try nested(Self.sequence)
    case "\"": return .scalar(try text())
    default: return .scalar(try word())
    }
  }

  private mutating func nested(
    _ body: (inout JSONNodes) throws(Stop) -> YAMLNode
  ) throws(Stop) -> YAMLNode {
    guard depth < Self.deepest else { throw fault("more than \(Self.deepest) levels") }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  private static func mapping(_ reader: inout JSONNodes) throws(Stop) -> YAMLNode {
    let start = reader.index
    reader.index += 1
    var entries: [YAMLMapping.Entry] = []
    if !reader.take("}") {
      repeat {
        reader.skipSpace()
        guard reader.peek == "\"" else {
          throw reader.fault("expected a key in quotation marks")
        }
        let key = try reader.text()
        guard reader.take(":") else { throw reader.fault("expected `:` after a key") }
        let value = try reader.value()
        if entries.contains(where: { $0.key.text == key.text }) {
          reader.findings.add(.duplicateKey, "this key stands here twice", at: key.range)
        } else {
          entries.append(YAMLMapping.Entry(key: key, value: value))
        }
      } while reader.take(",")
      guard reader.take("}") else { throw reader.fault("expected `,` or `}`") }
    }
    return .mapping(YAMLMapping(entries: entries, range: start..<reader.index))
  }

  private static func sequence(_ reader: inout JSONNodes) throws(Stop) -> YAMLNode {
    let start = reader.index
    reader.index += 1
    var items: [YAMLNode] = []
    if !reader.take("]") {
      repeat { items.append(try reader.value()) } while reader.take(",")
      guard reader.take("]") else { throw reader.fault("expected `,` or `]`") }
    }
    return .sequence(YAMLSequence(items: items, range: start..<reader.index))
  }

  // MARK: Scalars

  /// `true`, `false`, `null` or a number.
  private mutating func word() throws(Stop) -> YAMLScalar {
    let start = index
    while let next = peek, !" \n\r\t,:[]{}\"".unicodeScalars.contains(next) { index += 1 }
    let word = String(String.UnicodeScalarView(scalars[start..<index]))
    guard ["true", "false", "null"].contains(word) || Self.isNumber(word) else {
      index = start
      throw fault("expected a value")
    }
    return YAMLScalar(text: word, style: .plain, range: start..<index)
  }

  private static func isNumber(_ word: String) -> Bool {
    word.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/) != nil
  }

  private mutating func text() throws(Stop) -> YAMLScalar {
    let start = index
    var units: [UInt16] = []
    index += 1
    while let next = peek {
      index += 1
      switch next {
      case "\"":
        guard let text = String(validating: units, as: UTF16.self) else {
          index = start
          throw fault("an escape in this text stands for no character")
        }
        return YAMLScalar(text: text, style: .doubleQuoted, range: start..<index)
      case "\\": units += try escape()
      case "\u{0}"..."\u{1F}":
        index -= 1
        throw fault("a line end or tab in a text is written `\\n` or `\\t`")
      default: units += String(next).utf16
      }
    }
    index = start
    throw fault("this text is never closed")
  }

  private mutating func escape() throws(Stop) -> [UInt16] {
    guard let next = peek else { throw fault("the file ends in the middle of a text") }
    index += 1
    if next == "u" {
      let digits = scalars[index...].prefix(4)
      let text = String(String.UnicodeScalarView(digits))
      guard digits.count == 4, text.utf8.allSatisfy(\.isHexDigit),
        let unit = UInt16(text, radix: 16)
      else { throw fault("expected four digits after `\\u`") }
      index += 4
      return [unit]
    }
    let meanings: [Unicode.Scalar: UInt16] = [
      "\"": 0x22, "\\": 0x5C, "/": 0x2F, "b": 0x08, "f": 0x0C, "n": 0x0A, "r": 0x0D, "t": 0x09,
    ]
    guard let unit = meanings[next] else {
      index -= 1
      throw fault("unknown escape after `\\` in a text")
    }
    return [unit]
  }

  // MARK: Signs

  private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    skipSpace()
    guard peek == sign else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while let next = peek, " \n\r\t".unicodeScalars.contains(next) { index += 1 }
  }

  private mutating func fault(_ message: String) -> Stop {
    let end = min(index + 1, scalars.count)
    findings.add(.jsonSyntax, message, at: min(index, end)..<end)
    return Stop()
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    (0x30...0x39).contains(self) || (0x61...0x66).contains(self | 0x20)
  }
}
