package import CaseData

/// The names an expression may use, with what is known of their values.
///
/// - Shape: questions and data of the hot key, or the `needs:` of a text; a loop adds its own name
///   for its body.
package struct TypeScope: Sendable {
  package var names: [String: ValueType]

  package init(_ names: [String: ValueType] = [:]) {
    self.names = names
  }

  /// The same scope with one name more; a name that is there already is replaced.
  package func adding(_ name: String, _ type: ValueType) -> TypeScope {
    var copy = self
    copy.names[name] = type
    return copy
  }
}
