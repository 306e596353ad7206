package import HotKeyDefinition

/// What a piece of a definition may be, as its parser reads it.
///
/// - Shape: pure data. A schema never refuses what the parser takes, but for words and ids that
///   YAML reads as `true`, `false` or `null`, which need quotes; what a schema cannot see, such as
///   whether a name is declared, `genvej check` finds.
package indirect enum Schema: Sendable {
  /// A text, number or flag; `pattern` is a regular expression for what stands in it as text.
  case scalar(Reading, pattern: String? = nil)
  /// Several items; a text alone is none.
  case list(Schema, count: ClosedRange<Int> = 0...Int.max)
  /// Several items, or one of them without the list around it.
  case oneOrMore(Schema)
  /// A mapping whose keys are names of the person's own choice.
  case names(NameRule, Schema, atLeast: Int = 0)
  case mapping(MappingSchema)
  /// A scalar or something of another shape.
  case any([Schema])
  /// Whatever YAML can say; its type depends on what other files declare.
  case anything
  /// One of the document's definitions, so that a piece can hold pieces like itself.
  case reference(String)
}

extension Schema {
  static let text = Schema.scalar(.text)
  static let content = Schema.scalar(.scalar)
  static let flag = Schema.scalar(.flag)
  static let decimal = Schema.scalar(.decimal)
  static let date = Schema.scalar(.date)

  static func id(_ rule: NameRule = .simple) -> Schema { .scalar(.id(rule)) }

  static func words<Word: RawRepresentable<String> & CaseIterable>(_: Word.Type) -> Schema {
    .scalar(.word(Word.allCases.map(\.rawValue)))
  }

  static func integer(_ limits: ClosedRange<Int>) -> Schema { .scalar(.integer(limits)) }
}

/// A mapping with a fixed set of keys.
package struct MappingSchema: Sendable {
  package let properties: [Property]
  /// What is so only where other keys are there or hold a certain word.
  package let rules: [Rule]
  /// Whether it narrows another mapping, and says nothing of that one's other keys.
  package let isOpen: Bool

  init(_ properties: [Property], rules: [Rule] = [], isOpen: Bool = false) {
    self.properties = properties
    self.rules = rules
    self.isOpen = isOpen
  }

  /// Only takes keys from another mapping, or demands them.
  static func narrowing(_ rules: Rule...) -> Schema {
    .mapping(MappingSchema([], rules: rules, isOpen: true))
  }
}

/// A key of a mapping.
package struct Property: Sendable {
  package let key: String
  package let schema: Schema
  /// One sentence for whoever writes a definition.
  package let summary: String
  package let isRequired: Bool
  /// What holds where the key is left out.
  package let initially: JSON?
  package let examples: [JSON]

  private init(
    _ key: String, _ schema: Schema, _ summary: String, isRequired: Bool, initially: JSON? = nil,
    examples: [JSON] = []
  ) {
    self.key = key
    self.schema = schema
    self.summary = summary
    self.isRequired = isRequired
    self.initially = initially
    self.examples = examples
  }

  static func required(
    _ key: String, _ schema: Schema, _ summary: String, examples: [JSON] = []
  ) -> Property {
    Property(key, schema, summary, isRequired: true, examples: examples)
  }

  static func optional(
    _ key: String, _ schema: Schema, _ summary: String, initially: JSON? = nil,
    examples: [JSON] = []
  ) -> Property {
    Property(
      key, schema, summary, isRequired: false, initially: initially, examples: examples)
  }
}

/// What is so in a mapping as long as all conditions hold; without conditions, always.
package struct Rule: Sendable {
  package enum Condition: Sendable {
    case has(String)
    case lacks(String)
    /// The key is there and holds one of the words.
    case holds(String, [String])
    /// The key is not there, or holds something else.
    case holdsNot(String, [String])
  }

  package let conditions: [Condition]
  package var requires: [String] = []
  /// Of these, one at least.
  package var requiresOneOf: [String] = []
  package var forbids: [String] = []
  /// What else a key must be, beside what the property says.
  package var narrows: [(key: String, schema: Schema)] = []

  init(
    when conditions: [Condition], requires: [String] = [], requiresOneOf: [String] = [],
    forbids: [String] = [], narrows: [(key: String, schema: Schema)] = []
  ) {
    self.conditions = conditions
    self.requires = requires
    self.requiresOneOf = requiresOneOf
    self.forbids = forbids
    self.narrows = narrows
  }
}
