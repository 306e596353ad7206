import Foundation
import Glibc

/// Reads a pipe to its end and logs its lines.
///
/// - Shape: a last line without line end counts; bytes that are not UTF-8 are replaced. A thread of
///   its own, asleep in `read`.
enum LinePump {
  static func start(_ descriptor: Int32, into log: EventLog<String>) {
    Thread.detachNewThread {
      var rest: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { break }
        for line in split(&rest, buffer[..<count]) { log.append(line) }
      }
      if !rest.isEmpty { log.append(String(decoding: rest, as: UTF8.self)) }
      close(descriptor)
      log.end()
    }
  }

  /// The whole lines of `rest` and `data`; what is left stays in `rest`.
  private static func split(_ rest: inout [UInt8], _ data: ArraySlice<UInt8>) -> [String] {
    rest += data
    var parts = rest.split(separator: 0x0a, omittingEmptySubsequences: false)
    rest = parts.popLast().map { [UInt8]($0) } ?? []
    return parts.map { String(decoding: $0, as: UTF8.self) }
  }
}
