import Diagnostics

/// How ids and names may be spelled.
enum Identifier {
  /// `[a-z][a-z0-9]*`, and more of `[a-z0-9]+` after single hyphens.
  static func isSimple(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
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
  static func isDotted(_ text: String) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { isSimple(String($0)) }
  }

  /// A column or key of somebody else's data, as an expression can name it.
  static func isColumn(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, startsColumn(first), text.last != "-" else {
      return false
    }
    return text.unicodeScalars.allSatisfy {
      startsColumn($0) || ("0"..."9").contains($0) || $0 == "-"
    }
  }

  private static func startsColumn(_ scalar: Unicode.Scalar) -> Bool {
    Lexer.startsName(scalar)
  }

  /// What the person probably meant: Danish letters and spaces written as ids have them.
  static func spelled(_ text: String) -> String? {
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
    let parts = isDotted ? ", parts joined by `.`" : ""
    let help =
      Identifier.spelled(scalar.text).map { isDotted || !$0.contains(".") ? $0 : nil } ?? nil
    add(
      .malformedID, "`\(scalar.text)` cannot be an id", at: scalar.range,
      label: "lower-case a-z, digits and single hyphens, a letter first\(parts)",
      help: help.map { "write `\($0)`" })
  }
}
