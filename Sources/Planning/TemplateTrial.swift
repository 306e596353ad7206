package import CaseData
import Diagnostics
package import HotKeyDefinition

/// What a template would put into a field, tried on case data: for tools that look for the template
/// which gives a text that is known.
///
/// - Shape: pure; the same evaluation and the same rules of fields as a run's.
package struct TemplateTrial: Sendable {
  private let evaluator: Evaluator

  /// - Parameter values: answers and data by name.
  package init(_ values: [String: Value]) {
    evaluator = Evaluator(values)
  }

  /// - Parameters:
  ///   - template: `{{ borger.cpr | cpr }}`.
  ///   - field: what it is to fill.
  /// - Returns: the field's content; `nil` where the template, its data or the field do not allow
  ///   it.
  package func content(of template: String, in field: FormField) -> FieldPlan.Content? {
    let source = PositionedText(
      text: template, file: SourceFile(path: "", text: ""), whole: 0..<0)
    var findings: [Diagnostic] = []
    guard let parsed = Template.parse(source, into: &findings),
      let value = evaluator.value(of: parsed, into: &findings)
    else { return nil }
    let content = FieldContent(field: field, id: field.name.text, span: source.span(0..<0))
    return try? content.content(of: value)
  }
}
