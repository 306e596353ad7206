import CaseData
import Diagnostics
import HotKeyDefinition
import Recording
import RecordingModel
import Testing

/// The drafts' texts, from made-up recordings.
struct DraftTextTests {
  private static let place = SourceSpan(file: SourceFile(path: "", text: ""), range: 0..<0)

  private static func name(_ text: String) -> Name { Name(text, at: place) }

  private static func system(_ fields: [FormField]) -> (TargetSystem, Form) {
    let form = Form(
      name: name("notat"), windows: [], finding: .order, proof: .required,
      citizenField: name("cpr"), entries: fields.map { .field($0) })
    let system = TargetSystem(
      id: name("journal"), title: "Journal \"ny\"", environment: .test, windows: [],
      behaviour: ToolkitOverrides(), forms: [form], file: place.file)
    return (system, form)
  }

  private static func subject(
    _ contents: [(FormField, RecordedField.Content, DraftContent)], unread: [String] = []
  ) throws -> DraftSubject {
    let (system, form) = system(contents.map(\.0))
    let sources = try #require(
      DataText(
        ["borger=opera.borger(cpr, 'ny')"],
        DefinitionSet(hotKeys: [], systems: [:], adapters: [:], texts: [:])))
    let day = try #require(CalendarDate(iso: "2026-11-22"))
    return DraftSubject(
      id: "journal.notat", system: system, form: form, sources: sources, citizen: "borger.cpr",
      fields: contents.map {
        (RecordedField(id: $0.0.name.text, field: $0.0, content: $0.1), $0.2)
      },
      unread: unread, time: ActivityTime([0, 37_000, 137_000, 161_000]), day: day)
  }

  @Test func hotKey_saysWhatIsOpen_andNothingOfWhatWasWritten() throws {
    let field = ExpressionFinderTests.field
    let subject = try Self.subject(
      [
        (
          field("cpr", .text, []), .text("610190-0019"),
          .expression("{{ borger.cpr | cpr }}", others: [])
        ),
        (field("emne", .text, []), .text("Hemmeligt"), .open(.text(characters: 9))),
        (field("dato", .date, []), .text("01-01-1990"), .open(.text(characters: 10))),
        (field("kode", .text, []), .text("k0de"), .open(.secret("borger.kode"))),
        (field("svar", .choice, ["Ja", "Nej"]), .choice("Måske"), .open(.option)),
        (field("art", .choice, ["Notat", "Opkald"]), .choice("Opkald"), .constant("Opkald")),
      ], unread: ["bilag"])
    #expect(
      HotKeyDraftText.text(subject) == """
        # Drafted by `genvej record` on 2026-11-22. It is yours to finish: decide on 4 fields, say what it is for, and give it keys.
        hotkey: journal.notat
        title: "Udkast: Journal \\"ny\\""
        # purpose: { legal-basis: …, verified: …, data: […] }
        # By hand: 61 s for 6 fields, and 100 s in pauses of over a minute.
        manual-time: { minutes: 2, kind: measured, source: "genvej record 2026-11-22" }
        ask:
          cpr: { type: text, from: [prompt] }
        data:
          borger: opera.borger(cpr, 'ny')
        steps:
          - confirm: preview
          - fill: journal.notat
            citizen: borger.cpr
            policy: only-empty
            fields:
              cpr: "{{ borger.cpr | cpr }}"
              emne: "" # a text of 9 characters was written here; decide what it should be
              # dato: a text of 10 characters was written here; decide what it should be
              kode: "" # the secret borger.kode was written here; decide whether it should be
              # svar: an option was chosen that the form does not declare; decide what it should be
              art: "Opkald"
              # not read, since the application does not name them or hides them: bilag

        """)
    #expect(subject.fileName == "notat")
    #expect(subject.hasLines)
  }

  @Test func draftOfCellsAlone_hasNoLines() throws {
    let field = ExpressionFinderTests.field("ydelse", .text)
    #expect(try !Self.subject([(field, .text("x"), .open(.cell))]).hasLines)
  }

  /// The case of the recording is the first fictitious citizen's, so the script takes another.
  @Test func script_isAboutSomebodyElse() throws {
    let finder = ExpressionFinderTests.self
    let field = finder.field("navn")
    let subject = try Self.subject([
      (field, .text("Åse Prøvesen"), .expression("{{ borger.navn | upper }}", others: []))
    ])
    let text = ScriptDraftText.text(subject, leaves: finder.leaves)
    #expect(
      text == """
        # Drafted by `genvej record` on 2026-11-22. All persons are made up. Run it with `genvej test`.
        script: journal.notat
        answers: { cpr: "6202900016" }
        data:
          borger: { cpr: "6202900016", navn: "Opdigtet navn" }
        cases:
          - case: Udfyldningen, som den blev gjort i hånden
            citizen: 620290-0016
            expect:
              outcome: completed
              fields:
                navn: "OPDIGTET NAVN"

        """)
  }

  @Test(arguments: [
    "borger", "borger=", "=opera.borger()", "Borger=o.b()", "a=o.b() # x", "a=o.b()\nc",
  ])
  func fetch_isRefused_whenItIsNoEntryOfData(_ text: String) {
    #expect(
      DataText([text], DefinitionSet(hotKeys: [], systems: [:], adapters: [:], texts: [:])) == nil)
  }

  @Test func baseline_holdsFiguresOnly() throws {
    let day = try #require(CalendarDate(iso: "2026-11-22"))
    let line = Baseline(
      hotKey: "journal.notat", time: ActivityTime([0, 1_500]), fields: 3, day: day
    ).line
    #expect(
      line
        == #"{"hotkey":"journal.notat","seconds-active":2,"seconds-idle":0,"fields":3,"date":"2026-11-22"}"#
    )
  }
}
