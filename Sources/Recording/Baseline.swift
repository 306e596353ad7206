package import CaseData
import Glibc
package import RecordingModel

/// How long the work takes by hand, kept for the comparison with the hot key.
///
/// - Shape: JSON lines, `baselines.jsonl` in the state folder, readable by its owner only: hot key,
///   seconds, fields, day. Nothing of the citizen and nothing of the person.
package struct Baseline: Sendable, Hashable {
  package let hotKey: String
  package let time: ActivityTime
  package let fields: Int
  package let day: CalendarDate

  package init(hotKey: String, time: ActivityTime, fields: Int, day: CalendarDate) {
    self.hotKey = hotKey
    self.time = time
    self.fields = fields
    self.day = day
  }

  package static let fileName = "baselines.jsonl"

  /// `{"hotkey":"journal.notat","seconds-active":37,…}`; an id holds nothing that JSON would escape.
  package var line: String {
    "{\"hotkey\":\"\(hotKey)\",\"seconds-active\":\(time.activeSeconds),"
      + "\"seconds-idle\":\(time.idleSeconds),\"fields\":\(fields),\"date\":\"\(day.iso)\"}"
  }

  /// Adds the line in one write, so that two never mix.
  ///
  /// - Parameter folder: the state folder.
  func append(in folder: String) throws(RecordingRefusal) {
    let path = "\(folder)/\(Self.fileName)"
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .notWritten(path) }
    defer { close(file) }
    let bytes = Array((line + "\n").utf8)
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else { throw .notWritten(path) }
  }
}
