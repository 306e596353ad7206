import CaseData
import Diagnostics
import HotKeyDefinition

extension Evaluator {
  /// GV0220, with the name that is missing and the filter or record to blame.
  func missing(_ expression: Expression) -> EvaluationError {
    guard let names = expression.basePath else {
      return EvaluationError(finding(expression.subject + " has no value", expression.span, nil))
    }
    let path = names.map(\.text).joined(separator: ".")
    let span = Expression.path(names).span
    if let place = firstMissing(names) {
      let owner = names[...place].map(\.text).joined(separator: ".")
      let message =
        place == names.count - 1
        ? "`\(path)` is missing" : "`\(path)` is missing: nothing was found for `\(owner)`"
      return EvaluationError(finding(message, span, path))
    }
    return EvaluationError(
      finding("\(expression.subject) of `\(path)` is missing", expression.span, path))
  }

  /// GV0220 for a hole in a list that is to be written.
  func missingElement(of list: Expression) -> EvaluationError {
    EvaluationError(
      Diagnostic(
        .missingValue, .error, "a value of \(list.subject) is missing", at: list.span,
        label: "a hole in the list",
        help: "go through it with `{% for … %}` and ask for each with `{% if … %}`"))
  }

  private func finding(_ message: String, _ span: SourceSpan, _ path: String?) -> Diagnostic {
    let condition = path.map { ", or ask first with `{% if \($0) %}`" } ?? ""
    return Diagnostic(
      .missingValue, .error, message, at: span, label: "no value in the case data",
      help: "say what to write instead with `| default('…')`\(condition)")
  }

  /// The place of the first name that has no value; `nil` where all have.
  private func firstMissing(_ names: [Name]) -> Int? {
    var value = names.first.flatMap { scope[$0.text] } ?? .missing
    for (index, name) in names.enumerated() {
      if index > 0 {
        guard case .record(let fields) = value else { return nil }
        value = fields[name.text] ?? .missing
      }
      if value == .missing { return index }
    }
    return nil
  }
}

extension Expression {
  /// The path under the filters.
  var basePath: [Name]? {
    switch self {
    case .path(let names): names
    case .filtered(let input, _): input.basePath
    default: nil
    }
  }
}
