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
  /// the text itself was compared in full when it was read back. LibreOffice leaves out each tilde,
  /// which marks the access key of a label there.
  package static func matchesAsTold(
    expected: String, told: String, kind: FormField.Kind, toolkit: ToolkitProfile.Toolkit
  ) -> Bool {
    if matches(expected: expected, found: told, kind: kind, toolkit: toolkit) { return true }
    switch toolkit {
    case .firefox:
      return matches(
        expected: withoutAstral(expected), found: withoutAstral(told), kind: kind, toolkit: toolkit)
    case .libreoffice:
      return matches(
        expected: expected.filter { $0 != "~" }, found: told.filter { $0 != "~" }, kind: kind,
        toolkit: toolkit)
    case .gtk, .qt, .tk, .chromium, .x3270, .unknown: return false
    }
  }

  private static func withoutAstral(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter {
          $0.value <= 0xffff && $0 != "\u{fffd}" && $0 != "\u{feff}"
        }))
  }

  /// NFC with `\n` line ends, no-break spaces as they are.
  ///
  /// - Source: Unicode Standard Annex #15, NFC_Quick_Check.
  package static func normalised(_ text: String) -> String {
    // Most texts are as they should be, and each is compared often. Below U+0300 nothing composes.
    if text.unicodeScalars.allSatisfy({ $0.value < 0x300 && $0 != "\r" }) { return text }
    let lines = text.unicodeScalars.contains("\r") ? withLineFeeds(text) : text
    return lines.precomposedStringWithCanonicalMapping
  }

  /// With `\n` for each `\r\n` and each `\r`.
  private static func withLineFeeds(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\r" {
        scalars.append("\n")
      } else if scalar != "\n" || !isAfterReturn {
        scalars.append(scalar)
      }
      isAfterReturn = scalar == "\r"
    }
    return String(scalars)
  }

  /// Whether what a field holds is a form of what it should hold: cut off, with letters lost or added,
  /// or written anew.
  ///
  /// Letters and digits are compared from both ends; half of what stands there has to be ours.
  package static func resembles(_ found: String, _ expected: String) -> Bool {
    let (found, expected) = (bare(found), bare(expected))
    let beginning = zip(found, expected).prefix { $0 == $1 }.count
    let end = zip(found.reversed(), expected.reversed()).prefix { $0 == $1 }.count
    return 2 * min(beginning + end, found.count) >= found.count
  }

  /// Its letters and digits, all small.
  fileprivate static func bare(_ text: String) -> [String] {
    normalised(text).filter { $0.isLetter || $0.isNumber }.map { $0.lowercased() }
  }

  private static func date(_ text: String) -> CalendarDate? {
    CalendarDate(danish: text) ?? CalendarDate(iso: text)
  }

  /// Reads `1.234,50`, `1234,5` and `1234,50 kr.`; anything else is no number.
  static func number(_ text: String) -> Decimal? {
    let amount = text.replacing("kr.", with: "").filter { !$0.isWhitespace }
    guard amount.wholeMatch(of: /-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?|-?[0-9]+(,[0-9]+)?/) != nil
    else {
      return nil
    }
    let plain = amount.replacing(".", with: "").replacing(",", with: ".")
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
    let bare = { (text: [Character]) in TextComparison.bare(String(text)) }
    if found.isEmpty {
      kind = .empty
    } else if common == found.count {
      kind = .truncated
    } else if bare(expected) == bare(found) {
      kind = .reformatted
    } else if found.holds(expected) {
      kind = .extended
    } else {
      kind = .other
    }
  }
}

extension [Character] {
  /// Whether another text stands somewhere in this one.
  ///
  /// - Shape: time grows with the two lengths, also where a window holds a megabyte of one letter.
  /// - Source: Knuth, Morris and Pratt, 1977.
  fileprivate func holds(_ other: [Character]) -> Bool {
    guard !other.isEmpty else { return true }
    // How much of `other` a beginning of it ends with.
    var borders = [0]
    for index in 1..<other.count {
      var border = borders[index - 1]
      while border > 0, other[index] != other[border] { border = borders[border - 1] }
      borders.append(other[index] == other[border] ? border + 1 : 0)
    }
    var matched = 0
    for character in self {
      while matched > 0, character != other[matched] { matched = borders[matched - 1] }
      if character == other[matched] { matched += 1 }
      if matched == other.count { return true }
    }
    return false
  }
}
