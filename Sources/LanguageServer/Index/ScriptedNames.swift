import CaseData
import HotKeyDefinition

/// What the names of a script stand for.
extension DefinitionModel {
  /// The thing itself, where the script's hot key is known and has it.
  func resolved(_ symbol: Symbol) -> Symbol {
    guard case .scripted(let id, let name) = symbol, let hotKey = hotKeys[id] else {
      return symbol
    }
    switch name {
    case .value(let name): return hotKeyPaths[id].map { .name(file: $0, name) } ?? symbol
    case .resultField(let data, let field):
      guard let source = hotKey.data.first(where: { $0.name.text == data }) else { return symbol }
      return .resultField(adapter: source.adapter.text, query: source.query.text, field)
    case .field(let field):
      guard let (system, form) = form(of: hotKey, with: field) else { return symbol }
      return .field(system: system, form: form.name.text, field)
    case .column(let table, let column):
      guard let (system, form) = form(of: hotKey, with: table) else { return symbol }
      return .column(system: system, form: form.name.text, table: table, column)
    }
  }

  /// The first form that has such a field or table.
  private func form(of hotKey: HotKey, with name: String) -> (system: String, form: Form)? {
    forms(of: hotKey).first { _, form in
      form.entries.contains { entry in
        switch entry {
        case .field(let field): field.name.text == name
        case .table(let table): table.name.text == name
        }
      }
    }
  }

  /// The forms a hot key fills, and those of the systems it inserts into, the first of each.
  func forms(of hotKey: HotKey) -> [(system: String, form: Form)] {
    hotKey.steps.flatMap { step -> [(system: String, form: Form)] in
      switch step {
      case .confirm: []
      case .fill(let fill):
        form(fill.form.text, of: fill.system.text).map { [(fill.system.text, $0)] } ?? []
      case .insert(let insert):
        insert.systems.compactMap { id in
          systems[id.text]?.forms.first.map { (id.text, $0) }
        }
      }
    }
  }
}

extension CompletionQuery {
  /// What a script may name there.
  func scripted(_ kind: NameKind, _ context: GrammarContext) -> [CompletionItem] {
    guard let hotKey = context.hotKey.flatMap({ model.hotKeys[$0] }) else { return [] }
    switch kind {
    case .caseData:
      return hotKey.data.map {
        CompletionItem(
          $0.name.text, .variable, detail: "\($0.adapter.text).\($0.query.text)")
      }
    case .caseResult:
      let source = hotKey.data.first { $0.name.text == context.entry }
      let fields = source.flatMap { model.query($0.query.text, of: $0.adapter.text) }?.fields
      return (fields ?? [:]).sorted { $0.key < $1.key }.map {
        CompletionItem($0.key, .field, detail: $0.value.words)
      }
    case .answer:
      return hotKey.questions.map {
        CompletionItem($0.name.text, .variable, detail: $0.type.words, documentation: $0.label)
      }
    case .caseField:
      return model.forms(of: hotKey).flatMap(\.form.flatFields).map { id, label, field in
        CompletionItem(id, .field, detail: field.kind.rawValue, documentation: label)
      }
    default: return []
    }
  }

  /// The field whose content stands at a place of a script.
  func scriptedField(_ context: GrammarContext) -> FormField? {
    guard let hotKey = context.hotKey.flatMap({ model.hotKeys[$0] }) else { return nil }
    return model.forms(of: hotKey).flatMap(\.form.flatFields).first { $0.id == context.field }?
      .field
  }

  /// Every fault, with the colon behind those that say more.
  var faults: [CompletionItem] {
    Grammar.Fault.allCases.map { kind in
      CompletionItem(
        kind.rawValue, .keyword, documentation: Grammar.summary(of: kind),
        insert: kind.takesContent ? "\(kind.rawValue): " : kind.rawValue)
    }
  }
}
