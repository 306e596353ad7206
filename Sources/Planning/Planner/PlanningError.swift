package import Diagnostics

/// Why no plan can be made: everything that was found, in the order of the form.
///
/// - Shape: never empty; each finding has a code and its place in the definition, and names fields,
///   never values.
package struct PlanningError: Error, Sendable {
  package let diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
