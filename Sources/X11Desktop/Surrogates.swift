/// Surrogate pairs that were each encoded as if they were characters.
///
/// - Source: Unicode Technical Report 26 (CESU-8), which is how Tk 8.6 hands out characters beyond
///   U+FFFF.
enum Surrogates {
  /// The bytes with each such pair written as the one character it stands for; everything else
  /// stays.
  static func joined(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let bytes = Array(bytes)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let high = unit(bytes, index, 0xa0..<0xb0), let low = unit(bytes, index + 3, 0xb0..<0xc0),
        let scalar = Unicode.Scalar(0x10000 + (high & 0x3ff) << 10 + (low & 0x3ff))
      {
        result += Array(String(Character(scalar)).utf8)
        index += 6
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// The surrogate at an index, if its second byte lies in a range.
  private static func unit(_ bytes: [UInt8], _ index: Int, _ second: Range<UInt8>) -> UInt32? {
    guard index + 2 < bytes.count, bytes[index] == 0xed, second.contains(bytes[index + 1]) else {
      return nil
    }
    return 0xd000 | UInt32(bytes[index + 1] & 0x3f) << 6 | UInt32(bytes[index + 2] & 0x3f)
  }
}
