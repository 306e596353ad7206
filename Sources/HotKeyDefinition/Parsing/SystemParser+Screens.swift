import Diagnostics

/// Forms on a terminal's screen: each field has its cells, and no two have the same.
extension SystemParser {
  /// - Errors: GV0137.
  mutating func checkScreen(of form: Form, _ toolkit: ToolkitOverrides.Toolkit?) {
    guard form.isOnScreen || toolkit == .x3270 else { return }
    for entry in form.entries {
      switch entry {
      case .table(let table):
        misfit(table.name, "a table cannot be found on a terminal's screen", "a table")
      case .field(let field) where field.place == nil:
        misfit(
          field.name, "the field `\(field.name.text)` has no place on the screen", "no `at`",
          help: "say where its first cell is: `at: { row: 5, column: 20 }`, and its `length`")
      case .field: continue
      }
    }
    if let toolkit, toolkit != .x3270 {
      misfit(
        form.name, "`at` is for terminals, and the system says `toolkit: \(toolkit.rawValue)`",
        "not a terminal", help: "say `toolkit: x3270`, or leave `at` out")
    }
    if form.finding == .label {
      misfit(
        form.name, "a terminal tells accessibility nothing", "`find: label`",
        help: "leave `find` out: fields are found by `at`, and their labels checked all the same")
    }
    checkOverlap(of: form)
  }

  private mutating func checkOverlap(of form: Form) {
    let fields = form.fieldsOnScreen.sorted { $0.place < $1.place }
    for (one, next) in zip(fields, fields.dropFirst()) where one.place.row == next.place.row {
      // Between two fields stands the attribute of the second.
      guard one.place.column + one.length >= next.place.column else { continue }
      misfit(
        next.field.name,
        "the field `\(next.field.name.text)` begins before `\(one.field.name.text)` has ended",
        "begins in column \(next.place.column)",
        help: "`\(one.field.name.text)` takes the columns \(one.place.column) to "
          + "\(one.place.column + one.length - 1), and one cell stands between two fields")
    }
  }

  private mutating func misfit(
    _ name: Name, _ message: String, _ label: String, help: String? = nil
  ) {
    findings.add(.screenForm, message, at: name.span.range, label: label, help: help)
  }
}

extension Form {
  /// Whether it stands on a terminal's screen: one field with `at` is enough to say so.
  package var isOnScreen: Bool { !fieldsOnScreen.isEmpty }

  /// Fields with place and length, in the order of the file.
  fileprivate var fieldsOnScreen: [(field: FormField, place: ScreenPlace, length: Int)] {
    entries.compactMap { entry in
      guard case .field(let field) = entry, let place = field.place, let length = field.length
      else { return nil }
      return (field, place, length)
    }
  }
}
