import FoundationEssentials
import Glibc

package import CaseData
package import struct Foundation.Date

/// The append-only record of what the daemon did, each line linked to the one before by its hash.
///
/// - Shape: JSON lines in one file, 0600, one writer; forced to the disk whenever a run ends. Holds
///   no value: see ``AuditEvent``.
/// - Isolation: an actor on a thread of Dispatch, since writing to a disk blocks.
/// - Source: design §2.6, §4; domain §8.2.
package actor AuditTrail {
  private let executor = DiskExecutor(label: "genvej.audit")
  private let file: AuditFile
  private let key: AuditKey
  private let now: @Sendable () -> Date
  private var sequence: Int
  private var previous: String

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Opens a trail, or begins one; their folder must be there.
  ///
  /// Where the last session's end is damaged, the trail says so in its next line and goes on.
  ///
  /// - Parameters:
  ///   - path: of the trail.
  ///   - keyPath: of the installation's key, made where it is not there.
  ///   - now: the time of day.
  /// - Throws: ``AuditError``.
  package init(
    path: String, keyPath: String, now: @escaping @Sendable () -> Date = { Date.now }
  ) throws(AuditError) {
    key = try AuditKey(path: keyPath)
    file = try AuditFile(path: path)
    self.now = now
    let tail = try file.tail()
    if tail.sequence == 0 { try AuditFile.flushFolder(of: path) }
    sequence = tail.sequence
    previous = tail.hash
    if tail.lacksLineBreak { try file.append([0x0A]) }
    guard !tail.fragment.isEmpty else { return }
    let line = AuditRecovery(of: tail.fragment).line(
      circumstances: AuditTrail.circumstances(at: now()), sequence: sequence + 1, previous: previous
    )
    try file.append(line.bytes)
    try file.flush()
    sequence += 1
    previous = line.hash
  }

  /// Writes an event; returns when it stands in the file, at the end of a run when it stands on the
  /// disk.
  ///
  /// - Throws: ``AuditError/notWritten(errno:)``: nobody should go on working then.
  package func record(_ event: AuditEvent) throws(AuditError) {
    let line = AuditLine.seal(
      AuditTrail.circumstances(at: now()) + event.members, sequence: sequence + 1,
      previous: previous)
    try file.append(line.bytes)
    sequence += 1
    previous = line.hash
    if event.kind.endsRun { try file.flush() }
  }

  /// The reference under which a citizen stands in this installation's trail.
  package nonisolated func reference(to citizen: CPRNumber) -> CitizenReference {
    key.reference(to: citizen)
  }

  /// Number and hash of the last line: kept elsewhere, they show later that no line was cut off the
  /// end.
  package var head: (sequence: Int, hash: String) { (sequence, previous) }

  /// When, and by which process of which user.
  private static func circumstances(at time: Date) -> [(key: String, value: JSONValue)] {
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    return [
      ("time", .word(time.formatted(style))), ("process", .number(Int(getpid()))),
      ("user", .number(Int(geteuid()))),
    ]
  }
}
