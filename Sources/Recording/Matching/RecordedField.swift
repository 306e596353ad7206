package import HotKeyDefinition

/// A field that a person has filled, and what it holds in the end: in memory only.
package struct RecordedField: Sendable {
  /// What a field holds.
  package enum Content: Sendable, Hashable {
    case text(String)
    /// The name of the chosen option.
    case choice(String)
    case flag(Bool)
  }

  /// Its id, `ydelser[1].fra` in a table.
  package let id: String
  package let field: FormField
  package let content: Content

  package init(id: String, field: FormField, content: Content) {
    self.id = id
    self.field = field
    self.content = content
  }
}

/// What the draft says of a field.
package enum DraftContent: Sendable, Hashable {
  /// A template, and other data that would give the same text.
  case expression(String, others: [String])
  /// An option or a check box: it stands in the definition of the form already.
  case constant(String)
  case open(OpenReason)
}

/// Why a person has to decide what a field shall hold; never the text itself.
package enum OpenReason: Sendable, Hashable {
  /// The text equals no case data.
  case text(characters: Int)
  /// Some of it is case data, by these names.
  case partly(characters: Int, of: [String])
  /// It equals a secret.
  case secret(String)
  /// The chosen option is none that the form declares.
  case option
  case emptied
  /// A cell of a table: rows are written from a list.
  case cell
}
