@_spi(_Unicode) import Swift

/// Makes a text fit for a field: data must never act as keys, and never show in another order than
/// it is written.
///
/// The rules, after NFC:
///
/// 1. *Single line*: a run of line ends and tabs becomes one space; at the beginning and end it is
///    left out.
/// 2. *Several lines*: every line end (CR LF, CR, U+2028, U+2029) becomes `\n`, a tab becomes a
///    space.
/// 3. *Control characters* (U+0000-U+001F, U+007F-U+009F, but for the line ends and tabs above) are
///    refused.
/// 4. *Bidi controls* (U+061C, U+200E, U+200F, U+202A-U+202E, U+2066-U+2069) are refused: they turn
///    the order of what is shown.
/// 5. *Size*: over 1 MB of UTF-8 is refused.
///
/// - Source: Unicode Standard Annex 9 (bidi controls); issue "What bad input gets".
package struct FieldText {
  package enum Lines: Sendable { case single, several }

  /// Why a text is refused; holds no text.
  package enum Refusal: Error, Sendable, Hashable {
    /// The code point, `U+0000`.
    case control(String)
    /// The code point, `U+202E`.
    case direction(String)
    case tooLarge
  }

  /// The text as it may be written.
  package static func cleaned(_ text: String, _ lines: Lines) throws(Refusal) -> String {
    guard text.utf8.count <= Evaluator.largestText else { throw .tooLarge }
    var result = String.UnicodeScalarView()
    /// A line end or tab of a single line is written when something follows it.
    var pendingSpace = false
    var afterReturn = false
    for scalar in text._nfc {
      defer { afterReturn = scalar == "\r" }
      switch (kind(of: scalar), lines) {
      case (.control, _): throw .control(codePoint(scalar))
      case (.direction, _): throw .direction(codePoint(scalar))
      case (.lineEnd, .several):
        if !(scalar == "\n" && afterReturn) { result.append("\n") }
      case (.tab, .several): result.append(" ")
      case (.lineEnd, .single), (.tab, .single): pendingSpace = !result.isEmpty
      case (.plain, _):
        if pendingSpace { result.append(" ") }
        pendingSpace = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  private enum Kind { case plain, lineEnd, tab, control, direction }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x0A, 0x0D, 0x2028, 0x2029: .lineEnd
    case 0x09: .tab
    case 0x00...0x1F, 0x7F...0x9F: .control
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: .direction
    default: .plain
    }
  }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
