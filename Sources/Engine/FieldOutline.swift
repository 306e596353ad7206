package import HotKeyDefinition
package import Planning

/// One field: what it shall hold, how that is written, and what proves it.
package struct FieldOutline: Sendable {
  package enum Writing: String, Sendable {
    case paste, type, choose, tick
    /// Read-only: it must hold the value already.
    case compare
    /// The field is emptied.
    case clear
    /// There is no text, so nothing is written.
    case leave
  }

  package enum Proof: String, Sendable {
    /// Read back by marking, or by copying, or by whichever the application knows.
    case primary, copy
    case readBack = "read-back"
    /// Exactly the inserted characters are marked and read; unproved where the application gives
    /// nothing back.
    case markedBackwards = "marked-backwards"
    /// Told by accessibility, else unproved.
    case accessibility
    /// Told by accessibility, else the run is refused before anything is written.
    case accessibilityOrRefused = "accessibility-or-refused"
    case none
  }

  package let id: String
  package let label: String
  /// `nil` for an inserted text.
  package let kind: FormField.Kind?
  package let content: FieldPlan.Content
  package let secret: Bool
  package let writing: Writing
  package let proof: Proof

  init(
    id: String, label: String, kind: FormField.Kind?, content: FieldPlan.Content, secret: Bool,
    writing: Writing, proof: Proof
  ) {
    self.id = id
    self.label = label
    self.kind = kind
    self.content = content
    self.secret = secret
    self.writing = writing
    self.proof = proof
  }

  init(_ field: FieldPlan, in plan: FormPlan) {
    let writing = Writing(field, in: plan)
    self.init(
      id: field.id, label: field.label, kind: field.kind, content: field.content,
      secret: field.secret, writing: writing, proof: Proof(of: field, writing, in: plan))
  }
}

extension FieldOutline.Writing {
  /// As ``FieldWriter`` goes about it.
  fileprivate init(_ field: FieldPlan, in plan: FormPlan) {
    let isEmpty = field.content == .text("") || field.content == .choice("")
    switch field.kind {
    case .readOnly: self = .compare
    case .checkbox: self = .tick
    case .choice: self = isEmpty ? .leave : .choose
    case .text, .multiline, .date, .number:
      self =
        isEmpty
        ? plan.policy == .overwrite ? .clear : .leave
        : plan.system.behaviour.entry == .type ? .type : .paste
    }
  }
}

extension FieldOutline.Proof {
  fileprivate init(
    of field: FieldPlan, _ writing: FieldOutline.Writing, in plan: FormPlan
  ) {
    let isRefused = plan.form.proof == .required || plan.form.finding == .label
    switch writing {
    case .paste, .type, .compare:
      self =
        switch plan.system.behaviour.proof {
        case .primary: .primary
        case .copy: .copy
        case nil: .readBack
        }
    case .clear: self = isRefused ? .accessibilityOrRefused : .accessibility
    case .choose, .tick:
      self =
        isRefused || !Self.canBeSetUnseen(field, in: plan)
        ? .accessibilityOrRefused : .accessibility
    case .leave: self = .none
    }
  }

  /// As far as the definition tells the toolkit.
  private static func canBeSetUnseen(_ field: FieldPlan, in plan: FormPlan) -> Bool {
    guard case .choice(let option) = field.content else { return field.initially != nil }
    let toolkit = plan.system.behaviour.toolkit.map { ToolkitProfile.Toolkit($0) } ?? .unknown
    return StateSetter.canChooseUnseen(option, of: field, in: toolkit)
  }
}
