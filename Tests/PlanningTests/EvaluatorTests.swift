import CaseData
import Diagnostics
import HotKeyDefinition
import Testing

@testable import Planning

struct EvaluatorTests {
  @Test(arguments: [
    ("Kære {{ borger.navn }}", "Kære Åse Bækgård"),
    (
      "{{ borger.foedt }} {{ borger.alder }} {{ borger.timer }} {{ 12345 }} {{ -0.50 }}",
      "10-01-1990 36 1234,5 12345 -0,5"
    ),
    ("{% if borger.aktiv %}1{% else %}2{% endif %}", "1"),
    ("{% if borger.passiv %}1{% else %}2{% endif %}", "2"),
    ("{% if borger.passiv %}1{% elif borger.aktiv %}2{% else %}3{% endif %}", "2"),
    ("{% if borger.email %}1{% else %}2{% endif %}", "2"),
    ("{% if borger.tom %}1{% else %}2{% endif %}", "2"),
    ("{% if ingen %}1{% elif navne %}2{% endif %}", "2"), ("{% if not ukendt %}1{% endif %}", "1"),
    ("{% if ukendt.navn %}1{% else %}2{% endif %}", "2"),
    ("{% if borger and borger.foedt %}1{% endif %}", "1"),
    ("{% if borger.passiv %}1{% endif %}", ""),
    ("{% for n in navne | take(2) %}<{{ n }}>{% endfor %}", "<Østergård><Aaby>"),
    (
      "{% for y in ydelser %}{% if y.fra %}{{ y.fra }};{% endif %}{% endfor %}",
      "01-03-2025;01-01-2024;"
    ),
    ("{% for n in ingen %}x{% endfor %}", ""),
    ("{% for a in navne | take(2) -%} {{ a | length }} {%- endfor %}", "94"),
  ])
  func template_writes(_ template: String, _ expected: String) {
    #expect(PlanningCases.written(template) == expected)
  }

  @Test(arguments: [
    ("borger.alder == 36", true), ("borger.alder == 36.0", true), ("borger.alder != 36", false),
    ("borger.alder < 36.5", true), ("borger.alder >= 36", true), ("borger.alder > 36", false),
    ("borger.alder <= 35", false), ("borger.navn == 'Åse Bækgård'", true),
    ("borger.navn == 'åse bækgård'", false),
    ("borger.navn != 'x'", true), ("borger.foedt < '2000-01-01'", true),
    ("'10-01-1990' == borger.foedt", true),
    ("borger.foedt >= borger.foedt", true), ("borger.aktiv == true", true),
    ("borger.aktiv == borger.passiv", false),
    ("borger.aktiv and not borger.passiv or borger.passiv", true),
    ("borger.passiv and borger.email == 'x'", false),
    ("borger.aktiv or borger.email == 'x'", true),
  ])
  func condition_holds(_ text: String, _ expected: Bool) throws {
    #expect(try Evaluator(PlanningCases.data).isTrue(PlanningCases.expression(text)) == expected)
  }

  @Test(arguments: [
    ("{{ borger.email }}", "GV0220 «borger.email»: `borger.email` is missing"),
    ("{{ borger.email | upper }}", "GV0220 «borger.email»: `borger.email` is missing"),
    ("{{ borger.findesikke }}", "GV0220 «borger.findesikke»: `borger.findesikke` is missing"),
    (
      "{{ ukendt.navn }}",
      "GV0220 «ukendt.navn»: `ukendt.navn` is missing: nothing was found for `ukendt`"
    ),
    ("{{ ukendt }}", "GV0220 «ukendt»: `ukendt` is missing"),
    ("{{ ingen | first }}", "GV0220 «ingen | first»: what `first` gives of `ingen` is missing"),
    ("{{ borger.ophoert | date('lang') }}", "GV0220 «borger.ophoert»: `borger.ophoert` is missing"),
    ("{% if borger.email == 'x' %}{% endif %}", "GV0220 «borger.email»: `borger.email` is missing"),
    ("{% for x in ukendt %}{% endfor %}", "GV0220 «ukendt»: `ukendt` is missing"),
    ("{{ fremmed }}", "GV0229 «fremmed»: there is no data under the name `fremmed`"),
    (
      "{{ borger.navn.for }}",
      "GV0226 «borger.navn»: `borger.navn` holds text, but a record is needed"
    ),
    (
      "{% for x in borger.navn %}{% endfor %}",
      "GV0226 «borger.navn»: `borger.navn` holds text, but a list is needed"
    ),
    (
      "{{ borger.aktiv }}",
      "GV0212 «borger.aktiv»: `borger.aktiv` holds a flag, which has no form as text"
    ),
    ("{{ navne }}", "GV0212 «navne»: `navne` holds a list, which has no form as text"),
    (
      "{{ borger.kode }}",
      "GV0213 «borger.kode»: `borger.kode` is a secret and cannot be written into a text"
    ),
    (
      "{% if borger.alder %}{% endif %}",
      "GV0211 «borger.alder»: `borger.alder` is a number and no condition"
    ),
    (
      "{% if borger.navn == 1 %}{% endif %}",
      "GV0226 «1»: the literal holds an integer, but text is needed"
    ),
    (
      "{% if borger.navn < 'x' %}{% endif %}",
      "GV0226 «borger.navn»: `borger.navn` holds text, but a number or date is needed"
    ),
    (
      "{% if borger.foedt < borger.navn %}{% endif %}",
      "GV0226 «borger.navn»: `borger.navn` holds text that does not read as a date"
    ),
    (
      "{% if borger.kode == 'hemmeligt' %}1{% endif %}",
      "GV0226 «'hemmeligt'»: the literal holds text, but a secret is needed"
    ),
  ])
  func template_saysWhatIsWrong_withoutTheValue(_ template: String, _ expected: String) {
    #expect(PlanningCases.written(template) == expected)
  }

