package import struct FoundationEssentials.Decimal

/// Writes numbers as Danish administration does: decimal comma, full stop between thousands.
///
/// - Shape: exact decimal arithmetic on the digits; no binary fraction on the way.
/// - Source: domain §5, "Numbers" and "Money".
package enum DanishNumber {
  /// `1.234,50` of 1234.5 with two decimals.
  ///
  /// - Parameters:
  ///   - number: any decimal.
  ///   - decimals: digits after the comma; rounded half away from zero (0,125 → 0,13 and -0,125 →
  ///     -0,13), filled up with zeros. `nil` keeps the digits the number has.
  ///   - grouped: whether thousands are set off with full stops.
  /// - Returns: `nil` for a decimal that is no number.
  package static func text(_ number: Decimal, decimals: Int? = nil, grouped: Bool = true) -> String?
  {
    guard !number.isNaN else { return nil }
    let plain = number.description
    let parts = plain.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, plain.allSatisfy({ "-.0123456789".contains($0) }) else {
      return nil
    }
    var digits = whole.compactMap(\.wholeNumberValue)
    let fraction = parts.dropFirst().first.map { $0.compactMap(\.wholeNumberValue) } ?? []
    let places = decimals ?? fraction.count
    digits += fraction.prefix(places) + Array(repeating: 0, count: max(0, places - fraction.count))
    if fraction.count > places, fraction[places] >= 5 { increment(&digits) }
    let isNegative = plain.hasPrefix("-") && digits.contains { $0 != 0 }
    return (isNegative ? "-" : "") + written(digits, places: places, grouped: grouped)
  }

  /// Adds one to the last digit, with carry.
  private static func increment(_ digits: inout [Int]) {
    for place in digits.indices.reversed() {
      if digits[place] < 9 {
        digits[place] += 1
        return
      }
      digits[place] = 0
    }
    digits.insert(1, at: 0)
  }

  private static func written(_ digits: [Int], places: Int, grouped: Bool) -> String {
    let whole = digits.dropLast(places).drop { $0 == 0 }
    var text = ""
    for (index, digit) in whole.enumerated() {
      let left = whole.count - index
      if grouped, index > 0, left.isMultiple(of: 3) { text += "." }
      text += String(digit)
    }
    if text.isEmpty { text = "0" }
    return places == 0 ? text : text + "," + digits.suffix(places).map(String.init).joined()
  }

  /// Whether a text is a number in Danish writing: `1234`, `1.234`, `-1.234,50`, `0,5`.
  package static func reads(_ text: String) -> Bool {
    let parts = text.drop { $0 == "-" }.split(separator: ",", omittingEmptySubsequences: false)
    guard text.count - text.drop(while: { $0 == "-" }).count <= 1, (1...2).contains(parts.count),
      let whole = parts.first
    else { return false }
    let groups = whole.split(separator: ".", omittingEmptySubsequences: false)
    let groupsFit =
      groups.count == 1
      || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    let all = groups + parts.dropFirst()
    return groupsFit
      && all.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }
}
