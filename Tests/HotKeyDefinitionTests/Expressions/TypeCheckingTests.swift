import CaseData
import Diagnostics
import Testing

@testable import HotKeyDefinition

struct TypeCheckingTests {
  @Test(arguments: [
    ("borger.navn | upper", ValueType.text), ("borger.alder | upper", .text), ("cpr | trim", .text),
    ("borger.foedt | date('lang')", .text), ("borger.navn | date", .text),
    ("borger.foedt | date('løbende')", .text), ("borger.foedt | date('lang', 'løbende')", .text),
    ("cpr | cpr", .text), ("borger.timer | money('plain')", .text),
    ("borger.alder | number(2)", .text),
    ("borger.alder | number(borger.alder)", .text), ("borger.aktiv | yesno", .text),
    ("borger.aktiv | yesno('x', 'y')", .text), ("borger.foedt | default('ukendt')", .text),
    ("borger.alder | default(1.5)", .decimal), ("cpr | default('')", .text),
    ("borger.aktiv | default(false)", .flag), ("navne | default(navne)", .list(.text)),
    ("borger.navn | take(3)", .text), ("navne | take(3)", .list(.text)), ("navne | first", .text),
    ("navne | sort | reverse | last", .text), ("ydelser | map('fra')", .list(.date)),
    ("ydelser | map('fra') | first", .date), ("ydelser | map('fra') | join(', ')", .text),
    ("navne | lines", .text), ("borger.navn | lines", .text), ("borger.navn | length", .integer),
    ("ydelser | where('fra', '2026-01-01') | length", .integer),
    ("ydelser | where('beloeb', 2) | map('ydelse')", .list(.text)),
    ("maaneder | forsoergelsesperioder | map('overlap') | first", .flag),
    ("borger.foedt < '01-02-1990' or '1990-01-01' == borger.foedt", .flag),
    ("borger.alder >= 18.5 and borger.timer == 3 and borger.aktiv != false and cpr == 'x'", .flag),
    ("not navne and not borger and not borger.foedt and not borger.kode", .flag),
  ])
  func expression_hasTheTypeItsFiltersGive(_ text: String, _ expected: ValueType) {
    #expect(ExpressionCases.type(text) == expected)
  }

  @Test(arguments: [
    "{{ borger.nvan | date | upper }}", "{{ nvan.a.b | first | date }}",
    "{{ borger.navn | uper | money | trim }}", "{% for x in nvan %}{{ x.a | money }}{% endfor %}",
    "{{ borger | default('x') | upper }}", "{% if nvan > 1 %}{{ borger.navn }}{% endif %}",
  ])
  func oneMistake_givesOneFinding(_ text: String) {
    let found = ExpressionCases.findings(inTemplate: text)
    #expect(found.count == 1)
  }

  @Test func loopVariable_isKnownInItsBodyOnly() {
    let inside = "{% for y in ydelser %}{{ y.ydelse }}{% endfor %}"
    #expect(ExpressionCases.findings(inTemplate: inside).isEmpty)
    let found = ExpressionCases.findings(inTemplate: inside + "{{ y.ydelse }}")
    #expect(found.map(\.message) == ["unknown name `y`"])
  }

  @Test func everyFilter_hasOneSignature() {
    #expect(
      FilterSignature.all.map(\.filter.rawValue).sorted()
        == Filter.allCases.map(\.rawValue).sorted())
    for signature in FilterSignature.all {
      #expect(!signature.summary.isEmpty)
      #expect((signature.counts.max() ?? 0) == signature.parameters.count)
      #expect(FilterSignature.named(signature.name)?.filter == signature.filter)
    }
  }
}
