import CaseData
import Diagnostics

extension HotKeyChecker {
  /// A step with its literals typed by the fields they fill.
  mutating func check(_ step: Step) -> Step {
    switch step {
    case .confirm: .confirm
    case .fill(let fill): .fill(check(fill))
    case .insert(let insert): check(insert)
    }
  }

  private mutating func check(_ step: FillStep) -> FillStep {
    let citizen = step.citizen.map { ($0.check(in: scope, into: &findings.diagnostics), $0.span) }
    if let citizen { checkCitizen(citizen.0, at: citizen.1) }
    guard let index = form(of: step) else {
      checkContents(step)
      return step
    }
    if citizen == nil, index.showsCitizen, isWhole { missingCitizen(step, index) }
    let fields = step.fields.map { field in
      (field.name, fill(field.name, field.content, of: index, in: step))
    }
    let tables = step.tables.map { fill($0, of: index, in: step) }
    if isWhole { warnOfRequired(step, index.form) }
    return FillStep(
      system: step.system, form: step.form, citizen: step.citizen, policy: step.policy,
      fields: fields, tables: tables)
  }

  /// Where the form is not known, the expressions are checked all the same.
  private mutating func checkContents(_ step: FillStep) {
    for field in step.fields { _ = field.content.check(in: scope, into: &findings.diagnostics) }
    for table in step.tables {
      let inner = rowScope(table)
      for cell in table.cells { _ = cell.content.check(in: inner, into: &findings.diagnostics) }
    }
  }

  private mutating func rowScope(_ table: TableFilling) -> TypeScope {
    let element = table.rows.check(in: scope, into: &findings.diagnostics)
    return scope.adding(table.rows.variable.text, element)
  }

  private mutating func form(of step: FillStep) -> FormIndex? {
    guard let system = system(step.system) else { return nil }
    if let form = system.forms[step.form.text] { return form }
    findings.add(
      .unknownForm, "system `\(step.system.text)` has no form `\(step.form.text)`",
      at: step.form.span.range, label: "unknown form",
      notes: [Diagnostic.Note("`\(step.system.text)` is declared here", at: system.system.id.span)],
      help: Suggestion.help(step.form.text, inUnordered: system.forms.keys, noun: "forms"))
    return nil
  }

  private mutating func system(_ name: Name) -> SystemIndex? {
    switch index.system(name.text) {
    case .found(let system): return system
    case .inError: leaveOut("system `\(name.text)`", at: name.span)
    case .unknown:
      findings.add(
        .unknownSystem, "unknown system `\(name.text)`", at: name.span.range,
        label: "unknown system",
        help: Suggestion.help(name.text, in: index.systemIDs, noun: "systems")
          ?? "systems are described in `HotKeys/systems/`")
    }
    return nil
  }

  private mutating func checkCitizen(_ type: ValueType, at span: SourceSpan) {
    guard !ValueType.cpr.accepts(type) else { return }
    findings.add(
      .citizenType, "`citizen` takes a CPR number, found \(type.words)", at: span.range,
      label: type.words,
      help: type == .text ? "declare the column as `cpr` in `HotKeys/adapters.yaml`" : nil)
  }

  private mutating func missingCitizen(_ step: FillStep, _ index: FormIndex) {
    let place = index.form.citizenField ?? index.form.name
    findings.add(
      .citizenMissing,
      "the form shows whose case it is, and the step does not say whose it fills in",
      at: target(step).range, label: "`citizen` is missing",
      notes: [Diagnostic.Note("the form shows the citizen", at: place.span)],
      help: "add for example `citizen: borger.cpr`")
  }

  /// `system.form` as it stands in the file.
  private func target(_ step: FillStep) -> SourceSpan {
    findings.span(step.system.span.range.lowerBound..<step.form.span.range.upperBound)
  }

  private mutating func fill(
    _ name: Name, _ content: Template, of index: FormIndex, in step: FillStep
  ) -> Template {
    if let field = index.fields[name.text] { return check(content, for: field, name, in: scope) }
    _ = content.check(in: scope, into: &findings.diagnostics)
    let form = "form `\(step.system.text).\(step.form.text)`"
    if let table = index.tables[name.text] {
      notAField(name, "`\(name.text)` is a table", "fill it under `tables`", table.table.name)
    } else {
      findings.add(
        .unknownField, "\(form) has no field `\(name.text)`", at: name.span.range,
        label: "unknown field",
        notes: [Diagnostic.Note("\(form) is declared here", at: index.form.name.span)],
        help: Suggestion.help(name.text, inUnordered: index.fields.keys, noun: "fields"))
    }
    return content
  }

  private mutating func notAField(_ name: Name, _ what: String, _ help: String, _ declared: Name) {
    findings.add(
      .notAField, what, at: name.span.range,
      notes: [Diagnostic.Note("`\(name.text)` is declared here", at: declared.span)], help: help)
  }

