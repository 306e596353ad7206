/// What the trail says about bytes that a crash left behind its last sound line.
///
/// - Shape: their number and hash, so that the damage itself is under the chain's protection and
///   cannot be changed later.
struct AuditRecovery {
  private let bytes: Int
  private let hash: String
  /// A line break put behind the fragment does not count as part of it.
  private let needsLineBreak: Bool

  init(of fragment: [UInt8]) {
    bytes = fragment.count
    hash = AuditLine.digest(of: fragment)
    needsLineBreak = fragment.last != 0x0A
  }

  private var members: [(key: String, value: JSONValue)] {
    [
      ("event", .word(AuditEvent.Kind.trailRecovered.rawValue)), ("lost-bytes", .number(bytes)),
      ("lost-hash", .word(hash)),
    ]
  }

  /// The line to be written; it begins with the line break that the fragment lacks, unless damage
  /// put one there.
  func line(
    circumstances: [(key: String, value: JSONValue)], sequence: Int, previous: String
  ) -> (bytes: [UInt8], hash: String) {
    let line = AuditLine.seal(
      circumstances + members, sequence: sequence, previous: previous)
    return ((needsLineBreak ? [0x0A] : []) + line.bytes, line.hash)
  }

  /// Whether a line of the trail tells of this very fragment.
  func isTold(by line: ArraySlice<UInt8>) -> Bool {
    let told = members.map { #""\#($0.key)":\#($0.value.text)"# }.joined(separator: ",")
    return line.firstRange(of: Array(told.utf8)) != nil
  }
}
