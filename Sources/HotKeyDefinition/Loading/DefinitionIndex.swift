import CaseData
import Diagnostics

/// What the checks look things up in.
///
/// - Shape: built once; every question is answered in constant time.
struct DefinitionIndex {
  /// The answer to a name.
  enum Answer<Found> {
    case found(Found)
    /// It is there, but its own file has an error.
    case inError
    case unknown
  }

  private let systems: [String: SystemIndex]
  private let brokenSystems: Set<String>
  private let texts: [String: StandardText]
  private let brokenTexts: Set<String>
  private let hasNamelessText: Bool
  private let adapters: [String: [String: QueryDeclaration]]
  private let adapterPlaces: [String: Name]
  private let brokenAdapters: Set<String>
  private let brokenQueries: [String: Set<String>]
  private let hasUnreadAdapters: Bool
  private let rates: [String: RateTable]
  private let brokenRates: Set<String>
  private let filled: [String: Set<String>]

  /// - Parameter drafts: after their duplicates have been found.
  init(_ drafts: DefinitionDrafts) {
    systems = Dictionary(
      drafts.systems.filter { !$0.findings.hasErrors }.map {
        ($0.system.id.text, SystemIndex($0.system))
      },
      uniquingKeysWith: { first, _ in first })
    brokenSystems = drafts.unreadSystems.union(
      drafts.systems.filter(\.findings.hasErrors).map(\.system.id.text))
    let sound = drafts.texts.filter { !$0.findings.hasErrors }.compactMap(\.text)
    texts = Dictionary(sound.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
    brokenTexts = Set(drafts.texts.filter(\.findings.hasErrors).compactMap(\.id?.text))
    hasNamelessText = drafts.hasNamelessText
    let declared = drafts.adapters?.adapters ?? []
    adapters = Dictionary(
      declared.map { adapter in
        (
          adapter.name.text,
          Dictionary(
            adapter.queries.map { ($0.name.text, $0) }, uniquingKeysWith: { first, _ in first })
        )
      }, uniquingKeysWith: { first, _ in first })
    adapterPlaces = Dictionary(
      declared.map { ($0.name.text, $0.name) }, uniquingKeysWith: { first, _ in first })
    brokenAdapters = drafts.adapters?.brokenAdapters ?? []
    brokenQueries = drafts.adapters?.brokenQueries ?? [:]
    hasUnreadAdapters = drafts.hasUnreadAdapters
    let tables = drafts.rates.filter { !$0.findings.hasErrors }.map(\.table)
    rates = Dictionary(tables.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
    brokenRates = drafts.unreadRates.union(
      drafts.rates.filter(\.findings.hasErrors).map(\.table.id.text))
    filled = Self.filled(drafts)
  }

  /// By `system.form`, the fields that any hot key fills.
  private static func filled(_ drafts: DefinitionDrafts) -> [String: Set<String>] {
    var filled: [String: Set<String>] = [:]
    for draft in drafts.hotKeys {
      for case .fill(let step) in draft.hotKey.steps {
        filled["\(step.system.text).\(step.form.text)", default: []]
          .formUnion(step.fields.map(\.name.text))
      }
    }
    return filled
  }

  /// The fields of a form that this hot key or another one fills: a form may be filled in parts.
  func filledFields(of system: Name, _ form: Name) -> Set<String> {
    filled["\(system.text).\(form.text)"] ?? []
  }

  func system(_ id: String) -> Answer<SystemIndex> {
    if let system = systems[id] { return .found(system) }
    return brokenSystems.contains(id) ? .inError : .unknown
  }

  func text(_ id: String) -> Answer<StandardText> {
    if let text = texts[id] { return .found(text) }
    return brokenTexts.contains(id) || hasNamelessText ? .inError : .unknown
  }

  /// The queries of an adapter.
  func adapter(_ name: String) -> Answer<[String: QueryDeclaration]> {
    if let queries = adapters[name] { return .found(queries) }
    return hasUnreadAdapters || brokenAdapters.contains(name) ? .inError : .unknown
  }

  func query(_ name: String, of adapter: String, in queries: [String: QueryDeclaration])
    -> Answer<QueryDeclaration>
  {
    if let query = queries[name] { return .found(query) }
    return brokenQueries[adapter]?.contains(name) == true ? .inError : .unknown
  }

  func rates(_ id: String) -> Answer<RateTable> {
    if let table = rates[id] { return .found(table) }
    // One whose id cannot be read may be the one that is meant.
    return brokenRates.contains(id) || brokenRates.contains("") ? .inError : .unknown
  }

  /// Where an adapter is declared.
  func place(ofAdapter name: String) -> SourceSpan? { adapterPlaces[name]?.span }

  var systemIDs: [String] { systems.keys.sorted() }
  var rateIDs: [String] { rates.keys.sorted() }
  var textIDs: [String] { texts.keys.sorted() }
  /// What may stand before the period of a question, the rates among them where there are any.
  var adapterNames: [String] {
    (adapters.keys + (rates.isEmpty ? [] : [RateTable.adapterName])).sorted()
  }
}

/// A system with its forms by name.
struct SystemIndex {
  let system: TargetSystem
  let forms: [String: FormIndex]

  init(_ system: TargetSystem) {
    self.system = system
    forms = Dictionary(
      system.forms.map { ($0.name.text, FormIndex($0, system)) },
      uniquingKeysWith: { first, _ in first })
  }
}

/// A form with its fields by id.
struct FormIndex {
  let form: Form
  let fields: [String: FormField]
  let tables: [String: TableIndex]
  /// Whether the form, or a window it stands in, shows whose case it is.
  let showsCitizen: Bool

  init(_ form: Form, _ system: TargetSystem) {
    self.form = form
    var fields: [String: FormField] = [:]
    var tables: [String: TableIndex] = [:]
    for entry in form.entries {
      switch entry {
      case .field(let field): fields[field.name.text] = field
      case .table(let table): tables[table.name.text] = TableIndex(table)
      }
    }
    self.fields = fields
    self.tables = tables
    let names = Set(form.windows.map(\.text))
    let windows = system.windows.filter { names.isEmpty || names.contains($0.name.text) }
    showsCitizen = form.citizenField != nil || windows.contains(where: \.titleShowsCitizen)
  }
}

/// A table with its columns by id.
struct TableIndex {
  let table: FormTable
  let columns: [String: FormField]

  init(_ table: FormTable) {
    self.table = table
    columns = Dictionary(
      table.columns.map { ($0.name.text, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
