package import CaseData
package import Diagnostics

/// One adapter of `HotKeys/adapters.yaml`: a connection and its queries.
///
/// - Shape: `settings` are the keys of the adapter's kind as text (`path`, `format`, `delimiter`,
///   `encoding`), each with its place.
/// - Source: design §5, "Adapters".
package struct AdapterDeclaration: Sendable {
  package enum Kind: String, Sendable, CaseIterable { case sqlite, file }

  package let name: Name
  package let kind: Kind
  package let settings: [String: Name]
  package let queries: [QueryDeclaration]

  package init(name: Name, kind: Kind, settings: [String: Name], queries: [QueryDeclaration]) {
    self.name = name
    self.kind = kind
    self.settings = settings
    self.queries = queries
  }
}

/// One query of an adapter, with typed parameters and a typed result.
package struct QueryDeclaration: Sendable {
  package enum Shape: String, Sendable, CaseIterable { case record, list }

  package let name: Name
  /// In file order; a hot key's arguments follow it.
  package let parameters: [(name: Name, type: ValueType)]
  package let result: Shape
  /// The columns or keys of a row, typed.
  package let fields: [String: ValueType]
  /// By adapter kind: `sql`; or `at`, and `match.kolonne` with the parameter's name for each entry
  /// of `match:`.
  package let settings: [String: Name]
  /// How long an answer may take.
  package let deadline: Duration

  package init(
    name: Name, parameters: [(name: Name, type: ValueType)], result: Shape,
    fields: [String: ValueType],
    settings: [String: Name], deadline: Duration
  ) {
    self.name = name
    self.parameters = parameters
    self.result = result
    self.fields = fields
    self.settings = settings
    self.deadline = deadline
  }

  /// What `check` knows of the answer.
  package var resultType: ValueType {
    switch result {
    case .record: .record(fields)
    case .list: .list(.record(fields))
    }
  }
}

/// A standard text: front matter and body of one `Templates/**/*.md`.
package struct StandardText: Sendable {
  /// `text:` dotted id.
  package let id: Name
  package let version: String
  package let title: String
  package let validFrom: CalendarDate?
  package let validTo: CalendarDate?
  package let legalBasis: String?
  /// Names the body uses from the hot key's data, with their types: `needs: { medarbejder: { navn:
  /// text } }`.
  package let needs: [String: ValueType]
  /// Where each name of ``needs`` is declared.
  package let needPlaces: [String: SourceSpan]
  /// Where ``validFrom`` and ``validTo`` are declared.
  package let validityPlaces: (from: SourceSpan?, to: SourceSpan?)
  package let body: Template
  package let file: SourceFile

  package init(
    id: Name, version: String, title: String, validFrom: CalendarDate?, validTo: CalendarDate?,
    legalBasis: String?, needs: [String: ValueType], body: Template, file: SourceFile,
    needPlaces: [String: SourceSpan] = [:],
    validityPlaces: (from: SourceSpan?, to: SourceSpan?) = (nil, nil)
  ) {
    self.validityPlaces = validityPlaces
    self.id = id
    self.version = version
    self.title = title
    self.validFrom = validFrom
    self.validTo = validTo
    self.legalBasis = legalBasis
    self.needs = needs
    self.needPlaces = needPlaces
    self.body = body
    self.file = file
  }
}

/// Everything `HotKeys/` and `Templates/` hold, as far as it is without error.
///
/// - Shape: a definition with an error is left out; the others stand. Ids are unique.
package struct DefinitionSet: Sendable {
  package let hotKeys: [HotKey]
  package let systems: [String: TargetSystem]
  package let adapters: [String: AdapterDeclaration]
  package let texts: [String: StandardText]
  package let rates: [String: RateTable]

  package init(
    hotKeys: [HotKey], systems: [String: TargetSystem], adapters: [String: AdapterDeclaration],
    texts: [String: StandardText], rates: [String: RateTable] = [:]
  ) {
    self.rates = rates
    self.hotKeys = hotKeys
    self.systems = systems
    self.adapters = adapters
    self.texts = texts
  }
}
