import Foundation

@testable import Audit

/// The file of an audit trail.
///
/// - Shape: of the input's lines, one that begins with `+` is given a number, the hash of the line
///   before and its own; one that begins with `=` is given its own hash; others stay as they are.
enum AuditExamination {
  private static let path = NSTemporaryDirectory() + "genvej-fuzz-trail-\(getpid())"

  static func examine(_ bytes: [UInt8]) throws {
    try Data(trail(bytes)).write(to: URL(filePath: path))
    defer { unlink(path) }
    let found = try AuditTrail.verify(path)
    let tail = try AuditFile(path: path).tail()
    try promise(found.events >= 0 && found.recoveries.allSatisfy { $0 > 0 }, "impossible counts")
    guard found.isSound, !tail.lacksLineBreak else { return }
    try promise(tail.hash == found.head, "a sound trail ends elsewhere when it is opened")
    try promise(tail.sequence == found.events, "a sound trail counts otherwise when it is opened")
    try promise(tail.fragment.isEmpty != found.endsInFragment, "half a line is seen by one only")
  }

  private static func trail(_ bytes: [UInt8]) -> [UInt8] {
    var trail: [UInt8] = []
    var sequence = 0
    var previous = AuditLine.root
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      switch line.first {
      case UInt8(ascii: "+"):
        sequence += 1
        let key = String(decoding: line.dropFirst(), as: UTF8.self)
        let sealed = AuditLine.seal([(key, .number(1))], sequence: sequence, previous: previous)
        trail += sealed.bytes
        previous = sealed.hash
      case UInt8(ascii: "="):
        trail += sealed(Array(line.dropFirst()))
      default:
        trail += line
        if index + 1 < lines.count { trail.append(0x0A) }
      }
    }
    return trail
  }

  private static func sealed(_ body: [UInt8]) -> [UInt8] {
    body + Array(",\"hash\":\"\(AuditLine.digest(of: body))\"}\n".utf8)
  }
}
