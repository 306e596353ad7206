import Diagnostics
package import Engine
package import HotKeyDefinition
import PanelModel

/// What an application that is ours to start has to fulfil before a case is run in it.
extension DeskReplay {
  /// What forbids the script's first case or makes it impossible, before anything is started.
  ///
  /// - Returns: `nil` where nothing does.
  package static func objection(to script: CheckedScript, in set: DefinitionSet) -> CaseResult? {
    guard let readiness = DeskReadiness(script, in: set) else { return nil }
    let title = readiness.content.title.text
    if let refusal = readiness.refusal {
      return CaseResult(title: title, verdict: .failed([refusal]))
    }
    return readiness.obstacle.map { CaseResult(title: title, verdict: .skipped($0)) }
  }

  /// What the application does not tell yet of what the script's first case states.
  ///
  /// - Returns: the reason in words, or `nil` once it tells everything.
  package static func untold(
    _ script: CheckedScript, in set: DefinitionSet, by reading: FormReading
  ) async -> String? {
    guard let readiness = DeskReadiness(script, in: set),
      let (system, form) = readiness.forms.first
    else { return nil }
    do throws(RunFailure) {
      let fields = try await reading.contents(of: form, in: system).fields
      return fields.first { $0.shown == nil && readiness.isStated($0.id) }
        .map { DeskReadiness.untold($0.label) }
    } catch {
      return "\(error.code.rawValue) \(error.message(in: .english))"
    }
  }
}

extension DeskReadiness {
  init?(_ script: CheckedScript, in set: DefinitionSet) {
    guard let (content, data) = script.cases.first else { return nil }
    self.init(content: content, data: data, hotKey: script.hotKey, set: set)
  }

  static func untold(_ label: String) -> String {
    "the application does not tell what »\(label)« holds"
  }
}
