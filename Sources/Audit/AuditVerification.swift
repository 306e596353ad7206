import Glibc

/// What an examination of a trail's file found.
package struct AuditVerification: Sendable, Hashable {
  /// The first thing that is wrong.
  package enum Damage: Sendable, Hashable {
    /// The line was changed, or is none of ours.
    case changed(line: Int)
    /// The line is sound but does not follow the one before: lines are missing, doubled or in
    /// another order.
    case unlinked(line: Int)
  }

  /// Sound lines before the damage, all of them where there is none.
  package var events = 0
  /// Hash of the last sound line, to be compared with ``AuditTrail/head`` or a copy kept elsewhere.
  package var head = AuditLine.root
  /// Lines, from 1, that tell of a fragment left by a crash.
  package var recoveries: [Int] = []
  /// Whether the file ends in bytes that no line tells of yet: a crash, and the daemon has not been
  /// started since.
  package var endsInFragment = false
  package var damage: Damage?

  /// Whether every line is as it was written and none is missing between two others.
  package var isSound: Bool { damage == nil }
}

extension AuditTrail {
  /// Examines a trail, also while it is being written.
  ///
  /// - Throws: ``AuditError/unusableFile(errno:)``.
  package static func verify(_ path: String) throws(AuditError) -> AuditVerification {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unusableFile(errno: errno) }
    defer { close(descriptor) }
    var examination = AuditExamination()
    var open: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      guard count >= 0 else { throw .unusableFile(errno: errno) }
      if count == 0 { break }
      let searched = open.count
      open += chunk[..<count]
      guard let whole = open[searched...].lastIndex(of: 0x0A).map({ $0 + 1 }) else { continue }
      for line in open[..<whole].split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
      {
        examination.take(line)
      }
      open.removeFirst(whole)
    }
    return examination.ended(with: open)
  }
}

/// Goes through a trail line by line.
private struct AuditExamination {
  private var found = AuditVerification()
  private var line = 0
  private var sequence = 0
  /// Unsound lines in a row, with the number of the first: a crash's fragment if the next sound
  /// line tells of it.
  private var fragment: (bytes: [UInt8], line: Int)?

  /// Takes a line without its line break.
  mutating func take(_ bytes: ArraySlice<UInt8>) {
    line += 1
    guard found.damage == nil else { return }
    guard let sound = AuditLine(bytes) else {
      // In place: a trail that is damaged from the beginning is one long fragment.
      if fragment == nil { fragment = ([], line) }
      fragment?.bytes += bytes
      fragment?.bytes.append(0x0A)
      return
    }
    if let fragment {
      guard isTold(fragment.bytes, by: bytes) else {
        found.damage = .changed(line: fragment.line)
        return
      }
      found.recoveries.append(line)
      self.fragment = nil
    }
    guard sound.sequence == sequence + 1, sound.previous == found.head else {
      found.damage = .unlinked(line: line)
      return
    }
    sequence = sound.sequence
    found.head = sound.hash
    found.events += 1
  }

  /// The result, after the bytes behind the last line break.
  mutating func ended(with rest: [UInt8]) -> AuditVerification {
    guard found.damage == nil else { return found }
    found.damage = fragment.map { .changed(line: $0.line) }
    found.endsInFragment = !rest.isEmpty
    return found
  }

  /// The fragment as it was collected ends in a line break, which may be its own or the one put
  /// behind it.
  private func isTold(_ bytes: [UInt8], by line: ArraySlice<UInt8>) -> Bool {
    AuditRecovery(of: bytes).isTold(by: line)
      || AuditRecovery(of: Array(bytes.dropLast())).isTold(by: line)
  }
}
