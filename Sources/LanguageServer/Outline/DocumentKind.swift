package import HotKeyDefinition

/// What a file of a set is to somebody who edits it.
package enum DocumentKind: Sendable, Hashable {
  case definition(DefinitionKind)
  /// A standard text: front matter, then a template.
  case text
  /// A replay script.
  case script

  /// - Parameter place: of a definition or a text in force.
  init(_ place: DefinitionPlace) {
    self = place.kind.map { .definition($0) } ?? .text
  }
}
