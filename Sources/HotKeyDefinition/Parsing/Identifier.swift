import Diagnostics

/// Which words a place of a definition takes for a name.
package enum NameRule: Sendable, Hashable {
  /// `forberedende-plan`.
  case simple
  /// Simple ones joined by periods.
  case dotted
  /// A column or key of somebody else's data, as an expression can name it.
  case column
  /// A field of a form, or a cell of a table: `ydelser[1].fra`.
  case field
  /// Any text that is not empty.
  case any

  package func allows(_ text: String) -> Bool {
    switch self {
    case .simple: Identifier.isSimple(text)
    case .dotted: Identifier.isDotted(text)
    case .column: Identifier.isColumn(text)
    case .field: Identifier.isField(text)
    case .any: !text.isEmpty
    }
  }
}

/// How ids and names may be spelled.
package enum Identifier {
  /// Bytes; an id stands in many a message, so that one without end would fill the memory.
  static let longest = 200

  /// `[a-z][a-z0-9]*`, and more of `[a-z0-9]+` after single hyphens.
  package static func isSimple(_ text: String) -> Bool {
    guard text.utf8.count <= longest, let first = text.utf8.first, (0x61...0x7A).contains(first)
    else { return false }
    var previous = first
    for byte in text.utf8.dropFirst() {
      switch byte {
      case 0x61...0x7A, 0x30...0x39: break
      case 0x2D where previous != 0x2D: break
      default: return false
      }
      previous = byte
    }
    return previous != 0x2D
  }

  /// Simple ids joined by periods.
  package static func isDotted(_ text: String) -> Bool {
    text.utf8.count <= longest
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
        isSimple(String($0))
      }
  }

  /// Whether the expression language has another use for the word.
  package static func isReserved(_ text: String) -> Bool {
    ExpressionParser.reserved.contains(text)
  }

  /// A column or key of somebody else's data, as an expression can name it.
  static func isColumn(_ text: String) -> Bool {
    guard text.utf8.count <= longest, let first = text.unicodeScalars.first, startsColumn(first),
      text.last != "-"
    else { return false }
    return text.unicodeScalars.allSatisfy {
      startsColumn($0) || ("0"..."9").contains($0) || $0 == "-"
    }
  }

  private static func startsColumn(_ scalar: Unicode.Scalar) -> Bool {
    Lexer.startsName(scalar)
  }

  /// `navn`, or `ydelser[1].fra`.
  static func isField(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return isSimple(text) }
    let table = parts[0].split(separator: "[", omittingEmptySubsequences: false)
    guard table.count == 2, table[1].last == "]" else { return false }
    return isSimple(String(table[0])) && Int(table[1].dropLast()).map { $0 > 0 } ?? false
      && isSimple(String(parts[1]))
  }

  /// What the person probably meant: Danish letters and spaces written as ids have them.
  package static func spelled(_ text: String) -> String? {
    var result = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "æ", "ä": result += "ae"
      case "ø", "ö": result += "oe"
      case "å": result += "aa"
      case " ", "_": result += "-"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return isDotted(result) ? result : nil
  }
}

extension Findings {
  /// A word that cannot be an id.
  mutating func malformed(_ scalar: YAMLScalar, isDotted: Bool = false) {
    guard scalar.text.utf8.count <= Identifier.longest else {
      add(
        .malformedID, "an id cannot be as long as this", at: scalar.range,
        label: "at most \(Identifier.longest) letters")
      return
    }
    let parts = isDotted ? ", parts joined by `.`" : ""
    let help =
      Identifier.spelled(scalar.text).map { isDotted || !$0.contains(".") ? $0 : nil } ?? nil
    add(
      .malformedID, "`\(scalar.text)` cannot be an id", at: scalar.range,
      label: "lower-case a-z, digits and single hyphens, a letter first\(parts)",
      help: help.map { "write `\($0)`" })
  }
}
