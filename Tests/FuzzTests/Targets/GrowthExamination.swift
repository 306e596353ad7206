/// A large input made of a small one, for what takes time or memory out of proportion.
///
/// - Shape: the first byte names a target by its place in ``FuzzTarget/allCases``; the rest is what
///   stands at the beginning, again and again in the middle, and at the end, with 0x1E between. A
///   0x1F in the middle becomes a number that no other has.
enum GrowthExamination {
  /// Bytes; enough to see a square grow, less where the code is not optimised.
  #if DEBUG
    private static let size = 20_000
  #else
    private static let size = 100_000
  #endif

  static func examine(_ bytes: [UInt8]) throws {
    let targets = FuzzTarget.allCases.filter { $0 != .growth }
    guard let first = bytes.first, Int(first) < targets.count else { return }
    let parts = bytes.dropFirst().split(
      separator: 0x1E, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[1].isEmpty else { return }
    let pieces = (0...size / (parts[1].count + 2)).map { index in
      parts[1].flatMap { $0 == 0x1F ? Array("a\(index)".utf8) : [$0] }
    }
    try targets[Int(first)].examine(Array(parts[0]) + pieces.joined() + parts[2])
  }
}
