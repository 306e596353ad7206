import CSystemd
import Glibc

/// The system's journal, as a log with fields.
///
/// - Source: sd_journal_sendv(3); `$JOURNAL_STREAM` in systemd.exec(5).
package enum Journal {
  /// Whether what is written to standard error ends in the journal, so that it can be sent there with
  /// fields instead.
  package static var takesStandardError: Bool {
    guard let stream = getenv("JOURNAL_STREAM").map({ String(cString: $0) }) else { return false }
    var status = stat()
    guard fstat(STDERR_FILENO, &status) == 0 else { return false }
    return stream == "\(status.st_dev):\(status.st_ino)"
  }

  /// Writes one entry.
  ///
  /// - Parameter fields: `MESSAGE`, `PRIORITY` and others, names in capital letters.
  /// - Returns: whether the journal has taken it.
  package static func send(_ fields: [(name: String, value: String)]) -> Bool {
    let entries = fields.map { Array("\($0.name)=\($0.value)".utf8) }
    var bytes = Array(entries.joined())
    return bytes.withUnsafeMutableBytes { buffer in
      var start = 0
      let vectors = entries.map { entry in
        defer { start += entry.count }
        return iovec(iov_base: buffer.baseAddress.map { $0 + start }, iov_len: entry.count)
      }
      return sd_journal_sendv(vectors, Int32(vectors.count)) == 0
    }
  }
}
