import CaseData
import HotKeyDefinition
import Testing

@testable import Planning

struct PlannerInsertTests {
  private static let needs: [String: ValueType] = ["borger": .record(["navn": .text])]

  private func insert(_ content: InsertStep.Content, into systems: [String] = []) -> Step {
    .insert(InsertStep(content: content, systems: systems.map(PlanningCases.name)))
  }

  private func insertText(into systems: [String] = []) -> Step {
    insert(.text(PlanningCases.name("std.navn")), into: systems)
  }

  private func inserted(_ plan: Plan) -> InsertPlan? {
    guard case .insert(let insert)? = plan.actions.first else { return nil }
    return insert
  }

  @Test func text_isWrittenWithIdAndVersion() throws {
    let text = PlannerCases.text("{{ borger.navn }},\r\n\tværkstedsleder", needs: Self.needs)
    let plan = inserted(try PlannerCases.plan([insertText(into: ["plansystem"])], texts: [text]))
    #expect(plan?.text == "Åse Bækgård,\n værkstedsleder")
    #expect(plan?.textID == "std.navn" && plan?.textVersion == "1.2")
    #expect(plan?.systems.map(\.id.text) == ["plansystem"])
  }

  @Test func inlineTemplate_isWrittenWithoutId() throws {
    let template = PlanningCases.template("{{ borger.navn }}, {{ borger.foedt | date('lang') }}")
    let plan = inserted(try PlannerCases.plan([insert(.inline(template))]))
    #expect(plan?.text == "Åse Bækgård, 10. januar 1990")
    #expect(plan?.textID == nil && plan?.textVersion == nil && plan?.systems.isEmpty == true)
  }

  @Test(
    arguments: [
      ("2026-11-22", "2026-11-22", ""), (nil, nil, ""),
      (
        "2026-11-23", nil,
        "GV0225 «std.navn»: text `std.navn` is not valid before 23-11-2026\n  note: the text is version 1.2"
      ),
      (
        nil, "2026-11-21",
        "GV0225 «std.navn»: text `std.navn` is not valid after 21-11-2026\n  note: the text is version 1.2"
      ),
    ] as [(String?, String?, String)])
  func text_isRefused_outsideItsValidity(_ from: String?, _ to: String?, _ expected: String) {
    let text = PlannerCases.text("x", from: from, to: to)
    #expect(PlannerCases.findings([insertText()], texts: [text]) == expected)
  }

  @Test func text_seesOnlyWhatItNeeds() {
    let text = PlannerCases.text("{{ borger.navn }} {{ cpr }}", needs: Self.needs)
    #expect(
      PlannerCases.findings([insertText()], texts: [text])
        == "GV0229 «cpr»: there is no data under the name `cpr`")
  }

  @Test func text_isRefused_whenTheHotKeyLacksItsNeeds() {
    let text = PlannerCases.text("x", needs: ["enhed": .text, "medarbejder": .text])
    #expect(
      PlannerCases.findings([insertText()], texts: [text]) == """
        GV0229 «std.navn»: text `std.navn` needs `enhed`, which this hot key does not gather
        GV0229 «std.navn»: text `std.navn` needs `medarbejder`, which this hot key does not gather
        """)
  }

  @Test(arguments: [
    ("{{ borger.email }}", "GV0220 «borger.email»: `borger.email` is missing"),
    (
      "{{ borger.aktiv }}",
      "GV0212 «borger.aktiv»: `borger.aktiv` holds a flag, which has no form as text"
    ),
    (
      "{{ borger.kode }}",
      "GV0213 «borger.kode»: `borger.kode` is a secret and cannot be written into a text"
    ),
    ("{{ borger.tom }} \n", "GV0221 «{{ borger.tom }} \n»: this insertion would insert nothing"),
    ("a\u{7}", "GV0227 «a\u{7}»: the text for this insertion holds the control character U+0007"),
    (
      "a\u{2066}",
      "GV0227 «a\u{2066}»: the text for this insertion holds a right-to-left mark, U+2066"
    ),
  ])
  func insertion_isRefused_withCodeAndPlaceAndNoValue(_ template: String, _ expected: String) {
    #expect(PlannerCases.findings([insert(.inline(PlanningCases.template(template)))]) == expected)
  }

  @Test func insertion_isRefused_whenItNamesWhatIsNotThere() {
    #expect(
      PlannerCases.findings([insertText(into: ["andet"])]) == """
        GV0229 «andet»: there is no system `andet`
        GV0229 «std.navn»: there is no text `std.navn`
        """)
  }

  @Test func severalSteps_arePlannedInOrder_andAllTheirProblemsFound() throws {
    let good = insert(.inline(PlanningCases.template("x")))
    let bad = insert(.inline(PlanningCases.template("{{ borger.email }}")))
    #expect(try PlannerCases.plan([good, PlannerCases.fill(), good]).actions.count == 3)
    #expect(
      PlannerCases.findings([bad, PlannerCases.fill([("dato", "x")]), bad]).split(separator: "\n")
        .count == 3)
  }
}
