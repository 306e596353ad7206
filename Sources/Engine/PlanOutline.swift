package import HotKeyDefinition
package import Planning

/// What a plan comes to before any window is known: what is looked for, what is checked, how each
/// field is written and proved, as far as the definition decides it.
///
/// - Shape: pure; holds the values of the plan, and no words for people.
/// - Isolation: in memory only, like ``Plan``.
package struct PlanOutline: Sendable {
  package enum Step: Sendable {
    case fill(FormOutline)
    case insert(InsertOutline)
  }

  package let hotKey: String
  /// Whether the user sees and agrees before anything is touched.
  package let isConfirmed: Bool
  package let steps: [Step]

  package init(_ plan: Plan) {
    hotKey = plan.hotKey
    isConfirmed = plan.isConfirmed
    steps = plan.actions.map { action in
      switch action {
      case .fill(let form): .fill(FormOutline(form))
      case .insert(let insert): .insert(InsertOutline(insert))
      }
    }
  }
}

/// The filling of one form.
package struct FormOutline: Sendable {
  package let system: TargetSystem
  package let form: Form
  /// The windows the form may stand in.
  package let windows: [WindowPattern]
  package let guards: [PlanGuard]
  /// Those that the step names, in Tab order.
  package let fields: [FieldOutline]
  /// How many fields of the form are left alone.
  package let passedOver: Int

  init(_ plan: FormPlan) {
    system = plan.system
    form = plan.form
    windows = plan.system.windows.filter { window in
      plan.form.windows.isEmpty || plan.form.windows.contains(window.name)
    }
    guards = PlanGuard.all(of: plan, in: windows)
    let written = plan.fields.filter { $0.content != .untouched }
    fields = written.map { FieldOutline($0, in: plan) }
    passedOver = plan.fields.count - written.count
  }
}

/// The insertion of one text.
package struct InsertOutline: Sendable {
  package let plan: InsertPlan
  /// Its one text, as a field.
  package let field: FieldOutline

  init(_ plan: InsertPlan) {
    self.plan = plan
    let ways = Set(plan.systems.map { $0.behaviour.entry ?? .paste })
    field = FieldOutline(
      id: plan.textID ?? "insert", label: "", kind: nil, content: .text(plan.text), secret: false,
      writing: plan.text.isEmpty ? .leave : ways == [.type] ? .type : .paste,
      proof: plan.text.isEmpty ? .none : .markedBackwards)
  }
}
