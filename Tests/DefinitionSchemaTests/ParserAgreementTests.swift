import DefinitionSchema
import Diagnostics
import Foundation
import HotKeyDefinition
import Testing

/// A schema that said another thing than the parser would be worse than none: here they are held
/// against each other, key by key.
@Suite struct ParserAgreementTests {
  @Test func schema_hasTheKeysAndTypes_thatTheParsersAskFor() throws {
    var compared: [DefinitionFileKind: Set<String>] = [:]
    let golden = try DefinitionFiles.caseNames("ok").flatMap {
      try DefinitionFiles.golden("ok", $0)
    }
    for file in try DefinitionFiles.shipped() + golden + Self.samples {
      let reading = try #require(file.read())
      guard !reading.diagnostics.contains(where: { $0.severity == .error }) else {
        // The golden cases hold one file that is left out for its errors.
        #expect(file.name == "HotKeys/gamle/brudt.yaml", "\(reading.diagnostics)")
        continue
      }
      let walk = SchemaWalk(SchemaDocument(file.kind), reading, file: file.name)
      #expect(walk.differences == [])
      compared[file.kind, default: []].formUnion(walk.compared)
    }
    for kind in DefinitionFileKind.allCases {
      let left = SchemaDocument(kind).places.subtracting(compared[kind] ?? [])
      #expect(left.sorted() == [], "no parser was seen asking for these of \(kind.rawValue)")
    }
  }

