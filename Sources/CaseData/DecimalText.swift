package import struct Foundation.Decimal

extension Decimal {
  /// Reads a decimal number exactly, or not at all.
  ///
  /// - Shape: an optional minus, digits, and at most one decimal mark with digits on both sides; no
  ///   exponent, no thousands
  ///   separator (`1.234` would be a thousand to one program and one to another); at most 38
  ///   significant digits.
  /// - Parameters:
  ///   - text: nothing but the number.
  ///   - mark: `.` or `,`.
  package init?(exactly text: String, decimalMark mark: Character = ".") {
    let negative = text.first == "-"
    let parts = text.dropFirst(negative ? 1 : 0)
      .split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.allSatisfy(Decimal.isDigits) else { return nil }
    var fraction = parts.count == 2 ? String(parts[1]) : ""
    while fraction.last == "0" { fraction.removeLast() }
    guard let significand = Decimal.significand(of: whole + fraction) else { return nil }
    self.init(
      sign: negative && !significand.isZero ? .minus : .plus, exponent: -fraction.utf8.count,
      significand: significand)
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// In steps of 18 digits, so that every step is exact in a machine integer.
  private static func significand(of digits: String) -> Decimal? {
    var rest = digits.drop { $0 == "0" }
    guard rest.utf8.count <= 38 else { return nil }
    var value = Decimal(0)
    while !rest.isEmpty {
      let step = rest.prefix(18)
      guard let number = UInt64(step) else { return nil }
      value =
        value * Decimal(sign: .plus, exponent: step.utf8.count, significand: 1) + Decimal(number)
      rest = rest.dropFirst(18)
    }
    return value
  }
}
