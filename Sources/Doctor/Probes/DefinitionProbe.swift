import CaseData
import Diagnostics
import FoundationEssentials
import HotKeyDefinition
import Service

/// Reads the definitions as the daemon would.
struct DefinitionProbe: Sendable {
  let facts: DefinitionFacts
  /// Those without error.
  let set: DefinitionSet

  /// As long as the start of a daemon with thousands of definitions on a busy machine.
  private static let patience: Duration = .seconds(10)

  static func look(at paths: SitePaths) async -> DefinitionProbe {
    let ending = await Attempt.make(within: patience) {
      try await BlockingWork.run { _ in load(paths) }
    }
    if case .value(let probe) = ending { return probe }
    return DefinitionProbe(DefinitionFacts(folder: folders(paths), reading: .silent))
  }

  private init(_ facts: DefinitionFacts, _ set: DefinitionSet = .none) {
    self.facts = facts
    self.set = set
  }

  private static func load(_ paths: SitePaths) -> DefinitionProbe {
    guard !existing(paths).isEmpty
    else { return DefinitionProbe(DefinitionFacts(folder: folders(paths), reading: .noFolder)) }
    let result = DefinitionLoader(paths.definitions).load()
    let counts = DefinitionFacts.Counts(
      hotKeys: result.set.hotKeys.count, systems: result.set.systems.count,
      texts: result.set.texts.count,
      errors: result.diagnostics.count { $0.severity == .error },
      warnings: result.diagnostics.count { $0.severity == .warning })
    return DefinitionProbe(
      DefinitionFacts(folder: folders(paths), reading: .read(counts)), result.set)
  }

  /// The folders of hot keys that are there.
  private static func existing(_ paths: SitePaths) -> [String] {
    paths.definitions.layers.map(\.hotKeys).filter { folder in
      var isFolder = false
      return FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) && isFolder
    }
  }

  /// Where definitions come from; where they could come from, if there are none.
  private static func folders(_ paths: SitePaths) -> String {
    let there = existing(paths)
    return (there.isEmpty ? paths.definitions.layers.map(\.hotKeys) : there)
      .joined(separator: ", ")
  }
}

extension DefinitionSet {
  fileprivate static let none = DefinitionSet(hotKeys: [], systems: [:], adapters: [:], texts: [:])
}
