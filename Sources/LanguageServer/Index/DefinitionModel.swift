import CaseData
package import Diagnostics
package import HotKeyDefinition

/// What all files of a set declare together, as far as each can be read.
///
/// - Shape: of two definitions that claim one id, the first in the order of the paths stands.
package struct DefinitionModel: Sendable {
  package let files: [String: FileIndex]
  package private(set) var systems: [String: TargetSystem] = [:]
  package private(set) var adapters: [String: AdapterDeclaration] = [:]
  package private(set) var texts: [String: TextHeading] = [:]
  package private(set) var rates: [String: RateTable] = [:]
  package private(set) var hotKeys: [String: HotKey] = [:]
  /// The file of each hot key.
  private(set) var hotKeyPaths: [String: String] = [:]

  package init(_ files: [String: FileIndex]) {
    self.files = files
    for path in files.keys.sorted() {
      switch files[path]?.content {
      case .hotKey(let hotKey, _):
        add(hotKey, hotKey.id.text, to: &hotKeys)
        add(path, hotKey.id.text, to: &hotKeyPaths)
      case .system(let system): add(system, system.id.text, to: &systems)
      case .adapters(let list):
        for adapter in list { add(adapter, adapter.name.text, to: &adapters) }
      case .rates(let table): add(table, table.id.text, to: &rates)
      case .text(let heading): add(heading, heading.id?.text ?? "", to: &texts)
      case nil: break
      }
    }
  }

  private func add<Item>(_ item: Item, _ id: String, to items: inout [String: Item]) {
    if !id.isEmpty, items[id] == nil { items[id] = item }
  }

  // MARK: Looking up

  package func query(_ name: String, of adapter: String) -> QueryDeclaration? {
    guard adapter != RateTable.adapterName else { return rates[name]?.query }
    return adapters[adapter]?.queries.first { $0.name.text == name }
  }

  package func form(_ name: String, of system: String) -> Form? {
    systems[system]?.forms.first { $0.name.text == name }
  }

  /// A field of a form, tables left out.
  package func field(_ name: String, of form: String, _ system: String) -> FormField? {
    self.form(form, of: system)?.entries.lazy.compactMap { entry in
      if case .field(let field) = entry, field.name.text == name { field } else { nil }
    }.first
  }

  package func table(_ name: String, of form: String, _ system: String) -> FormTable? {
    self.form(form, of: system)?.entries.lazy.compactMap { entry in
      if case .table(let table) = entry, table.name.text == name { table } else { nil }
    }.first
  }

  /// Every place where a symbol stands, in the order of the paths.
  package func places(of symbol: Symbol) -> [(span: SourceSpan, isDeclaration: Bool)] {
    files.sorted { $0.key < $1.key }.flatMap { _, index in
      index.places { resolved($0) == symbol }.map {
        (SourceSpan(file: index.text.file, range: $0.range), $0.isDeclaration)
      }
    }
  }

  // MARK: Types

  /// The names and types that expressions of a file may use; loops come on top.
  package func scope(of content: DefinitionContent?) -> TypeScope {
    switch content {
    case .hotKey(let hotKey, let opaque): scope(of: hotKey, opaque)
    case .text(let heading): TypeScope(heading.needs)
    case .system, .adapters, .rates, nil: TypeScope()
    }
  }

  private func scope(of hotKey: HotKey, _ opaque: [Name]) -> TypeScope {
    var scope = TypeScope()
    for name in opaque { scope.names[name.text] = .unknown }
    for question in hotKey.questions { scope.names[question.name.text] = question.type }
    for source in hotKey.data {
      scope.names[source.name.text] =
        query(source.query.text, of: source.adapter.text)?.resultType ?? .unknown
    }
    var findings: [Diagnostic] = []
    for question in hotKey.questions {
      guard let choice = question.choice, let elements = choice.elements else { continue }
      let element = elements.rows.check(in: scope, into: &findings)
      scope.names[question.name.text] = choice.isSeveral ? .list(element) : element
    }
    return scope
  }

  /// The type of a loop's name.
  func type(ofLoopAt offset: Int, in index: FileIndex) -> ValueType {
    guard let loop = index.loops[offset], let sequence = loop.sequence else { return .unknown }
    var scope = scope(of: index.content)
    for outer in loop.outer {
      guard let name = index.loops[outer]?.variable else { continue }
      scope = scope.adding(name, type(ofLoopAt: outer, in: index))
    }
    var findings: [Diagnostic] = []
    if case .list(let element) = sequence.check(in: scope, into: &findings) { return element }
    return .unknown
  }
}
