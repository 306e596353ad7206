import Diagnostics
package import Engine
package import HotKeyDefinition
import Planning

/// What `genvej plan` tells: of values their shape, or where it is asked for themselves.
///
/// - Shape: stable keys, only ever added to; a secret is never shown.
/// - Source: design §6; Decisions/0020.
package struct PlanReport: Codable, Sendable {
  package struct Window: Codable, Sendable {
    package let name: String
    package let `class`: String?
    package let title: String?
    package let notTitle: String?
  }

  package struct Guard: Codable, Sendable {
    /// `window`, `citizen-in-title`, `citizen-in-field`, `citizen-not-shown`, `tab-order`,
    /// `labels`, `proof-required`, `only-empty`, `overwrite`.
    package let `guard`: String
    /// The field it is about.
    package let field: String?
    package let label: String?
    /// The windows it is about.
    package let windows: [String]?
  }

  package struct Field: Codable, Sendable {
    package let id: String
    package let label: String
    package let kind: String
    package let shape: String
    /// `nil` where the length would give the value away.
    package let characters: Int?
    /// `nil` unless values are shown.
    package let value: String?
    package let writing: String
    package let proof: String
  }

  package struct Step: Codable, Sendable {
    /// `fill` or `insert`.
    package let step: String
    /// `nil` where the text goes into any window.
    package let systems: [String]
    package let titles: [String]
    package let environments: [String]
    package let form: String?
    package let textVersion: String?
    package let windows: [Window]
    package let guards: [Guard]
    package let fields: [Field]
    /// How many fields of the form the step leaves alone.
    package let passedOver: Int?
  }

  package let hotKey: String
  package let title: String
  /// Whether a preview is agreed to first.
  package let confirm: Bool
  package let steps: [Step]

  /// - Parameter showsValues: whether the values themselves are told.
  package init(_ outline: PlanOutline, of hotKey: HotKey, showsValues: Bool) {
    self.hotKey = outline.hotKey
    title = hotKey.title
    confirm = outline.isConfirmed
    steps = outline.steps.map { step in
      switch step {
      case .fill(let form): Step(form, showsValues)
      case .insert(let insert): Step(insert, showsValues)
      }
    }
  }

  /// The report in JSON, with its keys in alphabetical order.
  package var json: String { JSONText.of(self) }
}

extension PlanReport.Step {
  fileprivate init(_ form: FormOutline, _ showsValues: Bool) {
    self.init(
      step: "fill", systems: [form.system.id.text], titles: [form.system.title],
      environments: [form.system.environment.rawValue], form: form.form.name.text,
      textVersion: nil, windows: form.windows.map(PlanReport.Window.init),
      guards: form.guards.map(PlanReport.Guard.init),
      fields: form.fields.map { PlanReport.Field($0, showsValues) }, passedOver: form.passedOver)
  }

  fileprivate init(_ insert: InsertOutline, _ showsValues: Bool) {
    let systems = insert.plan.systems
    self.init(
      step: "insert", systems: systems.map(\.id.text), titles: systems.map(\.title),
      environments: systems.map(\.environment.rawValue), form: nil,
      textVersion: insert.plan.textVersion,
      windows: systems.flatMap { $0.windows.map(PlanReport.Window.init) }, guards: [],
      fields: [PlanReport.Field(insert.field, showsValues)], passedOver: nil)
  }
}

extension PlanReport.Window {
  fileprivate init(_ pattern: WindowPattern) {
    self.init(
      name: pattern.name.text, class: pattern.windowClass, title: pattern.title,
      notTitle: pattern.notTitle)
  }
}

extension PlanReport.Guard {
  fileprivate init(_ planned: PlanGuard) {
    switch planned {
    case .window: self.init("window")
    case .citizenInTitle(let windows): self.init("citizen-in-title", windows: windows)
    case .citizenInField(let id, let label):
      self.init("citizen-in-field", field: id, label: label)
    case .citizenNotShown: self.init("citizen-not-shown")
    case .tabOrder(let id, let label): self.init("tab-order", field: id, label: label)
    case .labels: self.init("labels")
    case .proofRequired: self.init("proof-required")
    case .onlyEmpty: self.init("only-empty")
    case .overwrite: self.init("overwrite")
    }
  }

  private init(
    _ name: String, field: String? = nil, label: String? = nil, windows: [String]? = nil
  ) {
    self.init(guard: name, field: field, label: label, windows: windows)
  }
}

extension PlanReport.Field {
  fileprivate init(_ field: FieldOutline, _ showsValues: Bool) {
    let shape = ValueShape(field.content, field.kind, isSecret: field.secret)
    let text = field.content.written
    self.init(
      id: field.id, label: field.label, kind: field.kind?.rawValue ?? "insert",
      shape: shape.rawValue, characters: shape.hidesLength ? nil : text.count,
      value: showsValues && !field.secret ? text : nil, writing: field.writing.rawValue,
      proof: field.proof.rawValue)
  }
}

extension FieldPlan.Content {
  /// Of a flag, `true` or `false`.
  fileprivate var written: String {
    switch self {
    case .untouched: ""
    case .text(let text), .choice(let text): text
    case .flag(let flag): String(flag)
    }
  }
}
