/// Writes a CPR number with and without its hyphen.
///
/// - Shape: judges the form only, ten digits; whether the day exists is the question's and the
///   adapter's matter.
/// - Source: domain §1.1, §5.
package enum DanishCPR {
  /// The ten digits of `6101900019` or `610190-0019`; `nil` for anything else.
  package static func digits(_ text: String) -> String? {
    var bytes = Array(text.utf8)
    if bytes.count == 11, bytes[6] == 0x2D { bytes.remove(at: 6) }
    guard bytes.count == 10, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `610190-0019`.
  package static func hyphenated(_ text: String) -> String? {
    digits(text).map { "\($0.prefix(6))-\($0.suffix(4))" }
  }
}
