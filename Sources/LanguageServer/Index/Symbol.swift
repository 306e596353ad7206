import HotKeyDefinition

/// Something that definitions declare and name.
///
/// - Shape: `file` is the path of the one file that knows the name.
package enum Symbol: Hashable, Sendable {
  case hotKey(String)
  case system(String)
  case window(system: String, String)
  case form(system: String, String)
  /// A field or a table of a form.
  case field(system: String, form: String, String)
  case column(system: String, form: String, table: String, String)
  case adapter(String)
  case query(adapter: String, String)
  case parameter(adapter: String, query: String, String)
  case resultField(adapter: String, query: String, String)
  case text(String)
  /// A table of rates.
  case rates(String)
  /// A name under `ask:` or `data:`.
  case name(file: String, String)
  /// A name of a text's `needs:`, with those of the records around it.
  case need(file: String, [String])
  /// A loop's name, by the place where the loop begins.
  case loop(file: String, offset: Int)
  /// What a script names of the hot key it is about, until the model says what that is.
  case scripted(hotKey: String, ScriptedName)
}

/// A name in a script.
package enum ScriptedName: Hashable, Sendable {
  /// Under `ask:` or `data:` of the hot key.
  case value(String)
  /// In the records of a name under `data:`.
  case resultField(data: String, String)
  /// A field or a table of a form that the hot key fills.
  case field(String)
  case column(table: String, String)
}

/// A place of a file that can be told something about.
package struct Spot: Sendable {
  package enum Meaning: Sendable {
    case symbol(Symbol, isDeclaration: Bool)
    case key(String, summary: String)
    case word(String, summary: String)
    case filter(String)
  }

  package let range: Range<Int>
  package let meaning: Meaning
}

/// Where the fields of a record come from.
enum Origin: Hashable, Sendable {
  case query(adapter: String, String)
  case need([String])
}

/// A name an expression may use.
struct Binding: Sendable {
  let symbol: Symbol
  let origin: Origin?
}

/// A loop of a template or an `each:`.
struct Loop: Sendable {
  let variable: String
  /// `nil` where it cannot be read.
  let sequence: Expression?
  /// The loops around it in the same text, outermost first.
  let outer: [Int]
}
