/// What the trail says about bytes that a crash left behind its last sound line.
///
/// - Shape: their number and hash, so that the damage itself is under the chain's protection and cannot be changed later.
struct AuditRecovery {
  let bytes: Int
  let hash: String
  /// Whether a line break was put between the fragment and the next line; it does not count as part of the fragment.
  let needsLineBreak: Bool

  init(of fragment: [UInt8]) {
    bytes = fragment.count
    hash = AuditLine.digest(of: fragment)
    needsLineBreak = fragment.last != 0x0A
  }

  var members: [(key: String, value: JSONValue)] {
    [
      ("event", .word(AuditEvent.Kind.trailRecovered.rawValue)), ("lost-bytes", .number(bytes)),
      ("lost-hash", .word(hash)),
    ]
  }

  /// Whether a line of the trail tells of this very fragment.
  func isTold(by line: ArraySlice<UInt8>) -> Bool {
    let told = members.map { #""\#($0.key)":\#($0.value.text)"# }.joined(separator: ",")
    return line.firstRange(of: Array(told.utf8)) != nil
  }
}
