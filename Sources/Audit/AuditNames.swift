/// A name that may stand in the trail: an id, a window class, an error code, a version.
///
/// - Shape: 1 to 120 characters out of `A-Z a-z 0-9 . _ - [ ]`, so no sentence, no quotation mark
///   and no line break; nothing
///   that looks like a CPR number, whether or not it is one.
/// - Source: domain §8.3.
package struct AuditName: Sendable, Hashable {
  package static let longest = 120
  /// Stands where a name from outside, such as a window class, cannot be written.
  package static let unwritable = AuditName(known: "unwritable")

  let text: String

  /// - Throws: ``AuditError/badName``.
  package init(_ text: String) throws(AuditError) {
    guard (1...AuditName.longest).contains(text.utf8.count),
      text.utf8.allSatisfy(AuditName.isAllowed),
      !AuditName.looksLikeCPR(Array(text.utf8))
    else { throw .badName }
    self.text = text
  }

  /// The name, or ``unwritable``: for names that other programs give themselves.
  package init(foreign text: String) {
    self = (try? AuditName(text)) ?? .unwritable
  }

  private init(known text: String) {
    self.text = text
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
    case UInt8(ascii: "["), UInt8(ascii: "]"): true
    default: false
    }
  }

  /// Day, month, year and four more digits, with at most one other sign between the groups,
  /// wherever they stand.
  private static func looksLikeCPR(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { start in
      var rest = bytes[start...]
      for (group, length) in [2, 2, 2, 4].enumerated() {
        if group > 0, let first = rest.first, !isDigit(first) { rest = rest.dropFirst() }
        guard rest.count >= length, rest.prefix(length).allSatisfy(isDigit) else { return false }
        rest = rest.dropFirst(length)
      }
      return true
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// What a definition or text was when it ran: the SHA-256 of its content.
package struct ContentHash: Sendable, Hashable {
  let text: String

  /// - Parameter text: 64 digits in lower case.
  /// - Throws: ``AuditError/badName``.
  package init(hexadecimal text: String) throws(AuditError) {
    guard text.utf8.count == 64, text.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) })
    else {
      throw .badName
    }
    self.text = text
  }
}

/// The name of one run.
///
/// - Shape: 16 letters, 64 random bits; letters only, so that none can look like a CPR number.
package struct RunID: Sendable, Hashable, CustomStringConvertible {
  package let description: String

  /// A new one.
  package init() {
    description = withUnsafeBytes(of: UInt64.random(in: 0...UInt64.max)) { Letters.encode($0) }
  }
}

/// Which citizen a run was about, for those who hold the installation's key: HMAC-SHA256 of the ten
/// digits, cut to 128 bits.
///
/// - Shape: 32 letters; the same citizen has the same reference in one installation and another one
///   in the next.
/// - Source: domain §8.2; ``AuditTrail/reference(to:)`` makes it.
package struct CitizenReference: Sendable, Hashable {
  let text: String
}

/// Bytes as letters, two a byte.
enum Letters {
  private static let alphabet = Array("bcdfghjklmnpqrst")

  static func encode(_ bytes: some Sequence<UInt8>) -> String {
    String(bytes.flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]] })
  }
}
