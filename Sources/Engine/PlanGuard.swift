import HotKeyDefinition
import Planning

/// Something that is looked at before a key is pressed, or while keys are.
package enum PlanGuard: Sendable {
  /// Class and title, before the run and before each field.
  case window
  /// The title of these windows must show the citizen of the case.
  case citizenInTitle(windows: [String])
  /// This field must be empty or show the citizen of the case.
  case citizenInField(id: String, label: String)
  /// Nothing shows which citizen the window is about.
  case citizenNotShown
  /// Fields are counted by Tab from this one, in which the cursor has to stand; where the
  /// application tells labels, it is gone to and each label is compared.
  case tabOrder(id: String, label: String)
  /// Each field is found by its label; all of them must be there.
  case labels
  /// A field that cannot be proved refuses the run.
  case proofRequired
  /// What already stands in a field is left alone.
  case onlyEmpty
  /// What already stands in a field is replaced.
  case overwrite

  static func all(of plan: FormPlan, in windows: [WindowPattern]) -> [PlanGuard] {
    var guards: [PlanGuard] = [.window] + citizen(of: plan, in: windows)
    switch plan.form.finding {
    case .label: guards.append(.labels)
    case .order:
      if let first = plan.fields.first {
        guards.append(.tabOrder(id: first.id, label: first.label))
      }
    }
    if plan.form.proof == .required { guards.append(.proofRequired) }
    return guards + [plan.policy == .overwrite ? .overwrite : .onlyEmpty]
  }

  private static func citizen(of plan: FormPlan, in windows: [WindowPattern]) -> [PlanGuard] {
    guard plan.citizen != nil else { return [.citizenNotShown] }
    var guards: [PlanGuard] = []
    let titled = windows.filter(\.titleShowsCitizen).map(\.name.text)
    if !titled.isEmpty { guards.append(.citizenInTitle(windows: titled)) }
    if let name = plan.form.citizenField?.text,
      let field = plan.fields.first(where: { $0.id == name })
    {
      guards.append(.citizenInField(id: field.id, label: field.label))
    }
    return guards.isEmpty ? [.citizenNotShown] : guards
  }
}
