import CaseData
import Diagnostics
import HotKeyDefinition
import Planning

/// Short ways to systems, forms and plans, as the definitions and the planner would give them.
enum Plans {
  static let file = SourceFile(path: "test.yaml", text: "")

  static func name(_ text: String) -> Name {
    Name(text, at: SourceSpan(file: file, range: 0..<0))
  }

  static func pattern(
    _ windowClass: String? = nil, title: String? = nil, notTitle: String? = nil,
    showsCitizen: Bool = false, name: String = "vindue"
  ) -> WindowPattern {
    WindowPattern(
      name: Plans.name(name), windowClass: windowClass, title: title, notTitle: notTitle,
      titleShowsCitizen: showsCitizen)
  }

  static func system(
    _ windows: [WindowPattern], behaviour: ToolkitOverrides = ToolkitOverrides(), forms: [Form] = []
  ) -> TargetSystem {
    TargetSystem(
      id: name("plansystemet"), title: "Plansystemet", environment: .test, windows: windows,
      behaviour: behaviour, forms: forms, file: file)
  }

  static func field(
    _ id: String, _ label: String, _ kind: FormField.Kind = .text, _ content: FieldPlan.Content,
    options: [String] = [], initially: Bool? = nil
  ) -> FieldPlan {
    FieldPlan(
      id: id, label: label, kind: kind, length: nil, required: false, options: options,
      initially: initially, content: content)
  }

  /// `felt01` … of the measuring form, in Tab order; `nil` leaves a field alone.
  static func measuring(_ texts: [String?]) -> [FieldPlan] {
    texts.enumerated().map { index, text in
      field(fieldID(index + 1), "Felt \(index + 1)", .text, text.map { .text($0) } ?? .untouched)
    }
  }

  static func fieldID(_ number: Int) -> String { "felt" + (number < 10 ? "0" : "") + "\(number)" }
}

/// The filling of one form, to be varied by a test.
struct Sheet {
  var windows: [WindowPattern]
  var fields: [FieldPlan]
  var policy = FillStep.Policy.onlyEmpty
  var citizen: String?
  var citizenField: String?
  var finding = Form.Finding.order
  var proof = Form.ProofDemand.whenPossible
  var behaviour = ToolkitOverrides()

  init(_ windows: [WindowPattern], _ fields: [FieldPlan]) {
    self.windows = windows
    self.fields = fields
  }

  /// The measuring form with these texts, in a target's window.
  init(_ target: Target, measuring texts: [String?]) {
    self.init([target.window(titled: "Måleskema*")], Plans.measuring(texts))
  }

  func varied(_ change: (inout Sheet) -> Void) -> Sheet {
    var sheet = self
    change(&sheet)
    return sheet
  }

  var plan: Plan {
    let form = Form(
      name: Plans.name("skema"), windows: [], finding: finding, proof: proof,
      citizenField: citizenField.map(Plans.name), entries: [])
    let filling = FormPlan(
      system: Plans.system(windows, behaviour: behaviour, forms: [form]), form: form,
      policy: policy, citizen: citizen, fields: fields)
    return Plan(hotKey: "skema.udfyld", actions: [.fill(filling)])
  }

  /// What a page holds that has taken every text of the plan.
  var texts: [String: String] {
    fields.reduce(into: [:]) { texts, field in
      if case .text(let text) = field.content { texts[field.id] = text }
    }
  }
}
