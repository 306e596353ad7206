import DefinitionSchema
import DesktopTestKit
import Foundation
import HotKeyDefinition

/// Debian's python3-jsonschema and python3-yaml.
enum Validator {
  /// Whether a test that needs them shall run.
  static var isPresent: Bool {
    let module = "/usr/lib/python3/dist-packages/jsonschema"
    let isStrict = ProcessInfo.processInfo.environment["GENVEJ_CI"] == "1"
    return isStrict
      || Program.arePresent(.python) && FileManager.default.fileExists(atPath: module)
  }

  private struct File: Encodable {
    let kind: String
    let text: String
  }

  /// What is wrong with the schemas by their meta-schema, and with each file by its schema.
  static func faults(
    of files: [SampleFile]
  ) async throws -> (schemas: [String: [String]], files: [[String]]) {
    let folder = try TemporaryFolder()
    let kinds = DefinitionFileKind.allCases.map(\.rawValue).sorted()
    for kind in DefinitionFileKind.allCases {
      try Data(SchemaDocument(kind).text.utf8).write(
        to: URL(filePath: "\(folder.path)/\(kind.rawValue).schema.json"))
    }
    let work = files.map { File(kind: $0.kind.rawValue, text: $0.yaml) }
    try JSONEncoder().encode(work).write(to: URL(filePath: "\(folder.path)/files.json"))
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "validate.py")
    let lines = try await TestProcess.run(.python, [script.path, folder.path]).map {
      try JSONDecoder().decode([String].self, from: Data($0.utf8))
    }
    guard lines.count == kinds.count + files.count else {
      throw TestKitError(.refused, "the validator answered \(lines.count) times")
    }
    return (
      Dictionary(uniqueKeysWithValues: zip(kinds, lines)), Array(lines.dropFirst(kinds.count))
    )
  }
}
