/// Collects the names that expressions and templates begin with.
struct NameUse {
  private(set) var names: Set<String> = []
  /// Where each is used first, as far as an expression of the file does.
  private(set) var places: [String: Name] = [:]

  mutating func visit(_ expression: Expression) {
    if case .path(let path) = expression, let root = path.first {
      names.insert(root.text)
      if places[root.text] == nil { places[root.text] = root }
    }
    for operand in expression.operands { visit(operand) }
  }

  mutating func visit(_ template: Template) { visit(template.parts) }

  private mutating func visit(_ parts: [Template.Part]) {
    for part in parts {
      switch part {
      case .text: break
      case .output(let expression, _): visit(expression)
      case .choice(let branches, let otherwise):
        for branch in branches {
          visit(branch.condition)
          visit(branch.parts)
        }
        visit(otherwise)
      case .loop(_, let sequence, let parts):
        visit(sequence)
        visit(parts)
      }
    }
  }

  mutating func visit(_ elements: QuestionChoice.Elements) {
    visit(elements.rows.sequence)
    visit(elements.show)
  }

  mutating func visit(_ step: Step, needs: (Name) -> [String]) {
    switch step {
    case .confirm: break
    case .fill(let fill):
      if let citizen = fill.citizen { visit(citizen) }
      for field in fill.fields { visit(field.content) }
      for table in fill.tables {
        visit(table.rows.sequence)
        for cell in table.cells { visit(cell.content) }
      }
    case .insert(let insert):
      switch insert.content {
      case .inline(let template): visit(template)
      case .text(let id): names.formUnion(needs(id))
      }
    }
  }
}