  /// What the shipped definitions and the golden cases do not use.
  static let samples: [SampleFile] = [
    sample(
      .system,
      """
      system: proeve
      title: Prøve
      environment: production
      toolkit: gtk
      select-all: Ctrl+A
      entry: type
      proof: copy
      windows:
        et: { class: proeve, title: "*", not-title: Log ind, title-shows-citizen: true }
      forms:
        skema:
          windows: et
          find: label
          proof: required
          fields:
            felt: { label: Felt, type: text, length: 3, required: true }
            valg: { label: Valg, type: choice, required: true, options: [ja] }
            flueben: { label: Flueben, type: checkbox, required: true, initially: true }
            vist: { label: Vist, type: read-only, length: 9 }
            stort: { label: Stort, type: text, capitals: true }
            tabel:
              type: table
              rows: 2
              columns:
                valg: { label: Valg, type: choice, required: true, options: [ja, nej] }
                flueben: { label: Flueben, type: checkbox, initially: false }
                tal: { label: Tal, type: number, length: 4 }
                navn: { label: Navn, type: text, capitals: true }
      """),
    sample(
      .system,
      """
      system: terminal
      title: Terminal
      environment: test
      toolkit: x3270
      windows:
        skaerm: { class: x3270 }
      forms:
        skema:
          citizen: cpr
          fields:
            cpr: { label: CPR, type: read-only, length: 11, at: { row: 3, column: 22 } }
            navn: { label: NAVN, type: text, length: 24, capitals: true, at: { row: 6, column: 22 } }
      """),
    sample(
      .adapters,
      """
      adapters:
        data:
          kind: file
          path: data.csv
          format: csv
          delimiter: ","
          encoding: iso-8859-1
          decimal: "."
          queries:
            en:
              parameters: { cpr: cpr }
              match: { CPR nr.: cpr }
              result: list
              fields: { Løn: decimal, sidste-år: secret }
              deadline: 500 ms
        dokument:
          kind: file
          path: ${HOME}/data.json
          format: json
          queries:
            alle: { at: borgere.alle, result: list, fields: { navn: text } }
      """),
    sample(
      .rates,
      """
      rates: befordring
      title: Befordringsgodtgørelse
      unit: kr. pr. km
      legal-basis: LAB § 175
      periods:
        - from: 2024-01-01
          to: 2024-12-31
          value: 1.12
          source: Skatterådet
          entered-by: it-kontoret
          approved-by: ydelsesfaglig
          approved: 2024-01-03
        - { from: 2025-01-01, value: "1.15", source: Skatterådet, entered-by: it-kontoret }
      """),
    sample(
      .text,
      """
      ---
      text: proeve
      version: 2
      title: Prøve
      valid-from: 2026-01-01
      valid-to: 2026-12-31
      legal-basis: LAB § 44
      needs:
        enkelt: text
        post: { navn: text, dybt: { tal: integer } }
        liste: [{ navn: text }]
        navne: [text]
      ---
      Tekst
      """),
    sample(
      .hotKey,
      """
      hotkey: proeve
      title: Prøve
      ask:
        form: { type: text, from: prompt, label: Form, options: Telefon, default: Telefon }
        emner: { type: text, several: true, options: [A, B], default: A, from: prompt, label: E }
        flere: { each: f in liste, show: "{{ f.navn }}", several: true, default: [x], at-most: 3 }
        en: { each: e in liste, show: "", default: x, label: En, from: [prompt] }
      data:
        liste: kilde.alle()
      steps:
        - confirm: preview
        - insert: { text: proeve }
          into: journal
      """),
    sample(
      .script,
      """
      script: proeve
      double: { form: skema, in: [chromium, gtk] }
      data: { en: { navn: Åse, dage: [1, 2] } }
      answers: { form: Brev, emner: "" }
      form: { navn: "", "tabel[1].fra": x }
      cases:
        - case: Alt på én gang
          data: { to: Bo }
          answers: { form: Telefon }
          preview: { leave-out: [navn] }
          window: Skema
          citizen: 610190-0019
          form: { navn: Bo }
          accessibility: false
          faults:
            - focus-theft: { at: navn }
            - slow-target: { by: 2 s }
            - slow-target: 500 ms
            - lost-paste: navn
            - reformatting: { at: navn, on: input }
            - modal-dialog: { at: navn }
            - layout-switch: us
            - layout-switch: { to: dk }
            - held-modifiers: Ctrl
            - held-modifiers: { keys: Shift }
            - user-typing: { at: navn, text: abc }
            - wrong-citizen: { at: navn, cpr: 610190-0027 }
            - session-time-out: navn
            - session-time-out: { at: navn }
            - adapter-time-out: en
            - adapter-time-out: { at: en }
            - read-only: navn
            - read-only: { at: navn }
            - max-length: { at: navn, length: 3 }
            - lost-paste: { at: navn }
            - reformatting: navn
            - focus-theft: navn
            - modal-dialog: navn
            - clipboard-manager
          expect:
            outcome: failed
            code: GV0523
            fields: { navn: x, "tabel[1].fra": { holds: "", proof: failed } }
            audit: [run-started]
        - case: Enkelt
          preview: leave
          faults: clipboard-manager
          expect: { outcome: cancelled }
      """),
    sample(
      .script,
      """
      script: proeve
      double: { page: sider/skema.html, in: firefox }
      cases:
        - case: Egen side
          expect: { outcome: completed }
      """),
  ]

  private static func sample(_ kind: DefinitionFileKind, _ text: String) -> SampleFile {
    SampleFile(name: "sample of \(kind.rawValue)", kind: kind, content: Data((text + "\n").utf8))
  }

  @Test(arguments: [
    (
      NameRule.simple, ["a", "a1", "a-1", "ab-c-d"], ["", "A", "1", "a-", "-a", "a--b", "a.b", "å"]
    ),
    (.dotted, ["a", "a.b", "a-1.b2"], ["", ".", "a.", ".a", "a..b", "A.b", "a b"]),
    (
      .column, ["a", "A_b", "_", "Løn", "sidste-år", "x1", "ð"],
      ["", "1a", "a-", "-a", "a b", "a.b", "a:b"]
    ),
    (.any, ["a", " ", "CPR nr."], [""]),
  ])
  func pattern_allowsTheNames_thatTheParserAllows(
    _ rule: NameRule, _ names: [String], _ others: [String]
  ) throws {
    let pattern = try Regex(rule.pattern)
    for name in names + others {
      let isName = names.contains(name)
      #expect(rule.allows(name) == isName, "\(name)")
      #expect((name.firstMatch(of: pattern) != nil) == isName, "\(name)")
    }
  }
}
