package import Desktop
import Glibc
import Synchronization

/// What the processes behind windows are made with, by the libraries they have loaded.
///
/// - Shape: looked up once a process, because the kernel takes most of a millisecond to write the
///   table of a large one.
/// - Isolation: any thread.
/// - Source: proc(5), `/proc/PID/maps` and field 22 of `/proc/PID/stat`.
package enum ProcessLibraries {
  /// One process; its number alone may be another's tomorrow.
  private struct Identity: Hashable {
    let process: Int32
    let startTime: Substring
  }

  private static let known = Mutex<[Identity: ToolkitProfile.Toolkit]>([:])
  private static let limit = 256

  /// The toolkit of a window.
  package static func toolkit(of window: WindowSnapshot) -> ToolkitProfile.Toolkit {
    guard let process = window.processID, process > 0, let identity = identity(of: process) else {
      return .detect(window, libraries: "")
    }
    if let toolkit = known.withLock({ $0[identity] }) { return toolkit }
    let toolkit = ToolkitProfile.Toolkit.detect(
      window, libraries: content(of: "/proc/\(process)/maps"))
    // One that is still loading its libraries is looked at again.
    guard toolkit != .unknown else { return toolkit }
    known.withLock { known in
      if known.count >= limit { known.removeAll() }
      known[identity] = toolkit
    }
    return toolkit
  }

  private static func identity(of process: Int32) -> Identity? {
    let facts = content(of: "/proc/\(process)/stat")
    // The name before may hold anything, also brackets and spaces.
    guard let end = facts.lastIndex(of: ")") else { return nil }
    let fields = facts[facts.index(after: end)...].split(separator: " ")
    guard fields.count > 19 else { return nil }
    return Identity(process: process, startTime: fields[19])
  }

  /// A file as text; empty for another user's process or one that is gone.
  private static func content(of path: String) -> String {
    guard let file = fopen(path, "re") else { return "" }
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
