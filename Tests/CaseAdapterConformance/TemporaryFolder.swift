import FoundationEssentials

/// A folder of a test's own, removed with its last user.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    path = FileManager.default.temporaryDirectory.path() + "genvej-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder.
  package func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file and returns its path.
  @discardableResult package func write(_ name: String, _ content: some Sequence<UInt8>) throws
    -> String
  {
    let path = file(name)
    try Data(content).write(to: URL(filePath: path))
    return path
  }
}
