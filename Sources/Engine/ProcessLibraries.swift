import Glibc

/// The libraries a process has loaded, as far as we may see them.
///
/// - Source: proc(5), `/proc/PID/maps`.
package enum ProcessLibraries {
  /// The whole table as text; empty for another user's process or one that is gone.
  package static func text(of process: Int32?) -> String {
    guard let process, process > 0, let file = fopen("/proc/\(process)/maps", "re") else {
      return ""
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[0..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
