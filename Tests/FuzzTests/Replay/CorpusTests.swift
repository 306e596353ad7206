import Foundation
import Testing

/// Every kept input, and every one that ever broke something, goes through the parsers again.
@Suite struct CorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func inputs(_ kind: String, of target: FuzzTarget) throws -> [URL] {
    let folder = folder.appending(path: "\(kind)/\(target.rawValue)")
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
  }

  @Test(.timeLimit(.minutes(2)), arguments: FuzzTarget.allCases)
  func examine_keepsItsPromises_overTheCorpus(_ target: FuzzTarget) throws {
    let inputs = try Self.inputs("Corpus", of: target)
    #expect(!inputs.isEmpty, "`Corpus/\(target.rawValue)` holds no seeds")
    for input in inputs {
      let bytes = Array(try Data(contentsOf: input))
      #expect(throws: Never.self, "\(input.lastPathComponent)") { try target.examine(bytes) }
    }
  }

  /// Once a trap, a hang, a growth without end or a broken promise.
  @Test(.timeLimit(.minutes(2)), arguments: FuzzTarget.allCases)
  func examine_keepsItsPromises_whereItBrokeThemOnce(_ target: FuzzTarget) throws {
    for input in try Self.inputs("Found", of: target) {
      let bytes = Array(try Data(contentsOf: input))
      #expect(throws: Never.self, "\(input.lastPathComponent)") { try target.examine(bytes) }
    }
  }

  /// An input under a name that no target has would never be read.
  @Test(arguments: ["Corpus", "Found", "Dictionaries"])
  func folders_areNamedAsTargets(_ kind: String) throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Self.folder.appending(path: kind).path)
    for name in names where !name.hasPrefix(".") {
      let target = name.hasSuffix(".dict") ? String(name.dropLast(5)) : name
      #expect(FuzzTarget(rawValue: target) != nil, "\(kind)/\(name)")
    }
  }
}
