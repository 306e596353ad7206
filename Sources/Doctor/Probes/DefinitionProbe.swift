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
    return DefinitionProbe(DefinitionFacts(folder: paths.hotKeys, reading: .silent))
  }

  private init(_ facts: DefinitionFacts, _ set: DefinitionSet = .none) {
    self.facts = facts
    self.set = set
  }

  private static func load(_ paths: SitePaths) -> DefinitionProbe {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: paths.hotKeys, isDirectory: &isFolder), isFolder
    else { return DefinitionProbe(DefinitionFacts(folder: paths.hotKeys, reading: .noFolder)) }
    let result = DefinitionLoader(hotKeys: paths.hotKeys, templates: paths.templates).load()
    let counts = DefinitionFacts.Counts(
      hotKeys: result.set.hotKeys.count, systems: result.set.systems.count,
      texts: result.set.texts.count,
      errors: result.diagnostics.count { $0.severity == .error },
      warnings: result.diagnostics.count { $0.severity == .warning })
    return DefinitionProbe(
      DefinitionFacts(folder: paths.hotKeys, reading: .read(counts)), result.set)
  }
}

extension DefinitionSet {
  fileprivate static let none = DefinitionSet(hotKeys: [], systems: [:], adapters: [:], texts: [:])
}
