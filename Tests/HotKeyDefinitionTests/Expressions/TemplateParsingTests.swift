import CaseData
import Diagnostics
import Testing

@testable import HotKeyDefinition

struct TemplateParsingTests {
  private func template(_ text: String) -> Template? {
    var diagnostics: [Diagnostic] = []
    let template = Template.parse(ExpressionCases.source(text), into: &diagnostics)
    #expect(diagnostics.map(\.message) == [])
    return template
  }

  /// Outputs as `‹name›`, blocks as `[…]`.
  private func drawn(_ parts: [Template.Part]) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .output(let expression, _): "‹\(expression.span.text)›"
      case .choice(let branches, let otherwise):
        "[" + branches.map { "\($0.condition.span.text)?\(drawn($0.parts))" }.joined(separator: ";")
          + ":\(drawn(otherwise))]"
      case .loop(let variable, let sequence, let parts):
        "[\(variable.text)*\(sequence.span.text)=\(drawn(parts))]"
      }
    }.joined()
  }

  @Test(arguments: [
    ("", ""), ("bare tekst", "bare tekst"), ("50 % { og }", "50 % { og }"),
    ("Kære {{ a.navn }}!", "Kære ‹a.navn›!"),
    ("a{# væk {{ x }} #}b", "ab"),
    ("{% if a %}1{% elif b %}2{% elif c %}3{% else %}4{% endif %}", "[a?1;b?2;c?3:4]"),
    ("{% if a %}1{% endif %}", "[a?1:]"),
    ("{% for x in y %}<{{ x }}>{% endfor %}", "[x*y=<‹x›>]"),
    ("{% for x in y %}{% if x %}{{ x }}{% endif %}{% endfor %}", "[x*y=[x?‹x›:]]"),
    ("a \n {{- b -}} \n c", "a‹b›c"),
    ("a {%- if b -%} 1 {%- endif -%} c", "a[b?1:]c"),
    ("a {#- x -#} b", "ab"), ("{{-a-}}", "‹a›"), ("{{ a-}} b", "‹a›b"),
  ])
  func template_isCutIntoParts(_ text: String, _ expected: String) {
    #expect(template(text).map { drawn($0.parts) } == expected)
  }

  @Test func soleExpression_isThereOnlyForOneTag() {
    #expect(template("{{ a }}")?.soleExpression != nil)
    #expect(template("{# kun en #}{{ a }}")?.soleExpression != nil)
    #expect(template(" {{ a }}")?.soleExpression == nil)
    #expect(template("{{ a }}{{ b }}")?.soleExpression == nil)
    #expect(template("")?.soleExpression == nil)
  }

  @Test func output_spansItsWholeTag() {
    guard case .output(_, let span)? = template("Kære {{ a.navn }}!")?.parts[1] else {
      Issue.record("no output")
      return
    }
    #expect(span.text == "{{ a.navn }}")
  }

  @Test func errors_areAllFoundAndInOrder() {
    let text = "{{ a b }} {% if %} {{ c | }} }} {% endif %} {{ 'x }}"
    let found = ExpressionCases.findings(inTemplate: text)
    #expect(found.map(\.code.rawValue) == ["GV0202", "GV0202", "GV0202", "GV0201", "GV0201"])
    #expect(found.compactMap { $0.span?.range.lowerBound } == [5, 16, 26, 29, 47])
  }

  @Test(arguments: [
    ("{{ borger.foedt }}", ValueType.date), ("{{ borger.foedt | date }}", .text),
    ("født {{ borger.foedt }}", .text), ("{{ borger.aktiv }}", .flag),
    ("{{ borger.kode }}", .secret),
    ("", .text), ("{{ cpr }}", .cpr), ("{{ ydelser | length }}", .integer),
    ("{{ borger.aktiv and borger.navn }}", .flag),
  ])
  func check_givesTheTypeOfASoleExpression(_ text: String, _ expected: ValueType) {
    var diagnostics: [Diagnostic] = []
    #expect(template(text)?.check(in: ExpressionCases.scope, into: &diagnostics) == expected)
    #expect(diagnostics.isEmpty)
  }

  @Test func checkAsText_refusesAFlagAndASecretAlone() {
    for (text, code) in [("{{ borger.aktiv }}", "GV0212"), ("{{ borger.kode }}", "GV0213")] {
      var diagnostics: [Diagnostic] = []
      template(text)?.checkAsText(in: ExpressionCases.scope, into: &diagnostics)
      #expect(diagnostics.map(\.code.rawValue) == [code])
    }
  }
}
