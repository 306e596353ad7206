/// What a search for a CPR number in a window title or a selection found.
package enum CPRSearch: Sendable, Hashable {
  /// One number, once or several times.
  case found(CPRNumber)
  /// None.
  case absent
  /// Several different numbers: nobody can tell which citizen is meant.
  case ambiguous
}

extension CPRNumber {
  /// Finds the one CPR number that stands in a text.
  ///
  /// A number must stand by itself: ten digits inside a longer run of digits, inside a word, or
  /// joined to more digits by a
  /// hyphen, a point or the like are a case or telephone number, and are passed over. So are ten
  /// digits that hold no date.
  package static func only(in text: String, mode: Mode) -> CPRSearch {
    let scalars = Array(text.unicodeScalars)
    var only: CPRNumber?
    var index = 0
    while index < scalars.count {
      guard scalars[index].isASCIIDigit else {
        index += 1
        continue
      }
      let run = scalars.endOfDigits(from: index)
      if let end = candidateEnd(in: scalars, from: index, run: run),
        standsAlone(index..<end, in: scalars),
        let number = try? CPRNumber(scalars.text(index..<end), mode: mode)
      {
        if let only, only != number { return .ambiguous }
        only = number
        index = end
      } else {
        index = run
      }
    }
    return only.map(CPRSearch.found) ?? .absent
  }

  /// Where a number that begins with this run of digits would end; `nil` where the runs have other
  /// lengths.
  private static func candidateEnd(
    in scalars: [Unicode.Scalar], from start: Int, run end: Int
  ) -> Int? {
    if end - start == 10 { return end }
    guard end - start == 6, end < scalars.count, separates(scalars[end]) else { return nil }
    let serialEnd = scalars.endOfDigits(from: end + 1)
    return serialEnd - (end + 1) == 4 ? serialEnd : nil
  }

  /// Whether neither a letter, a digit nor a joint to more digits touches the range.
  private static func standsAlone(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    // "12 34 56 78" style groups look like a number with a space: only there a space is a joint as
    // well.
    let spaced = range.count == 11 && scalars[range.lowerBound + 6].properties.isWhitespace
    func touches(_ near: Int, _ far: Int) -> Bool {
      guard scalars.indices.contains(near) else { return false }
      if scalars[near].belongsToWord { return true }
      guard scalars.indices.contains(far), scalars[far].isASCIIDigit else { return false }
      return scalars[near].joinsDigits || (spaced && scalars[near].properties.isWhitespace)
    }
    return !touches(range.lowerBound - 1, range.lowerBound - 2)
      && !touches(range.upperBound, range.upperBound + 1)
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIIDigit: Bool { (0x30...0x39).contains(value) }

  fileprivate var belongsToWord: Bool {
    self == "_" || properties.isAlphabetic || properties.numericType != nil
  }

  fileprivate var joinsDigits: Bool {
    switch self {
    case "-", ".", ",", "/", ":", "+", "\u{2010}", "\u{2011}", "\u{2013}": true
    default: false
    }
  }
}

extension [Unicode.Scalar] {
  fileprivate func endOfDigits(from start: Int) -> Int {
    var end = start
    while end < count, self[end].isASCIIDigit { end += 1 }
    return end
  }

  fileprivate func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: self[range])
    return String(view)
  }
}
