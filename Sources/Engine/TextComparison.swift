import CaseData
import Foundation
package import HotKeyDefinition

/// Whether a field holds what it should.
package enum TextComparison {
  /// Compares what was written with what came back, by the field's kind.
  ///
  /// Line ends and Unicode normalisation never count. A date or a number may come back in another
  /// form of the same
  /// day or amount; a text may not.
  ///
  /// - Parameter toolkit: Tk hands back one line break too many at the end of a multi-line text.
  package static func matches(
    expected: String, found: String, kind: FormField.Kind, toolkit: ToolkitProfile.Toolkit
  ) -> Bool {
    let expected = normalised(expected)
    var found = normalised(found)
    if toolkit == .tk, found == expected + "\n" { found = expected }
    if expected == found { return true }
    switch kind {
    case .date:
      guard let day = date(expected) else { return false }
      return day == date(found)
    case .number:
      guard let amount = number(expected) else { return false }
      return amount == number(found)
    case .text, .multiline, .choice, .checkbox, .readOnly: return false
    }
  }

  /// Compares with what accessibility tells of a field.
  ///
  /// Firefox counts in UTF-16 there: it loses or replaces characters beyond U+FFFF, or puts a
  /// U+FEFF
  /// behind them, so in Firefox those do not count;
  /// the text itself was compared in full when it was read back.
  package static func matchesAsTold(
    expected: String, told: String, kind: FormField.Kind, toolkit: ToolkitProfile.Toolkit
  ) -> Bool {
    if matches(expected: expected, found: told, kind: kind, toolkit: toolkit) { return true }
    guard toolkit == .firefox else { return false }
    return matches(
      expected: withoutAstral(expected), found: withoutAstral(told), kind: kind, toolkit: toolkit)
  }

  private static func withoutAstral(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter {
          $0.value <= 0xffff && $0 != "\u{fffd}" && $0 != "\u{feff}"
        }))
  }

  /// NFC with `\n` line ends, no-break spaces as they are.
  package static func normalised(_ text: String) -> String {
    text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
      .precomposedStringWithCanonicalMapping
  }

  private static func date(_ text: String) -> CalendarDate? {
    CalendarDate(danish: text) ?? CalendarDate(iso: text)
  }

  /// Reads `1.234,50`, `1234,5` and `1234,50 kr.`; anything else is no number.
  static func number(_ text: String) -> Decimal? {
    let amount = text.replacingOccurrences(of: "kr.", with: "").filter { !$0.isWhitespace }
    guard amount.wholeMatch(of: /-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?|-?[0-9]+(,[0-9]+)?/) != nil
    else {
      return nil
    }
    let plain = amount.replacingOccurrences(of: ".", with: "").replacingOccurrences(
      of: ",", with: ".")
    return Decimal(string: plain)
  }
}

/// How a field's content differs from what it should hold, without saying what either is.
///
/// - Shape: counts and places only, so it may be logged and shown.
package struct TextDifference: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    /// The field holds the beginning: it is too short.
    case truncated
    /// The field holds nothing or gave nothing back.
    case empty
    /// Same letters and digits, other signs around them.
    case reformatted
    /// Ours and something beside it.
    case extended
    case other
  }

  package let kind: Kind
  /// Lengths in characters.
  package let expectedLength: Int
  package let foundLength: Int
  /// The first character that differs, from 1.
  package let firstDifference: Int

  package init(expected: String, found: String) {
    let expected = Array(TextComparison.normalised(expected))
    let found = Array(TextComparison.normalised(found))
    expectedLength = expected.count
    foundLength = found.count
    let common = zip(expected, found).prefix { $0 == $1 }.count
    firstDifference = common + 1
    let bare = { (text: [Character]) in
      text.filter { $0.isLetter || $0.isNumber }.map { $0.lowercased() }
    }
    if found.isEmpty {
      kind = .empty
    } else if common == found.count {
      kind = .truncated
    } else if bare(expected) == bare(found) {
      kind = .reformatted
    } else if String(found).contains(String(expected)) {
      kind = .extended
    } else {
      kind = .other
    }
  }
}
