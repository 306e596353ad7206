package import Desktop
package import HotKeyDefinition
import Planning

/// Reads what a form holds, where its application tells; no key is pressed and nothing is written.
///
/// - Isolation: any task; what it reads is held by the caller.
package struct FormReading: Sendable {
  /// One field as its application shows it.
  package struct Content: Sendable, Hashable {
    /// `navn`, or `ydelser[3].fra` in a table.
    package let id: String
    package let label: String
    /// Its text, a choice's option, `true` or `false`; `nil` where the application does not tell.
    package let shown: String?
  }

  private let desktop: any Desktop
  private let accessibility: (any AccessibilityReader)?

  package init(desktop: any Desktop, accessibility: (any AccessibilityReader)?) {
    self.desktop = desktop
    self.accessibility = accessibility
  }

  /// The form's one window and its fields in the form's order.
  ///
  /// - Throws: ``RunFailure`` where no window, or more than one, is of the system.
  package func contents(of form: Form, in system: TargetSystem) async throws(RunFailure)
    -> (window: WindowSnapshot, fields: [Content])
  {
    let plan = FormPlan(
      system: system, form: form, policy: .onlyEmpty, citizen: nil,
      fields: form.flatFields.map { id, label, field in
        FieldPlan(
          id: id, label: label, kind: field.kind, length: field.length, required: field.required,
          options: field.options, initially: field.initially, content: .untouched)
      })
    let target = TargetWindow(desktop: desktop)
    let window = try await target.find(plan).window
    let toolkit = ToolkitProfile(ProcessLibraries.toolkit(of: window)).overridden(
      by: system.behaviour
    ).toolkit
    let fields = AccessibleFields(
      try await target.form(in: window, accessibility), plan: plan, toolkit: toolkit)
    var contents: [Content] = []
    for (index, field) in plan.fields.enumerated() {
      let before = try await fields.content(index, of: field.kind)
      contents.append(Content(id: field.id, label: field.label, shown: before.shown))
    }
    return (window, contents)
  }
}

extension FieldRecord.Before {
  fileprivate var shown: String? {
    switch self {
    case .unknown: nil
    case .text(let text), .choice(let text): text
    case .flag(let flag): String(flag)
    }
  }
}
