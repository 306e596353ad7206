package import CaseData
import Diagnostics
package import HotKeyDefinition

/// Works out what a hot key is going to do, from its definition and the case data alone.
///
/// - Shape: pure; the same input gives the same plan. All problems are found at once.
/// - Errors: ``PlanningError`` with GV0211-GV0213 and GV0220-GV0229.
/// - Isolation: a value type, free to pass anywhere.
package struct Planner: Sendable {
  package let set: DefinitionSet

  package init(set: DefinitionSet) {
    self.set = set
  }

  /// Plans one run.
  ///
  /// - Parameters:
  ///   - hotKey: one of ``set``.
  ///   - data: the answers of `ask:` and the results of `data:`, by name.
  ///   - day: the day standard texts must be valid on.
  /// - Returns: one action a step.
  /// - Throws: ``PlanningError`` with everything that was found.
  package func plan(
    _ hotKey: HotKey, data: [String: Value], validOn day: CalendarDate
  ) throws(PlanningError) -> Plan {
    var draft = PlanDraft(set: set, data: data, day: day)
    for step in hotKey.steps { draft.add(step) }
    guard draft.diagnostics.isEmpty else { throw PlanningError(draft.diagnostics) }
    return Plan(
      hotKey: hotKey.id.text, actions: draft.actions, isConfirmed: draft.isConfirmed)
  }
}

/// A plan under way.
struct PlanDraft {
  let set: DefinitionSet
  let data: [String: Value]
  let day: CalendarDate
  let evaluator: Evaluator
  private(set) var actions: [Plan.Action] = []
  private(set) var isConfirmed = false
  var diagnostics: [Diagnostic] = []

  init(set: DefinitionSet, data: [String: Value], day: CalendarDate) {
    self.set = set
    self.data = data
    self.day = day
    evaluator = Evaluator(data)
  }

  mutating func add(_ step: Step) {
    switch step {
    case .confirm: isConfirmed = true
    case .fill(let fill):
      if let form = plan(fill) { actions.append(.fill(form)) }
    case .insert(let insert):
      if let text = plan(insert) { actions.append(.insert(text)) }
    }
  }

  /// GV0229 at the name that leads nowhere.
  mutating func notThere(_ kind: String, _ name: Name, in owner: String? = nil) {
    let message =
      owner.map { "\($0) has no \(kind) `\(name.text)`" } ?? "there is no \(kind) `\(name.text)`"
    diagnostics.append(
      Diagnostic(.planIncomplete, .error, message, at: name.span, label: "not there"))
  }
}
