import CaseData

/// Which fields of which query's result the hot keys use.
struct ResultUse {
  /// Stands for every field, where it cannot be told which.
  static let everything = "*"

  /// By `adapter.query`; a query that no hot key asks is not there.
  private(set) var fields: [String: Set<String>] = [:]
  private let set: DefinitionSet
  /// Names of the hot key being visited, and the query whose rows or record they stand for.
  private var origins: [String: String] = [:]

  init(_ set: DefinitionSet) { self.set = set }

  mutating func visit(_ hotKey: HotKey) {
    origins = [:]
    for source in hotKey.data {
      for argument in source.arguments { visit(argument) }
      let query = "\(source.adapter.text).\(source.query.text)"
      origins[source.name.text] = query
      fields[query, default: []].formUnion([])
    }
    for question in hotKey.questions {
      guard let elements = question.choice?.elements else { continue }
      let origin = origin(of: elements.rows.sequence)
      visit(elements.rows.sequence)
      bind(elements.rows.variable, to: origin) { $0.visit(elements.show) }
      origins[question.name.text] = origin
    }
    for step in hotKey.steps { visit(step) }
  }

  private mutating func visit(_ step: Step) {
    switch step {
    case .confirm: break
    case .fill(let fill):
      if let citizen = fill.citizen { visit(citizen) }
      for field in fill.fields { visit(field.content) }
      for table in fill.tables {
        visit(table.rows.sequence)
        bind(table.rows.variable, to: origin(of: table.rows.sequence)) { use in
          for cell in table.cells { use.visit(cell.content) }
        }
      }
    case .insert(let insert):
      switch insert.content {
      case .inline(let template): visit(template)
      case .text(let id):
        for (name, type) in set.texts[id.text]?.needs ?? [:] { use(name, as: type) }
      }
    }
  }

  /// What a text says it needs of a name.
  private mutating func use(_ name: String, as type: ValueType) {
    switch type {
    case .record(let wanted): note(origins[name], wanted.keys)
    case .list(.record(let wanted)): note(origins[name], wanted.keys)
    default: note(origins[name], [Self.everything])
    }
  }

  private mutating func note(_ query: String?, _ names: some Sequence<String>) {
    guard let query else { return }
    fields[query, default: []].formUnion(names)
  }

  private mutating func bind(
    _ variable: Name, to origin: String?, _ body: (inout ResultUse) -> Void
  ) {
    let outer = origins[variable.text]
    origins[variable.text] = origin
    body(&self)
    origins[variable.text] = outer
  }

  private mutating func visit(_ template: Template) { visit(template.parts) }

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
      case .loop(let variable, let sequence, let parts):
        visit(sequence)
        bind(variable, to: origin(of: sequence)) { $0.visit(parts) }
      }
    }
  }

  private mutating func visit(_ expression: Expression) {
    if case .path(let path) = expression, path.count > 1 {
      note(origins[path[0].text], [path[1].text])
    }
    for operand in expression.operands { visit(operand) }
    if case .filtered(let input, let call) = expression {
      note(origin(of: input), Self.fields(readBy: call))
    }
  }

  /// The query whose rows an expression goes through.
  private func origin(of expression: Expression) -> String? {
    switch expression {
    case .path(let path): path.count == 1 ? path.first.flatMap { origins[$0.text] } : nil
    case .filtered(let input, _): origin(of: input)
    default: nil
    }
  }

  /// Fields that a filter over rows reads by itself.
  private static func fields(readBy call: FilterCall) -> [String] {
    switch call.name.text {
    case "length", "take", "reverse", "first", "last": []
    case "sort", "where", "map", "join":
      call.arguments.compactMap {
        if case .literal(.text(let name), _) = $0 { name } else { nil }
      }
    case "forsoergelsesperioder": FilterSignature.monthFields.map(\.name)
    default: [everything]
    }
  }
}
