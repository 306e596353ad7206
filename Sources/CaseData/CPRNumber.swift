/// A Danish personal identification number: ten digits, `DDMMYYSSSS`.
///
/// - Shape: day, month and year exist; the century follows from the year and the seventh digit. In
///   a number that was read
///   in test mode the day may be raised by 60, which no living person's number has.
/// - Isolation: a value type; ``description``, `dump` and the test runner show the masked form
///   only.
/// - Source: domain §1.1-§1.4.
package struct CPRNumber: Sendable, Hashable {
  /// Which numbers are read.
  package enum Mode: Sendable, Hashable {
    /// Numbers of living or dead persons only.
    case production
    /// Fictitious numbers (day + 60) as well.
    case test
  }

  /// Ten digits without hyphen: for queries and for fields that want it so.
  package let digits: String
  /// The day of birth; for a fictitious number with the 60 taken off again.
  package let birthDate: CalendarDate
  /// Whether the day is raised by 60.
  package let isFictitious: Bool

  /// Reads `6101900019`, `610190-0019` or `610190 0019`; white space around it is left out.
  ///
  /// - Throws: ``CPRError``, which never holds the number.
  package init(_ text: String, mode: Mode) throws(CPRError) {
    guard let numbers = CPRNumber.tenDigits(of: text) else { throw .format }
    let written = numbers[0] * 10 + numbers[1]
    let raised = written > 60
    let date = CalendarDate(
      year: CPRNumber.year(numbers), month: numbers[2] * 10 + numbers[3],
      day: raised ? written - 60 : written)
    guard let date else { throw .date }
    guard mode == .test || !raised else { throw .fictitious }
    digits = numbers.map(String.init).joined()
    birthDate = date
    isFictitious = raised
  }

  /// `610190-0019`: for the field being filled and nothing else.
  package var hyphenated: String { "\(digits.prefix(6))-\(digits.suffix(4))" }
  /// `610190-xxxx`: for lists, notices and previews (domain §1.4).
  package var masked: String { "\(digits.prefix(6))-xxxx" }

  /// What the check digit says; a warning only, since valid numbers without it are issued (domain
  /// §1.2).
  package var warning: CPRWarning? {
    let numbers = digits.utf8.map { Int($0 - 0x30) }
    let sum = zip(numbers, CPRNumber.weights).reduce(0) { $0 + $1.0 * $1.1 }
    if sum % 11 == 0 { return nil }
    return birthDate.month == 1 && birthDate.day == 1 ? .checkDigitOnFirstOfJanuary : .checkDigit
  }

  private static let weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]

  /// The year with its century: digits 5-6 and digit 7, by the table of domain §1.1.
  private static func year(_ numbers: [Int]) -> Int {
    let year = numbers[4] * 10 + numbers[5]
    switch (numbers[6], year) {
    case (0...3, _): return 1900 + year
    case (4, 0...36), (9, 0...36): return 2000 + year
    case (4, _), (9, _): return 1900 + year
    default: return (year <= 57 ? 2000 : 1800) + year
    }
  }

  /// ASCII digits only: a digit of another script is no CPR number.
  private static func tenDigits(of text: String) -> [Int]? {
    var scalars = text.unicodeScalars.drop(while: \.properties.isWhitespace)
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    var numbers: [Int] = []
    for (offset, scalar) in scalars.enumerated() {
      if offset == 6, scalars.count == 11, CPRNumber.separates(scalar) { continue }
      guard (0x30...0x39).contains(scalar.value), numbers.count < 10 else { return nil }
      numbers.append(Int(scalar.value) - 0x30)
    }
    return numbers.count == 10 ? numbers : nil
  }

  /// What may stand between the sixth and the seventh digit: a space, a hyphen and what word
  /// processors put in their place.
  static func separates(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0xA0, 0x2D, 0x2010, 0x2011, 0x2013: true
    default: false
    }
  }
}

extension CPRNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { masked }
  package var debugDescription: String { masked }
  /// Keeps `dump` and the test runner from looking inside.
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// Why a text is no CPR number; never holds the text.
package enum CPRError: Error, Sendable, Hashable {
  /// Not ten digits, with or without one hyphen or space after the sixth.
  case format
  /// A day that the calendar does not have.
  case date
  /// A fictitious number (day + 60) outside test mode.
  case fictitious
}

/// A doubt about a CPR number that never stops a look-up.
package enum CPRWarning: Sendable, Hashable {
  /// The check digit does not fit: probably mistyped, though numbers without it are issued.
  case checkDigit
  /// The check digit does not fit, and the day is 1 January, for which many valid numbers lack it.
  case checkDigitOnFirstOfJanuary
}
