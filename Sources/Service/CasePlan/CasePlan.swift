package import CaseData
import CaseFile
package import Diagnostics
package import Engine
import HotKeyDefinition

/// `genvej plan`: definitions and adapters of this site, and no desktop.
///
/// - Isolation: reads folders, the case file and the adapters' sources; writes nothing.
/// - Source: Decisions/0020.
package struct CasePlan: Sendable {
  /// Why there is no plan.
  package enum Refusal: Error, Sendable {
    /// What is wrong with the case file.
    case caseFile([Diagnostic])
    case run(RunFailure)
  }

  /// The findings of the definitions.
  package let findings: [Diagnostic]
  private let set: DefinitionSet
  private let adapters: [String: any CaseAdapter]
  private let mode: CPRNumber.Mode

  /// Loads the definitions.
  package init(paths: SitePaths, mode: CPRNumber.Mode) {
    let result = DefinitionLoader(paths.definitions).load()
    findings = result.diagnostics
    set = result.set
    self.mode = mode
    adapters = AdapterAssembly(paths: paths, mode: mode).adapters(of: result.set)
  }

  /// - Parameters:
  ///   - id: the hot key's.
  ///   - setting: answers by question name.
  ///   - caseFile: case data that need not be fetched.
  package func report(
    _ id: String, setting: [String: String], caseFile: String?, showsValues: Bool
  ) async throws(Refusal) -> PlanReport {
    guard let hotKey = set.hotKeys.first(where: { $0.id.text == id }) else {
      throw .run(RunFailure(.unknownHotKey))
    }
    var given: [String: Value] = [:]
    if let caseFile {
      let read = CaseFile.read(caseFile, for: hotKey, in: set, mode: mode)
      guard read.diagnostics.allSatisfy({ $0.severity != .error }) else {
        throw .caseFile(read.diagnostics)
      }
      given = read.data
    }
    let planning = CasePlanning(set: set, adapters: adapters, cprMode: mode, today: .today)
    do throws(RunFailure) {
      let plan = try await planning.plan(hotKey, setting: setting, given: given)
      return PlanReport(PlanOutline(plan), of: hotKey, showsValues: showsValues)
    } catch {
      throw .run(error)
    }
  }
}
