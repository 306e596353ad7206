import CaseData
import Desktop
import HotKeyDefinition
import PanelModel
import Planning

/// `confirm: preview`: the user sees what is going to happen, and says yes to it.
///
/// - Source: design §5; issue of the desk, "Preview".
extension RunPreparation {
  /// The plan as the user has agreed to it: without what they left out, and bound to what they saw.
  ///
  /// Nothing has been touched when this returns, and no other run has been kept waiting.
  func confirmed(_ plan: Plan, of hotKey: HotKey) async throws(RunFailure) -> Plan {
    guard plan.isConfirmed else { return plan }
    guard let prompter = surroundings.prompter else { throw RunFailure(.noPreview) }
    let origin = try await activeWindow()
    var seen: [SeenAction] = []
    for action in plan.actions { seen.append(try await look(at: action)) }
    let forms = seen.enumerated().map { $0.element.shown(as: $0.offset) }.filter {
      !$0.fields.isEmpty
    }
    switch await prompter.preview(PreviewRequest(title: hotKey.title, forms: forms)) {
    case .unavailable:
      throw RunFailure(Task.isCancelled ? .desktop(DesktopError(.stopped)) : .noPreview)
    case .left: throw RunFailure(.desktop(DesktopError(.stopped)))
    case .agreed(let leftOut):
      if Task.isCancelled { throw RunFailure(.desktop(DesktopError(.stopped))) }
      try await goBack(to: origin)
      let actions = seen.enumerated().compactMap { $0.element.agreed($0.offset, without: leftOut) }
      return Plan(hotKey: plan.hotKey, actions: actions, isConfirmed: true)
    }
  }

  /// Reads the form's fields where its application tells them; no key is pressed.
  private func look(at action: Plan.Action) async throws(RunFailure) -> SeenAction {
    guard case .fill(let plan) = action else {
      return SeenAction(action: action, before: [], toolkit: .unknown)
    }
    let target = TargetWindow(desktop: surroundings.desktop)
    let window = try await target.find(plan).window
    try WindowCheck(plan: plan, cprMode: surroundings.cprMode).admit(window)
    let toolkit = ToolkitProfile(ProcessLibraries.toolkit(of: window)).overridden(
      by: plan.system.behaviour
    ).toolkit
    let form = try await target.wholeForm(
      in: window, for: plan, toolkit, surroundings.accessibility, isStopped: { Task.isCancelled })
    let fields = AccessibleFields(form, plan: plan, toolkit: toolkit)
    var before: [FieldRecord.Before] = []
    for (index, field) in plan.fields.enumerated() {
      let isAsked = field.content != .untouched || field.id == plan.form.citizenField?.text
      before.append(isAsked ? try await fields.content(index, of: field.kind) : .unknown)
    }
    try refuseOther(than: plan, before)
    return SeenAction(action: action, before: before, toolkit: toolkit)
  }

  /// Another citizen's form is not even shown.
  private func refuseOther(
    than plan: FormPlan, _ before: [FieldRecord.Before]
  ) throws(RunFailure) {
    guard let citizen = plan.citizen, let name = plan.form.citizenField?.text,
      let index = plan.fields.firstIndex(where: { $0.id == name }),
      let shown = before[index].text, !shown.allSatisfy(\.isWhitespace),
      shown.filter(\.isWholeNumber) != citizen
    else { return }
    let field = plan.fields[index]
    throw RunFailure(.otherCitizen, field: field.id, label: field.label)
  }
}

/// One action of a plan, and what its fields hold.
private struct SeenAction {
  let action: Plan.Action
  /// Aligned with the form's fields.
  let before: [FieldRecord.Before]
  let toolkit: ToolkitProfile.Toolkit

  private func id(_ number: Int, _ field: String) -> String { "\(number).\(field)" }

  func shown(as number: Int) -> PreviewForm {
    switch action {
    case .fill(let plan):
      let fields = zip(plan.fields, before).compactMap { field, before in
        FieldPreview(field: field, before: before, policy: plan.policy, toolkit: toolkit).shown(
          as: id(number, field.id))
      }
      return PreviewForm(title: plan.system.title, fields: fields)
    case .insert(let insert):
      let field = PreviewField(
        id: id(number, "insert"), label: "", now: nil, will: CPRMask.masked(insert.text),
        change: .new)
      return PreviewForm(
        title: insert.systems.map(\.title).joined(separator: " / "), fields: [field])
    }
  }

  /// `nil` where nothing of it is left.
  func agreed(_ number: Int, without leftOut: Set<String>) -> Plan.Action? {
    switch action {
    case .insert: leftOut.contains(id(number, "insert")) ? nil : action
    case .fill(let plan):
      .fill(
        plan.with(
          zip(plan.fields, before).map { field, before in
            leftOut.contains(id(number, field.id))
              ? field.with(.untouched) : field.with(field.content, previewed: before.text)
          }))
    }
  }
}
