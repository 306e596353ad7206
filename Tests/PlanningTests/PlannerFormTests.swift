import CaseData
import Diagnostics
import HotKeyDefinition
import Testing

@testable import Planning

struct PlannerFormTests {
  typealias Cases = PlannerCases

  @Test func plan_listsEveryFieldInTabOrder_whenTheStepNamesNone() throws {
    let plan = try Cases.plan([Cases.fill()])
    guard case .fill(let form)? = plan.actions.first else {
      Issue.record("no form")
      return
    }
    #expect(
      form.fields.map(\.id) == [
        "navn", "noter", "dato", "timer", "type", "ydelser[1].ydelse", "ydelser[1].fra",
        "ydelser[1].aktuel",
        "ydelser[2].ydelse", "ydelser[2].fra", "ydelser[2].aktuel", "ydelser[3].ydelse",
        "ydelser[3].fra",
        "ydelser[3].aktuel", "frit", "samtykke", "sagsnr",
      ])
    #expect(form.fields.allSatisfy { $0.content == .untouched })
    #expect(form.fields[8].label == "Ydelse 2")
    #expect(
      form.fields[0].length == 12 && form.fields[0].required && form.fields[15].initially == true)
    #expect(form.fields[4].options == ["Plan", "Revurdering"])
    #expect(form.citizen == nil && plan.hotKey == "plan.test")
  }

  @Test func content_followsTheKindOfTheField() throws {
    let plan = try Cases.plan([
      Cases.fill(
        [
          ("navn", "{{ borger.navn }}"), ("noter", "{{ borger.adresse }}"),
          ("dato", "{{ borger.foedt }}"),
          ("timer", "{{ borger.timer }}"), ("type", "Plan"), ("frit", "{{ borger.navn }}"),
          ("samtykke", "{{ borger.passiv }}"), ("sagsnr", "{{ borger.alder }}"),
        ],
        table: (
          "y in ydelser | take(2)",
          [("ydelse", "{{ y.ydelse }}"), ("fra", "{{ y.fra }}"), ("aktuel", "{{ borger.aktiv }}")]
        ), citizen: "borger.cpr | cpr", policy: .overwrite)
    ])
    #expect(
      Cases.contents(of: plan) == [
        "navn": .text("Åse Bækgård"), "noter": .text("Testvej 8\n2400 København NV"),
        "dato": .text("10-01-1990"), "timer": .text("1234,5"), "type": .choice("Plan"),
        "frit": .choice("Åse Bækgård"), "samtykke": .flag(false), "sagsnr": .text("36"),
        "ydelser[1].ydelse": .text("Sygedagpenge"), "ydelser[1].fra": .text("01-03-2025"),
        "ydelser[1].aktuel": .flag(true), "ydelser[2].ydelse": .text("Dagpenge"),
        "ydelser[2].fra": .text("01-01-2024"), "ydelser[2].aktuel": .flag(true),
        "ydelser[3].ydelse": .text(""), "ydelser[3].fra": .text(""),
      ])
    guard case .fill(let form)? = plan.actions.first else { return }
    #expect(form.citizen == "6101900019")
  }

  @Test func rowsBeyondTheData_arePassedOver_underOnlyEmpty() throws {
    let plan = try Cases.plan([
      Cases.fill(table: ("y in ydelser | take(1)", [("ydelse", "{{ y.ydelse }}")]))
    ])
    #expect(Cases.contents(of: plan) == ["ydelser[1].ydelse": .text("Sygedagpenge")])
  }

  @Test(arguments: [
    ("dato", "2026-11-22", "22-11-2026"), ("dato", "{{ borger.foedttekst }}", "10-01-1990"),
    ("dato", " 1/2-2026\n", "01-02-2026"), ("dato", "", ""),
    ("dato", "{{ borger.foedt | date }}", "10-01-1990"),
    ("timer", "{{ borger.alder }}", "36"), ("timer", "{{ borger.timer | number(2) }}", "1.234,50"),
    ("timer", "", ""), ("navn", "{{ borger.foedt }}", "10-01-1990"), ("noter", "a\r\n\tb", "a\n b"),
    ("navn", "a\r\n\tb", "a b"), ("sagsnr", "a\nb", "a b"),
  ])
  func text_isPutInTheFormOfItsField(_ field: String, _ template: String, _ expected: String) throws
  {
    var fields = [(field, template)]
    if field != "navn" { fields.append(("navn", "x")) }
    #expect(Cases.contents(of: try Cases.plan([Cases.fill(fields)]))[field] == .text(expected))
  }

  @Test func secret_fillsATextField_andIsMarked() throws {
    let plan = try Cases.plan([Cases.fill([("noter", "{{ borger.kode }}")])])
    guard case .fill(let form)? = plan.actions.first else { return }
    #expect(form.fields[1].content == .text("hemmeligt") && form.fields[1].secret)
    #expect(form.fields.filter(\.secret).count == 1)
  }

  @Test(arguments: [
    (
      "navn", "{{ borger.email }}",
      "GV0220 «borger.email»: `borger.email` is missing\n  note: while planning field `navn`"
    ),
    (
      "navn", "{{ borger.tom }}",
      "GV0221 «{{ borger.tom }}»: `navn` must be filled, but its text is empty"
    ),
    ("navn", " \n ", "GV0221 « \n »: `navn` must be filled, but its text is empty"),
    (
      "navn", "{{ borger.adresse }}",
      "GV0222 «{{ borger.adresse }}»: the text for `navn` is longer than the field's 12 characters"
    ),
    (
      "navn", "1234567890😀😀",
      "GV0222 «1234567890😀😀»: the text for `navn` is longer than the field's 12 characters"
    ),
    (
      "type", "{{ borger.navn }}",
      "GV0224 «{{ borger.navn }}»: the value for `type` is none of the field's options"
    ),
    ("type", "plan", "GV0224 «plan»: the value for `type` is none of the field's options"),
    (
      "type", "{{ borger.aktiv }}",
      "GV0226 «{{ borger.aktiv }}»: `type` needs text, but the value is a flag"
    ),
    (
      "dato", "{{ borger.navn }}",
      "GV0226 «{{ borger.navn }}»: the text for `dato` does not read as a date"
    ),
    ("dato", "31-02-2026", "GV0226 «31-02-2026»: the text for `dato` does not read as a date"),
    (
      "dato", "{{ borger.alder }}",
      "GV0226 «{{ borger.alder }}»: `dato` needs a date, but the value is an integer"
    ),
    (
      "timer", "{{ borger.navn }}",
      "GV0226 «{{ borger.navn }}»: the text for `timer` does not read as a number"
    ),
    (
      "timer", "{{ borger.foedt }}",
      "GV0226 «{{ borger.foedt }}»: `timer` needs a number, but the value is a date"
    ),
    (
      "samtykke", "{{ borger.navn }}",
      "GV0226 «{{ borger.navn }}»: `samtykke` needs a flag, but the value is text"
    ),
    (
      "noter", "{{ borger.aktiv }}",
      "GV0226 «{{ borger.aktiv }}»: `noter` needs text, but the value is a flag"
    ),
    ("noter", "{{ navne }}", "GV0226 «{{ navne }}»: `noter` needs text, but the value is a list"),
    (
      "noter", "{{ borger }}",
      "GV0226 «{{ borger }}»: `noter` needs text, but the value is a record"
    ),
    (
      "dato", "{{ borger.kode }}",
      "GV0213 «{{ borger.kode }}»: a secret may only fill a text field, not `dato`"
    ),
    (
      "noter", "a\u{0}b",
      "GV0227 «a\u{0}b»: the text for `noter` holds the control character U+0000"
    ),
    (
      "type", "a\u{1B}b",
      "GV0227 «a\u{1B}b»: the text for `type` holds the control character U+001B"
    ),
    (
      "dato", "a\u{202E}b",
      "GV0227 «a\u{202E}b»: the text for `dato` holds a right-to-left mark, U+202E"
    ),
    ("findesikke", "x", "GV0229 «findesikke»: form `plansystem.plan` has no field `findesikke`"),
    ("ydelser", "x", "GV0229 «ydelser»: form `plansystem.plan` has no field `ydelser`"),
  ])
  func field_isRefused_withCodeAndPlaceAndNoValue(
    _ field: String, _ template: String, _ expected: String
  ) {
    #expect(Cases.findings([Cases.fill([(field, template)])]) == expected)
  }

  @Test func text_isRefused_overOneMegabyte() {
    var data = PlanningCases.data
    data["stor"] = .text(String(repeating: "a", count: 1_048_577))
    #expect(
      Cases.findings([Cases.fill([("noter", "{{ stor }}")])], data)
        == "GV0228 «{{ stor }}»: the text for `noter` is larger than 1 MB")
  }

  @Test func problems_areAllFoundAtOnce_inTheOrderOfTheForm() {
    let step = Cases.fill(
      [("samtykke", "ja"), ("navn", "{{ borger.email }}"), ("dato", "i går")],
      table: ("y in ydelser", [("ydelse", "{{ y.ydelse }} og mere"), ("fra", "{{ y.fra }}")]),
      citizen: "borger.navn")
    #expect(
      Cases.findings([step]) == """
        GV0226 «borger.navn»: `borger.navn` holds text that does not read as a CPR number
        GV0220 «borger.email»: `borger.email` is missing
          note: while planning field `navn`
        GV0226 «i går»: the text for `dato` does not read as a date
        GV0222 «{{ y.ydelse }} og mere»: the text for `ydelser[1].ydelse` is longer than the field's 12 characters
        GV0222 «{{ y.ydelse }} og mere»: the text for `ydelser[2].ydelse` is longer than the field's 12 characters
        GV0222 «{{ y.ydelse }} og mere»: the text for `ydelser[3].ydelse` is longer than the field's 12 characters
        GV0220 «y.fra»: `y.fra` is missing
          note: while planning field `ydelser[3].fra`
        GV0226 «ja»: `samtykke` needs a flag, but the value is text
        """)
  }

  @Test func table_isRefused_whenItHasTooManyRowsOrNone() {
    var data = PlanningCases.data
    data["ydelser"] = .list(Array(repeating: .record(["ydelse": .text("A")]), count: 4))
    let cells = [("ydelse", "{{ y.ydelse }}")]
    #expect(
      Cases.findings([Cases.fill(table: ("y in ydelser", cells))], data)
        == "GV0223 «ydelser»: there are more rows than the 3 of table `ydelser`")
    #expect(Cases.findings([Cases.fill(table: ("y in ydelser | take(3)", cells))], data) == "")
    #expect(
      Cases.findings([Cases.fill(table: ("y in ukendt", cells))])
        == "GV0220 «ukendt»: `ukendt` is missing\n  note: while planning table `ydelser`")
    #expect(Cases.findings([Cases.fill(table: ("y in ingen", cells))]) == "")
  }

  @Test func definition_isRefused_whenItNamesWhatIsNotThere() {
    let cells = [("ydelse", "x"), ("sats", "x")]
    #expect(
      Cases.findings([Cases.fill(system: "andet")]) == "GV0229 «andet»: there is no system `andet`")
    #expect(
      Cases.findings([Cases.fill(form: "andet")])
        == "GV0229 «andet»: system `plansystem` has no form `andet`")
    #expect(
      Cases.findings([Cases.fill(table: ("y in ydelser", cells))])
        == "GV0229 «sats»: table `ydelser` has no column `sats`")
    #expect(
      Cases.findings([Cases.fill(table: ("y in ydelser", cells), tableName: "navn")])
        == "GV0229 «navn»: form `plansystem.plan` has no table `navn`")
  }

  /// Whatever data holds, no message shows it.
  @Test func messages_holdNoValue() {
    let secret = "Zebrastribe"
    let names = ["navn", "noter", "dato", "timer", "type", "frit", "samtykke", "sagsnr"]
    let values: [Value] = [
      .text(secret + "\u{0}"), .text(secret + "\u{202E}"), .text(secret + secret),
      .list([.text(secret)]),
      .record([secret: .text(secret)]), .secret(Secret(secret)),
    ]
    for value in values {
      for name in names {
        for filter in [""] + Filter.allCases.map({ "| \($0.rawValue)" }) {
          let found = Cases.findings([Cases.fill([(name, "{{ v \(filter) }}")])], ["v": value])
          #expect(!found.contains(secret))
        }
      }
    }
  }
}
