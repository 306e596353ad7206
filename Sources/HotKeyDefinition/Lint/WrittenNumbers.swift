import CaseData
import Diagnostics

/// CPR numbers in files, in every way in which people write them.
///
/// - Shape: more than a run takes from a title: blanks around the hyphen, a full stop in its place,
///   pairs of digits, and letters beside the number. Ten digits of a longer row of digits are a
///   telephone number or an EAN.
/// - Source: domain §1.1; numbers of nobody, with 60 added to the day, are passed over.
enum WrittenNumbers {
  /// How many digits stand together; the date of birth ends behind the sixth.
  private static let forms = [[10], [6, 4], [2, 2, 2, 2, 2], [2, 2, 2, 4], [6, 2, 2]]

  /// Where living persons' numbers stand, in Unicode scalars from the beginning.
  static func places(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var index = 0
    while index < scalars.count {
      guard isDigit(scalars[index]) else {
        index += 1
        continue
      }
      if let end = forms.lazy.compactMap({ self.end(of: $0, from: index, in: scalars) }).first {
        places.append(index..<end)
        index = end
      } else {
        // The rest of a row of digits is no number of its own.
        index = endOfDigits(from: index, in: scalars)
      }
    }
    return places
  }

  /// Where a living person's number of this form ends that begins here.
  private static func end(
    of form: [Int], from start: Int, in scalars: [Unicode.Scalar]
  ) -> Int? {
    var end = start
    var digits = ""
    var hasGap = false
    for length in form {
      if !digits.isEmpty {
        let gap = Gap(from: end, in: scalars)
        guard gap.isBlank || (digits.count == 6 && gap.isJoint) else { return nil }
        hasGap = hasGap || gap.isBlank
        end = gap.end
      }
      guard endOfDigits(from: end, in: scalars) == end + length else { return nil }
      digits += String(scalars: scalars[end..<end + length])
      end += length
    }
    guard !isJoined(start..<end, hasGap: hasGap, in: scalars),
      (try? CPRNumber(digits, mode: .production)) != nil
    else { return nil }
    return end
  }

  /// Whether more digits belong to these; behind a blank they do where the digits have blanks too.
  private static func isJoined(
    _ range: Range<Int>, hasGap: Bool, in scalars: [Unicode.Scalar]
  ) -> Bool {
    func joins(_ near: Int, _ far: Int) -> Bool {
      guard scalars.indices.contains(near) else { return false }
      if scalars[near].properties.numericType != nil { return true }
      guard scalars.indices.contains(far), isDigit(scalars[far]) else { return false }
      return "-.,/:+\u{2010}\u{2011}\u{2013}".unicodeScalars.contains(scalars[near])
        || (hasGap && isBlank(scalars[near]))
    }
    return joins(range.lowerBound - 1, range.lowerBound - 2)
      || joins(range.upperBound, range.upperBound + 1)
  }

  /// What stands between two groups of digits.
  private struct Gap {
    /// One blank and nothing else.
    let isBlank: Bool
    /// A full stop, or a hyphen with any blanks around it.
    let isJoint: Bool
    let end: Int

    init(from start: Int, in scalars: [Unicode.Scalar]) {
      var end = WrittenNumbers.endOfBlanks(from: start, in: scalars)
      let isHyphen = end < scalars.count && WrittenNumbers.isHyphen(scalars[end])
      isBlank = end == start + 1 && !isHyphen
      let isStop = end == start && end < scalars.count && scalars[end] == "."
      isJoint = isHyphen || isStop
      if isHyphen { end = WrittenNumbers.endOfBlanks(from: end + 1, in: scalars) }
      if isStop { end += 1 }
      self.end = end
    }
  }

  // MARK: Letters

  private static func endOfDigits(from start: Int, in scalars: [Unicode.Scalar]) -> Int {
    var end = start
    while end < scalars.count, isDigit(scalars[end]) { end += 1 }
    return end
  }

  private static func endOfBlanks(from start: Int, in scalars: [Unicode.Scalar]) -> Int {
    var end = start
    while end < scalars.count, isBlank(scalars[end]) { end += 1 }
    return end
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{A0}" || scalar == "\u{202F}"
  }

  /// The hyphen, and what word processors put in its place.
  private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || ("\u{2010}"..."\u{2014}").contains(scalar) || scalar == "\u{2212}"
  }
}
