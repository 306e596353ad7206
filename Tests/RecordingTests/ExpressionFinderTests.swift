import CaseData
import Diagnostics
import HotKeyDefinition
import Recording
import Testing

import struct FoundationEssentials.Decimal

/// Which expression stands for what a person wrote.
struct ExpressionFinderTests {
  static let types: [(name: String, type: ValueType)] = [
    (
      "borger",
      .record([
        "navn": .text, "cpr": .cpr, "foedt": .date, "timer": .decimal, "beloeb": .decimal,
        "antal": .integer, "samtykke": .flag, "kode": .secret, "kaldenavn": .text,
        "mangler": .text,
      ])
    ),
    ("sag", .record(["kontakt": .text, "type": .text])), ("cpr", .cpr),
  ]

  static let values: [String: Value] = [
    "borger": .record([
      "navn": .text("Åse Prøvesen"), "cpr": .text("6101900019"),
      "foedt": CalendarDate(iso: "1990-01-01").map(Value.date) ?? .missing,
      "timer": Decimal(exactly: "37.5").map(Value.decimal) ?? .missing,
      "beloeb": Decimal(exactly: "12345.5").map(Value.decimal) ?? .missing,
      "antal": .integer(12), "samtykke": .flag(true), "kode": .secret(Secret("k0dehemmelig")),
      "kaldenavn": .text("Åse"), "mangler": .missing,
    ]),
    "sag": .record(["kontakt": .text("Åse Prøvesen"), "type": .text("Pr. brev")]),
    "cpr": .text("6101900019"),
  ]

  static let leaves = CaseLeaf.all(types, in: values)
  static let finder = ExpressionFinder(leaves, in: values)

  static func field(
    _ name: String, _ kind: FormField.Kind = .text, options: [String] = []
  ) -> FormField {
    let place = SourceSpan(file: SourceFile(path: "", text: ""), range: 0..<0)
    return FormField(
      name: Name(name, at: place), label: name, kind: kind, length: nil, required: false,
      options: options, initially: nil)
  }

  static func found(_ text: String, _ kind: FormField.Kind = .text, name: String = "felt")
    -> DraftContent
  {
    finder.content(
      of: RecordedField(id: name, field: field(name, kind), content: .text(text)))
  }

  static let whole: [(text: String, kind: FormField.Kind, template: String)] = [
    ("610190-0019", .text, "{{ borger.cpr | cpr }}"),
    ("6101900019", .text, "{{ borger.cpr }}"),
    ("ÅSE", .text, "{{ borger.kaldenavn | upper }}"),
    ("åse", .text, "{{ borger.kaldenavn | lower }}"),
    ("01-01-1990", .text, "{{ borger.foedt | date }}"),
    ("1. januar 1990", .text, "{{ borger.foedt | date('lang') }}"),
    ("1.1.1990", .date, "{{ borger.foedt | date }}"),
    ("37,5", .number, "{{ borger.timer }}"),
    ("12.345,50 kr.", .text, "{{ borger.beloeb | money }}"),
    ("12.345,50", .text, "{{ borger.beloeb | number(2) }}"),
    ("Åse ", .text, "{{ borger.kaldenavn }}"),
    ("Åse\n610190-0019", .multiline, "{{ borger.kaldenavn }}\n{{ borger.cpr | cpr }}"),
    ("Åse (610190-0019)", .text, "{{ borger.kaldenavn }} ({{ borger.cpr | cpr }})"),
  ]

  @Test(arguments: whole.indices) func text_isTheExpressionThatGivesIt(_ index: Int) {
    let (text, kind, template) = Self.whole[index]
    guard case .expression(let found, _) = Self.found(text, kind) else {
      Issue.record("\(Self.found(text, kind))")
      return
    }
    #expect(found == template)
  }

  @Test func equalData_areNamed_andTheOneNamedAsTheFieldIsTaken() {
    #expect(
      Self.found("Åse Prøvesen")
        == .expression("{{ borger.navn }}", others: ["sag.kontakt"]))
    #expect(
      Self.found("Åse Prøvesen", name: "kontakt")
        == .expression("{{ sag.kontakt }}", others: ["borger.navn"]))
  }

  static let open: [(text: String, content: DraftContent)] = [
    ("Ringede i dag", .open(.text(characters: 13))),
    ("Ringede til Åse Prøvesen i dag", .open(.partly(characters: 30, of: ["borger.navn"]))),
    // A name inside a word is no name.
    ("Åsele", .open(.text(characters: 5))),
    // A flag in words, and a number of two digits, are equal by chance.
    ("ja", .open(.text(characters: 2))),
    ("kl. 12", .open(.text(characters: 6))),
    ("k0dehemmelig", .open(.secret("borger.kode"))),
    ("{{ Åse }}", .open(.partly(characters: 9, of: ["borger.kaldenavn"]))),
    (" ", .open(.emptied)),
  ]

  @Test(arguments: open.indices) func otherText_staysOpen(_ index: Int) {
    let (text, content) = Self.open[index]
    #expect(Self.found(text) == content)
  }

  @Test func cellOfATable_staysOpen() {
    let cell = RecordedField(
      id: "ydelser[1].navn", field: Self.field("navn"), content: .text("Åse"))
    #expect(Self.finder.content(of: cell) == .open(.cell))
  }

  @Test func checkBox_isTheFlagOfItsName_orAConstant() {
    func content(_ name: String, _ flag: Bool) -> DraftContent {
      Self.finder.content(
        of: RecordedField(id: name, field: Self.field(name, .checkbox), content: .flag(flag)))
    }
    #expect(content("samtykke", true) == .expression("{{ borger.samtykke }}", others: []))
    #expect(content("samtykke", false) == .constant("false"))
    #expect(content("tolk", true) == .constant("true"))
  }

  @Test func choice_isCaseData_orAnOptionOfTheForm() {
    func content(_ option: String, _ options: [String]) -> DraftContent {
      Self.finder.content(
        of: RecordedField(
          id: "svar", field: Self.field("svar", .choice, options: options),
          content: .choice(option)))
    }
    #expect(
      content("Pr. brev", ["Pr. brev", "Intet svar"])
        == .expression("{{ sag.type }}", others: []))
    #expect(content("Intet svar", ["Pr. brev", "Intet svar"]) == .constant("Intet svar"))
    #expect(content("Fra skærmen", ["Pr. brev"]) == .open(.option))
  }
}
