import Foundation

/// A folder of its own under `/tmp`, removed with its last reference.
///
/// - Shape: mode 0700; `/tmp` and not `TMPDIR`, because a Unix socket's path may hold 107 bytes
///   only.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    var template = Array("/tmp/genvej-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw TestKitError.system("mkdtemp", errno) }
    path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Makes a folder inside, private to the user, and gives its path.
  package func folder(_ name: String) throws -> String {
    let made = "\(path)/\(name)"
    try FileManager.default.createDirectory(
      atPath: made, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return made
  }

  /// Writes a text file inside and gives its path.
  @discardableResult
  package func file(_ name: String, _ content: String) throws -> String {
    let made = "\(path)/\(name)"
    try content.write(toFile: made, atomically: false, encoding: .utf8)
    return made
  }
}