  private mutating func fill(
    _ filling: TableFilling, of index: FormIndex, in step: FillStep
  ) -> TableFilling {
    let inner = rowScope(filling)
    guard let table = index.tables[filling.name.text] else {
      for cell in filling.cells { _ = cell.content.check(in: inner, into: &findings.diagnostics) }
      unknownTable(filling.name, index, step)
      return filling
    }
    let cells = filling.cells.map { cell -> (name: Name, content: Template) in
      guard let column = table.columns[cell.name.text] else {
        _ = cell.content.check(in: inner, into: &findings.diagnostics)
        unknownColumn(cell.name, table)
        return cell
      }
      return (cell.name, check(cell.content, for: column, cell.name, in: inner))
    }
    return TableFilling(name: filling.name, rows: filling.rows, cells: cells)
  }

  private mutating func unknownTable(_ name: Name, _ index: FormIndex, _ step: FillStep) {
    if let field = index.fields[name.text] {
      notAField(name, "`\(name.text)` is a field", "fill it under `fields`", field.name)
      return
    }
    let form = "form `\(step.system.text).\(step.form.text)`"
    findings.add(
      .unknownField, "\(form) has no table `\(name.text)`", at: name.span.range,
      label: "unknown table",
      notes: [Diagnostic.Note("\(form) is declared here", at: index.form.name.span)],
      help: Suggestion.help(name.text, inUnordered: index.tables.keys, noun: "tables"))
  }

  private mutating func unknownColumn(_ name: Name, _ index: TableIndex) {
    let table = index.table.name
    findings.add(
      .unknownColumn, "table `\(table.text)` has no column `\(name.text)`", at: name.span.range,
      label: "unknown column",
      notes: [Diagnostic.Note("table `\(table.text)` is declared here", at: table.span)],
      help: Suggestion.help(name.text, inUnordered: index.columns.keys, noun: "columns"))
  }

  /// One warning a step, however many required fields neither it nor any other hot key fills.
  private mutating func warnOfRequired(_ step: FillStep, _ form: Form) {
    let filled = index.filledFields(of: step.system, step.form)
    let missing = form.entries.compactMap { entry -> Name? in
      guard case .field(let field) = entry, field.required, !filled.contains(field.name.text) else {
        return nil
      }
      return field.name
    }
    guard let first = missing.first else { return }
    findings.add(
      .requiredField,
      "\(missing.count == 1 ? "a required field is" : "\(missing.count) required fields are") not filled: "
        + Phrase.list(missing.map(\.text)), at: target(step).range,
      notes: [Diagnostic.Note("`\(first.text)` is required here", at: first.span)],
      severity: .warning)
  }

  private mutating func check(_ step: InsertStep) -> Step {
    for name in step.systems { _ = system(name) }
    switch step.content {
    case .inline(let template): template.checkAsText(in: scope, into: &findings.diagnostics)
    case .text(let id): checkText(id)
    }
    return .insert(step)
  }

  private mutating func checkText(_ id: Name) {
    switch index.text(id.text) {
    case .inError: leaveOut("text `\(id.text)`", at: id.span)
    case .unknown:
      findings.add(
        .unknownText, "unknown text `\(id.text)`", at: id.span.range, label: "unknown text",
        help: Suggestion.help(id.text, in: index.textIDs, noun: "texts")
          ?? "texts stand in `Templates/`")
    case .found(let text):
      for (name, type) in text.needs.sorted(by: { $0.key < $1.key }) {
        compare(name, type, scope.names[name], text, id)
      }
    }
  }

  /// Whether the hot key has what the text needs, name by name.
  private mutating func compare(
    _ path: String, _ wanted: ValueType, _ given: ValueType?, _ text: StandardText, _ id: Name
  ) {
    let root = String(path.prefix { $0 != "." })
    let notes = [
      Diagnostic.Note("`\(id.text)` says so here", at: text.needPlaces[root] ?? text.id.span)
    ]
    guard let given else {
      let known = path == root ? scope.names.keys.sorted() : []
      findings.add(
        .textNeed, "text `\(id.text)` needs `\(path)`, which this hot key has not",
        at: id.span.range, label: "`\(path)` is missing", notes: notes,
        help: Suggestion.nearest(path, in: known).map { "name the data `\(path)`, not `\($0)`" }
          ?? "fetch it under `data`")
      return
    }
    if case .record(let fields) = wanted, case .record(let found) = given {
      for (name, type) in fields.sorted(by: { $0.key < $1.key }) {
        compare("\(path).\(name)", type, found[name], text, id)
      }
      return
    }
    guard !wanted.accepts(given) else { return }
    findings.add(
      .textNeedType, "text `\(id.text)` needs `\(path)` as \(wanted.words), found \(given.words)",
      at: id.span.range, label: given.words, notes: notes)
  }
}
