import Dispatch
import Glibc
import Synchronization

/// Reads a pipe to its end and logs its lines.
///
/// - Shape: a last line without line end counts; bytes that are not UTF-8 are replaced.
enum LinePump {
  static func start(_ descriptor: Int32, into log: EventLog<String>) {
    let channel = DispatchIO(type: .stream, fileDescriptor: descriptor, queue: .global()) { _ in
      close(descriptor)
    }
    channel.setLimit(lowWater: 1)
    let rest = Mutex<[UInt8]>([])
    let queue = DispatchQueue(label: "genvej.test.lines")
    channel.read(offset: 0, length: Int.max, queue: queue) { isDone, data, _ in
      for line in rest.withLock({ split(&$0, data) }) { log.append(line) }
      guard isDone else { return }
      let last = rest.withLock { $0 }
      if !last.isEmpty { log.append(String(decoding: last, as: UTF8.self)) }
      log.end()
      channel.close()
    }
  }

  /// The whole lines of `rest` and `data`; what is left stays in `rest`.
  private static func split(_ rest: inout [UInt8], _ data: DispatchData?) -> [String] {
    rest += data.map { [UInt8]($0) } ?? []
    var parts = rest.split(separator: 0x0a, omittingEmptySubsequences: false)
    rest = parts.popLast().map { [UInt8]($0) } ?? []
    return parts.map { String(decoding: $0, as: UTF8.self) }
  }
}