  @Test func errors_ofOneTemplate_areAllFound() {
    let text =
      "{{ borger.email }}, {{ borger.ophoert }}, {% for y in ydelser %}{{ y.til }}{% endfor %}"
    #expect(
      PlanningCases.written(text) == """
        GV0220 «borger.email»: `borger.email` is missing
        GV0220 «borger.ophoert»: `borger.ophoert` is missing
        GV0220 «y.til»: `y.til` is missing
        GV0220 «y.til»: `y.til` is missing
        """)
  }

  private static let nested =
    "{% for a in rows %}{% for b in rows %}{{ a }}{% endfor %}{% endfor %}"

  /// Without its limit the loop would write 100 MB before anybody looked.
  @Test func loop_stopsWriting_whenItsTextGrowsTooLarge() {
    let row = Value.text(String(repeating: "a", count: 100))
    let data = ["rows": Value.list(Array(repeating: row, count: 1_000))]
    var writer = TemplateWriter()
    writer.write(PlanningCases.template(Self.nested).parts, Evaluator(data))
    #expect(writer.text.utf8.count <= Evaluator.largestText + 100)
    #expect(PlanningCases.written(Self.nested, data).hasPrefix("GV0228"))
  }

  /// Five loops over a thousand rows: without a limit they would go round for days.
  @Test(.timeLimit(.minutes(1))) func loop_stops_whenItWritesNothingAgainAndAgain() {
    let names = ["a", "b", "c", "d", "e"]
    let loops = names.map { "{% for \($0) in rows %}" }.joined()
    let ends = String(repeating: "{% endfor %}", count: names.count)
    let data = ["rows": Value.list(Array(repeating: .text(""), count: 1_000))]
    #expect(
      PlanningCases.written(loops + ends, data).contains(
        "the loops go round more than 1000000 times"))
  }

  /// Each `replace` makes eight letters of one: thirty of them would make more than there are atoms.
  @Test(.timeLimit(.minutes(1))) func replace_stops_whenAChainMultiplies() {
    let chain = String(repeating: " | replace('a', 'aaaaaaaa')", count: 30)
    let found = PlanningCases.written("{{ 'a'\(chain) }}")
    #expect(found.hasPrefix("GV0228"))
    #expect(found.hasSuffix(": what becomes of what `replace` gives is larger than 1 MB"))
  }

  @Test func join_stops_beforeItsTextGrowsTooLarge() {
    let separator = Value.text(String(repeating: "-", count: 2_000))
    let data = ["rows": Value.list(Array(repeating: .text("a"), count: 1_000)), "s": separator]
    let found = PlanningCases.written("{{ rows | join(s) }}", data)
    #expect(found == "GV0228 «rows»: what becomes of `rows` is larger than 1 MB")
  }

  @Test func loop_stops_whenItHasEnoughFindings() {
    let data = ["rows": Value.list(Array(repeating: .missing, count: 1_000))]
    #expect(PlanningCases.written(Self.nested, data).split(separator: "\n").count == 100)
  }

  @Test func value_keepsItsType_whenTheTemplateIsOneExpression() {
    let evaluator = Evaluator(PlanningCases.data)
    var diagnostics: [Diagnostic] = []
    let flag = evaluator.value(of: PlanningCases.template("{{ borger.aktiv }}"), into: &diagnostics)
    let text = evaluator.value(
      of: PlanningCases.template("{{ borger.alder }} "), into: &diagnostics)
    #expect(flag == .flag(true))
    #expect(text == .text("36 "))
    #expect(diagnostics.isEmpty)
  }

  /// What the checker lets through, the evaluator must be able to work out, whatever the data.
  @Test(arguments: 0..<40)
  func randomExpressions_neverCrash(_ seed: Int) {
    var state = UInt64(seed)
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
    let names = [
      "borger.navn", "borger.email", "borger.foedt", "borger.kode", "borger", "navne", "ydelser",
      "huller", "1", "-2.5", "'x'", "true", "ukendt.a",
    ]
    for _ in 0..<100 {
      var text = names[roll(names.count)]
      for _ in 0..<roll(5) {
        let signature = FilterSignature.all[roll(FilterSignature.all.count)]
        let count = signature.counts[roll(signature.counts.count)]
        let arguments = (0..<count).map { _ in
          ["'fra'", "'plain'", "2", "'lang'", "borger.navn", "''"][roll(6)]
        }
        text +=
          " | \(signature.name)" + (count == 0 ? "" : "(\(arguments.joined(separator: ", ")))")
      }
      let written = PlanningCases.written(
        "{{ \(text) }}{% if \(text) == \(names[roll(names.count)]) %}{% endif %}")
      #expect(!written.contains("hemmeligt"))
    }
  }
}
