package import CaseData
package import Diagnostics
package import HotKeyDefinition

/// Writing templates.
extension Evaluator {
  /// Longest text that anything may become, in bytes of UTF-8.
  package static let largestText = 1_048_576

  /// The value of a template: that of its one expression, else its text.
  ///
  /// - Returns: `nil` where anything is wrong; then at least one finding has been added. Never
  ///   missing.
  package func value(of template: Template, into diagnostics: inout [Diagnostic]) -> Value? {
    guard let expression = template.soleExpression else {
      return text(of: template, into: &diagnostics).map(Value.text)
    }
    do {
      return try present(expression)
    } catch {
      diagnostics.append(error.diagnostic)
      return nil
    }
  }

  /// The text of a template, whose errors are collected: one missing value does not hide the next.
  ///
  /// - Returns: `nil` where anything is wrong; then at least one finding has been added.
  package func text(of template: Template, into diagnostics: inout [Diagnostic]) -> String? {
    var writer = TemplateWriter()
    writer.write(template.parts, self)
    if writer.isEndless {
      writer.diagnostics.append(
        Diagnostic(
          .textTooLarge, .error, "the loops go round more than \(TemplateWriter.mostRounds) times",
          at: template.source.span, label: "would take too long",
          help: "leave out what is not needed with `where` or `take`, or let the query do it"))
    } else if writer.isTooLarge {
      writer.diagnostics.append(
        Diagnostic(
          .textTooLarge, .error, "the text is larger than 1 MB", at: template.source.span,
          label: "grows too large"))
    }
    diagnostics += writer.diagnostics
    return writer.diagnostics.isEmpty ? writer.text : nil
  }
}

/// Writes the parts of a template one after the other.
struct TemplateWriter {
  private(set) var text = ""
  var diagnostics: [Diagnostic] = []
  /// Once over the limit nothing more is written, so that a loop cannot eat the memory.
  var isTooLarge: Bool { text.utf8.count > Evaluator.largestText }
  /// Loops in one another multiply, also where they write nothing.
  fileprivate static let mostRounds = 1_000_000
  private var rounds = 0
  fileprivate var isEndless: Bool { rounds > TemplateWriter.mostRounds }
  /// More findings than anybody reads; a loop over ten thousand rows would give as many.
  private static let mostFindings = 100
  private var hasEnough: Bool {
    isTooLarge || isEndless || diagnostics.count >= TemplateWriter.mostFindings
  }

  mutating func write(_ parts: [Template.Part], _ evaluator: Evaluator) {
    for part in parts where !hasEnough {
      do {
        try write(part, evaluator)
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
  }

  private mutating func write(_ part: Template.Part, _ evaluator: Evaluator) throws(EvaluationError)
  {
    switch part {
    case .text(let literal): text += literal
    case .output(let expression, _):
      text += try evaluator.written(expression)
    case .choice(let branches, let otherwise):
      for branch in branches where try evaluator.isTrue(branch.condition) {
        return write(branch.parts, evaluator)
      }
      write(otherwise, evaluator)
    case .loop(let variable, let sequence, let parts):
      for element in try evaluator.elements(of: sequence) where !hasEnough {
        rounds += 1
        write(parts, evaluator.adding(variable.text, element))
      }
    }
  }
}

extension Evaluator {
  /// An expression as it stands in a text.
  func written(_ expression: Expression) throws(EvaluationError) -> String {
    let value = try present(expression)
    switch value {
    case .secret: throw .secret(expression)
    case .flag, .list, .record:
      throw EvaluationError(
        Diagnostic(
          .notWritable, .error,
          "\(expression.subject) holds \(value.kindInWords), which has no form as text",
          at: expression.span, label: value.kindInWords))
    default: return try text(value, of: expression)
    }
  }
}
