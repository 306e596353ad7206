import CaseData

/// Hides CPR numbers in what a list or a preview shows.
///
/// - Shape: pure; `6101900019`, `610190-0019` and `610190 0019` all become `610190-••••`. Hides
///   rather one number too many: what stands around the ten digits does not matter, unless it is a
///   digit.
/// - Source: issue of the desk, "CPR masked in lists"; domain §1.1 for the shape of the numbers.
package enum CPRMask {
  /// The text with every ten digits that begin with a date masked.
  package static func masked(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let run = end(of: \.isDigit, in: scalars, from: index)
      guard run > index else {
        result.append(scalars[index])
        index += 1
        continue
      }
      if let end = numberEnd(in: scalars, from: index, run: run) {
        result.append(contentsOf: scalars[index..<(index + 6)])
        result.append(contentsOf: "-••••".unicodeScalars)
        index = end
      } else {
        result.append(contentsOf: scalars[index..<run])
        index = run
      }
    }
    return String(result)
  }

  /// Where the number that begins with this run of digits ends; `nil` where none begins here.
  private static func numberEnd(
    in scalars: [Unicode.Scalar], from start: Int, run: Int
  ) -> Int? {
    guard beginsWithDate(scalars[start..<run]) else { return nil }
    if run - start == 10 { return run }
    guard run - start == 6 else { return nil }
    let serial = end(of: \.separatesSerial, in: scalars, from: run)
    guard (1...mostSeparators).contains(serial - run) else { return nil }
    let end = end(of: \.isDigit, in: scalars, from: serial)
    return end - serial == 4 ? end : nil
  }

  /// ` - ` is the longest that people write.
  private static let mostSeparators = 3

  /// Day and month, the day of a fictitious person with 60 added; any century's leap year will do.
  private static func beginsWithDate(_ digits: ArraySlice<Unicode.Scalar>) -> Bool {
    guard digits.count >= 6 else { return false }
    let pair = { (at: Int) -> Int in
      digits[(digits.startIndex + at)...].prefix(2).reduce(0) { $0 * 10 + ($1.digit ?? 0) }
    }
    let day = pair(0) > 60 ? pair(0) - 60 : pair(0)
    let month = pair(2)
    return (1...12).contains(month) && (1...CalendarDate.days(in: month, of: 2000)).contains(day)
  }

  private static func end(
    of belongs: (Unicode.Scalar) -> Bool, in scalars: [Unicode.Scalar], from start: Int
  ) -> Int {
    scalars[start...].firstIndex { !belongs($0) } ?? scalars.count
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { digit != nil }

  /// The digit of any script, as a number of full width is still a number.
  fileprivate var digit: Int? {
    guard properties.numericType == .decimal else { return nil }
    return properties.numericValue.map { Int($0) }
  }

  fileprivate var separatesSerial: Bool {
    self == "-" || properties.isDash || properties.isWhitespace
  }
}
