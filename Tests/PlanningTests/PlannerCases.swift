import CaseData
import Diagnostics
import HotKeyDefinition

@testable import Planning

/// A small form with every kind of field, and ways to plan it.
enum PlannerCases {
  static let file = SourceFile(path: "test.yaml", text: "")
  static let day = CalendarDate(iso: "2026-11-22")

  static func field(
    _ name: String, _ kind: FormField.Kind = .text, length: Int? = nil, required: Bool = false,
    options: [String] = [], initially: Bool? = nil, label: String? = nil
  ) -> FormField {
    FormField(
      name: PlanningCases.name(name), label: label ?? name, kind: kind, length: length,
      required: required,
      options: options, initially: initially)
  }

  static let form = Form(
    name: PlanningCases.name("plan"), windows: [], finding: .order, proof: .whenPossible,
    citizenField: nil,
    entries: [
      .field(field("navn", length: 12, required: true)), .field(field("noter", .multiline)),
      .field(field("dato", .date)), .field(field("timer", .number)),
      .field(field("type", .choice, options: ["Plan", "Revurdering"])),
      .table(
        FormTable(
          name: PlanningCases.name("ydelser"), rows: 3,
          columns: [
            field("ydelse", length: 12, label: "Ydelse {row}"),
            field("fra", .date, label: "Fra {row}"),
            field("aktuel", .checkbox, label: "Aktuel {row}"),
          ])),
      .field(field("frit", .choice)), .field(field("samtykke", .checkbox, initially: true)),
      .field(field("sagsnr", .readOnly)),
    ])

  static let system = TargetSystem(
    id: PlanningCases.name("plansystem"), title: "Plansystemet", environment: .test, windows: [],
    behaviour: ToolkitOverrides(), forms: [form], file: file)

  static func fill(
    _ fields: [(String, String)] = [], table: (each: String, cells: [(String, String)])? = nil,
    citizen: String? = nil, policy: FillStep.Policy = .onlyEmpty, form: String = "plan",
    system: String = "plansystem", tableName: String = "ydelser"
  ) -> Step {
    let tables = table.map { table in
      TableFilling(
        name: PlanningCases.name(tableName), rows: PlanningCases.iteration(table.each),
        cells: contents(table.cells))
    }
    return .fill(
      FillStep(
        system: PlanningCases.name(system), form: PlanningCases.name(form),
        citizen: citizen.map(PlanningCases.expression), policy: policy, fields: contents(fields),
        tables: tables.map { [$0] } ?? []))
  }

  private static func contents(_ pairs: [(String, String)]) -> [(name: Name, content: Template)] {
    pairs.map { (PlanningCases.name($0.0), PlanningCases.template($0.1)) }
  }

  static func text(
    _ body: String, from: String? = nil, to: String? = nil, needs: [String: ValueType] = [:]
  ) -> StandardText {
    StandardText(
      id: PlanningCases.name("std.navn"), version: "1.2", title: "Navn",
      validFrom: from.flatMap(CalendarDate.init(iso:)),
      validTo: to.flatMap(CalendarDate.init(iso:)),
      legalBasis: nil, needs: needs, body: PlanningCases.template(body), file: file)
  }

  static func plan(
    _ steps: [Step], _ data: [String: Value] = PlanningCases.data, texts: [StandardText] = []
  ) throws(PlanningError) -> Plan {
    let hotKey = HotKey(
      id: PlanningCases.name("plan.test"), title: "Test", summary: nil, keys: nil, owner: nil,
      purpose: nil,
      manualTime: nil, questions: [], data: [], steps: steps, file: file)
    let set = DefinitionSet(
      hotKeys: [hotKey], systems: ["plansystem": system], adapters: [:],
      texts: Dictionary(texts.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first }))
    guard let day else { throw PlanningError([]) }
    return try Planner(set: set).plan(hotKey, data: data, validOn: day)
  }

  /// Every finding of a plan that cannot be made; empty where it can.
  static func findings(
    _ steps: [Step], _ data: [String: Value] = PlanningCases.data, texts: [StandardText] = []
  ) -> String {
    do {
      _ = try plan(steps, data, texts: texts)
      return ""
    } catch {
      return error.diagnostics.map(PlanningCases.drawn).joined(separator: "\n")
    }
  }

  /// `id = content`, a line a field, without those passed over.
  static func contents(of plan: Plan) -> [String: FieldPlan.Content] {
    guard case .fill(let form)? = plan.actions.first else { return [:] }
    return Dictionary(
      form.fields.filter { $0.content != .untouched }.map { ($0.id, $0.content) },
      uniquingKeysWith: { first, _ in first })
  }
}
