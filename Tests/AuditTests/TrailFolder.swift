import Audit
import CaseAdapterConformance
import FoundationEssentials

/// A trail and its key in a folder of their own.
final class TrailFolder: Sendable {
  let folder: TemporaryFolder
  var path: String { folder.file("audit.jsonl") }
  var keyPath: String { folder.file("audit.key") }

  init() throws {
    folder = try TemporaryFolder()
  }

  func open() throws -> AuditTrail {
    try AuditTrail(path: path, keyPath: keyPath)
  }

  /// Opens the trail, writes so many events and closes it again.
  func write(_ count: Int) async throws {
    let trail = try open()
    for number in 0..<count {
      try await trail.record(AuditEvent(.fieldProved, field: try AuditName("felt[\(number)]")))
    }
  }

  var lines: [Substring] {
    get throws { try content.split(separator: "\n") }
  }

  var content: String {
    get throws { String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self) }
  }

  func replaceContent(_ content: some Sequence<UInt8>) throws {
    try Data(content).write(to: URL(filePath: path))
  }
}
