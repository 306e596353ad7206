import CaseData
import Diagnostics
import HotKeyDefinition

/// Plans the entries of one form: which template fills which field, and what comes of it.
///
/// - Errors: those of ``Evaluator`` and ``FieldContent``, and GV0223; each says in a note which
///   field was being planned.
struct FormFilling {
  let step: FillStep
  let evaluator: Evaluator
  private(set) var diagnostics: [Diagnostic] = []
  private let templates: [Name: Template]

  init(_ step: FillStep, _ evaluator: Evaluator) {
    self.step = step
    self.evaluator = evaluator
    templates = Dictionary(
      step.fields.map { ($0.name, $0.content) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func plan(_ entry: FormEntry) -> [FieldPlan] {
    switch entry {
    case .field(let field):
      return [
        plan(field, id: field.name.text, label: field.label, templates[field.name], evaluator)
      ]
    case .table(let table): return plan(table)
    }
  }

  /// Plans a table row by row.
  ///
  /// Rows beyond the data are passed over, or emptied where the step overwrites: what an earlier
  /// run left there would be read as this citizen's.
  private mutating func plan(_ table: FormTable) -> [FieldPlan] {
    guard let filling = step.tables.first(where: { $0.name == table.name }) else {
      return (0..<table.rows).flatMap { row in
        table.columns.map { FieldPlan($0, in: table, row: row, .untouched) }
      }
    }
    let cells = Dictionary(
      filling.cells.map { ($0.name, $0.content) }, uniquingKeysWith: { first, _ in first })
    let values = rows(of: table, filling)
    return (0..<table.rows).flatMap { row in
      table.columns.map { column in
        guard row < values.count else {
          return FieldPlan(column, in: table, row: row, emptied(column, cells[column.name]))
        }
        let scope = evaluator.adding(filling.rows.variable.text, values[row])
        let place = FieldPlan(column, in: table, row: row, .untouched)
        return plan(column, id: place.id, label: place.label, cells[column.name], scope)
      }
    }
  }

  private mutating func rows(of table: FormTable, _ filling: TableFilling) -> [Value] {
    do {
      let values = try evaluator.elements(of: filling.rows.sequence)
      if values.count <= table.rows { return values }
      diagnostics.append(
        Diagnostic(
          .tooManyRows, .error,
          "there are more rows than the \(table.rows) of table `\(table.name.text)`",
          at: filling.rows.sequence.span, label: "too many rows",
          help: "leave some out on purpose with `| take(\(table.rows))`, or with `where`"))
    } catch {
      diagnostics.append(error.diagnostic.noting("while planning table `\(table.name.text)`"))
    }
    return []
  }

  private func emptied(_ column: FormField, _ template: Template?) -> FieldPlan.Content {
    guard step.policy == .overwrite, template != nil else { return .untouched }
    switch column.kind {
    case .text, .multiline, .date, .number: return .text("")
    case .choice, .checkbox, .readOnly: return .untouched
    }
  }

  private mutating func plan(
    _ field: FormField, id: String, label: String, _ template: Template?, _ scope: Evaluator
  ) -> FieldPlan {
    guard let template else { return FieldPlan(field, id: id, label: label, .untouched) }
    var found: [Diagnostic] = []
    let value = scope.value(of: template, into: &found)
    diagnostics += found.map { $0.noting("while planning field `\(id)`") }
    guard let value else { return FieldPlan(field, id: id, label: label, .untouched) }
    do {
      let content = try FieldContent(field: field, id: id, span: template.source.span).content(
        of: value)
      let isSecret = if case .secret = value { true } else { false }
      return FieldPlan(field, id: id, label: label, content, secret: isSecret)
    } catch {
      diagnostics.append(error.diagnostic)
      return FieldPlan(field, id: id, label: label, .untouched)
    }
  }
}

extension FieldPlan {
  fileprivate init(
    _ field: FormField, id: String, label: String, _ content: Content, secret: Bool = false
  ) {
    self.init(
      id: id, label: label, kind: field.kind, length: field.length, required: field.required,
      options: field.options, initially: field.initially, content: content, secret: secret,
      place: field.place)
  }

  /// A cell of a table; `row` counts from 0.
  fileprivate init(_ column: FormField, in table: FormTable, row: Int, _ content: Content) {
    self.init(
      column, id: "\(table.name.text)[\(row + 1)].\(column.name.text)",
      label: column.label.replacing("{row}", with: String(row + 1)), content)
  }
}

extension Diagnostic {
  /// The same finding with one note more.
  func noting(_ message: String) -> Diagnostic {
    Diagnostic(
      code, severity, self.message, at: span, label: label, notes: notes + [Note(message)],
      help: help)
  }
}
