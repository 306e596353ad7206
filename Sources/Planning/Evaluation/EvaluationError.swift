import CaseData
package import Diagnostics
import HotKeyDefinition

/// Why an expression has no value.
///
/// - Shape: one finding with its place in the definition; names only, never a value.
package struct EvaluationError: Error, Sendable {
  package let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }

  /// GV0226: the value is there, but not of the kind that is needed.
  static func unreadable(_ expression: Expression, as wanted: String, found: Value)
    -> EvaluationError
  {
    EvaluationError(
      Diagnostic(
        .valueNotReadable, .error,
        "\(expression.subject) holds \(found.kindInWords) that does not read as \(wanted)",
        at: expression.span, label: "expected \(wanted)"))
  }

  /// GV0226: a value of another kind than the one declared.
  static func mismatch(_ expression: Expression, wanted: String, found: Value) -> EvaluationError {
    EvaluationError(
      Diagnostic(
        .valueNotReadable, .error,
        "\(expression.subject) holds \(found.kindInWords), but \(wanted) is needed",
        at: expression.span, label: "expected \(wanted)"))
  }

  /// GV0229: the data of the run lacks a name that `check` knew.
  static func unknown(_ name: Name) -> EvaluationError {
    EvaluationError(
      Diagnostic(
        .planIncomplete, .error, "there is no data under the name `\(name.text)`", at: name.span,
        label: "not gathered"))
  }

  /// GV0228.
  static func tooLarge(_ expression: Expression) -> EvaluationError {
    EvaluationError(
      Diagnostic(
        .textTooLarge, .error, "what becomes of \(expression.subject) is larger than 1 MB",
        at: expression.span, label: "grows too large"))
  }

  /// GV0213.
  static func secret(_ expression: Expression) -> EvaluationError {
    EvaluationError(
      Diagnostic(
        .secretInText, .error,
        "\(expression.subject) is a secret and cannot be written into a text",
        at: expression.span, label: "a secret",
        help: "a secret may only be all of a field: `{{ … }}` and nothing else"))
  }
}
