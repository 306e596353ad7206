import CaseData
import Diagnostics
import HotKeyDefinition
import Service

/// Opens every source of the definitions, all at once.
enum AdapterProbe {
  static func look(at set: DefinitionSet, of paths: SitePaths) async -> [AdapterFacts] {
    // The mode decides which numbers may be asked for, and nothing is asked.
    let adapters = AdapterAssembly(paths: paths, mode: .production).adapters(of: set)
    return await withTaskGroup(of: AdapterFacts.self) { group in
      for (name, declaration) in set.adapters {
        let setting = declaration.settings["path"]
        let path = setting?.text ?? ""
        group.addTask {
          AdapterFacts(
            name: name, kind: declaration.kind.rawValue, declaredPath: path,
            path: paths.resolve(path, of: setting?.span.file.path ?? ""),
            queries: declaration.queries.count, outcome: await outcome(of: adapters[name]))
        }
      }
      let facts = await group.reduce(into: []) { $0.append($1) }
      return facts.sorted { $0.name < $1.name }
    }
  }

  private static func outcome(of adapter: (any CaseAdapter)?) async -> AdapterFacts.Outcome {
    guard let adapter = adapter as? any SelfCheckingAdapter else { return .notTried }
    switch await Attempt.make({ try await adapter.problems() }) {
    case .value(let problems): return .tried(problems)
    case .failed, .silent: return .silent
    }
  }
}
