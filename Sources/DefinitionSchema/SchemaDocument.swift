package import HotKeyDefinition

/// The JSON Schema of one kind of file.
///
/// - Shape: draft 7, for YAML as its version 1.2 is read: a date is a text.
/// - Source: design §5 and §6; Decisions/0020.
package struct SchemaDocument: Sendable {
  package let title: String
  package let summary: String
  /// Where files of the kind stand.
  package let place: String
  package let root: Schema
  /// What ``Schema/reference(_:)`` names.
  package let definitions: [String: Schema]
  /// Whether a file may hold nothing but comments.
  package let mayBeEmpty: Bool

  init(
    title: String, summary: String, place: String, root: Schema,
    definitions: [String: Schema] = [:], mayBeEmpty: Bool = false
  ) {
    self.title = title
    self.summary = summary
    self.place = place
    self.root = root
    self.definitions = definitions
    self.mayBeEmpty = mayBeEmpty
  }

  /// The schema of a kind; a new kind of file gets its schema here.
  package init(_ kind: DefinitionFileKind) {
    switch kind {
    case .hotKey: self = .hotKey
    case .system: self = .system
    case .text: self = .text
    case .adapters: self = .adapters
    case .rates: self = .rates
    case .site: self = .site
    case .script: self = .script
    }
  }

  /// The JSON, ended by a line break.
  package var text: String {
    var members: [JSON.Member] = [
      .init(key: "$schema", value: "http://json-schema.org/draft-07/schema#"),
      .init(key: "title", value: .string(title)),
      .init(key: "description", value: .string(summary)),
    ]
    members += root.members.map { member in
      mayBeEmpty && member.key == "type" ? .type("object", "null") : member
    }
    if !definitions.isEmpty {
      let sorted = definitions.sorted { $0.key < $1.key }
      members.append(
        .init(
          key: "definitions",
          value: .object(sorted.map { .init(key: $0.key, value: $0.value.json) })))
    }
    return JSON.object(members).text + "\n"
  }
}
