import DesktopTestKit
import Foundation
import LanguageServer
import Testing

/// What is offered, in files as they are while somebody writes them.
struct CompletionTests {
  /// A hot key around what is being written.
  private static func hotKey(_ steps: String) -> String {
    """
    hotkey: proeve.noegle
    title: Prøve æøå 😀
    ask:
      cpr: { type: cpr, from: [prompt] }
    data:
      borger: opera.borger(cpr)
      tilbud: opera.tilbud(cpr)
    steps:
    \(steps)
    """
  }

  private func labels(_ path: String, _ marked: String) throws -> [String] {
    var stage = try Stage()
    let answer = try stage.ask("textDocument/completion", path, marked)
    return answer["result"]?["items"]?.array?.compactMap { $0["label"]?.string } ?? []
  }

  private static let citizen = [
    "adresse", "adressebeskyttet", "cpr", "digitalpost", "email", "navn", "samtykke", "telefon",
    "tolk",
  ]
  private static let offers = [
    "fra", "lovparagraf", "til", "tilbudstype", "timetal", "titel",
  ]

  @Test(
    arguments: [
      // Names and fields, in a tag that nobody has ended yet.
      ("  - insert: \"{{ ‸", ["borger", "cpr", "tilbud"]),
      ("  - insert: \"{{ borger.‸", citizen), ("  - insert: \"{{ borger.na‸ }}\"", citizen),
      ("  - insert: \"Æøå 😀 {{ borger.‸ }} mere", citizen),
      ("  - insert: {{ borger.‸", citizen), ("  - insert: |\n      {{ borger.‸\n", citizen),
      ("  - insert: \"{% if borger.‸", citizen), ("  - insert: \"{{ borger.navn.‸", []),
      ("  - insert: \"{{ tilbud.‸", []), ("  - insert: \"{{ borger.navn }}‸\"", []),
      ("  - insert: \"{% for t in tilbud %}{{ t.‸", offers),
      (
        "  - insert: \"{% for t in tilbud | sort('fra') %}{{ t.titel }}{% endfor %}{{ ‸",
        ["borger", "cpr", "tilbud"]
      ),
      ("  - insert: \"{{ tilbud | sort('‸", offers),
      ("  - insert: \"{{ tilbud | map('t‸') }}\"", offers),
      ("  - insert: \"{% ‸", ["if", "elif", "else", "endif", "for", "endfor"]),
      ("  - insert: \"{{ borger.navn == '‸", []),
      // Keys.
      ("  - ‸", ["fill", "insert", "confirm"]),
      (
        "  - fill: plansystem.plan\n    ‸",
        ["citizen", "policy", "fields", "tables"]
      ),
      (
        "  - fill: plansystem.plan\n    ci‸\n    policy: overwrite",
        ["citizen", "fields", "tables"]
      ),
      ("  - insert: { ‸ }", ["text"]), ("  - insert: \"x\"\n    in‸", ["into"]),
      // Words, systems, forms, texts.
      (
        "  - fill: ‸",
        [
          "brev.brev", "journal.notat", "maaleskema.plan60", "maaleskema.blandet",
          "maaleskema.mentorstoette", "maaleskema.plan", "planmodul.plan", "plansystem.plan",
          "ydelsessystem.udbetaling",
        ]
      ),
      ("  - fill: plansystem.plan\n    policy: ‸", ["only-empty", "overwrite"]),
      ("  - fill: plansystem.plan\n    citizen: ‸", ["borger", "cpr", "tilbud"]),
      ("  - fill: plansystem.plan\n    citizen: borger.‸", citizen),
      (
        "  - insert: \"x\"\n    into: [brev, ‸",
        ["brev", "journal", "maaleskema", "planmodul", "plansystem", "ydelsessystem"]
      ),
      (
        "  - insert: { text: ‸",
        [
          "standardtekst.adresseblok", "standardtekst.navn-titel",
          "standardtekst.notat-om-praeudfyldning", "standardtekst.planens-overskrifter",
          "standardtekst.vejledning-om-bisidder",
        ]
      ),
      // Fields, tables, columns.
      ("  - fill: journal.notat\n    fields:\n      ‸", ["emne", "dato", "notat"]),
      ("  - fill: journal.notat\n    fields:\n      emne: x\n      no‸", ["dato", "notat"]),
      ("  - fill: journal.notat\n    fields: { emne: x, ‸", ["dato", "notat"]),
      ("  - fill: plansystem.plan\n    tables:\n      ‸", ["ydelser", "tilbud"]),
      ("  - fill: plansystem.plan\n    tables:\n      tilbud:\n        ‸", ["each", "row"]),
      (
        "  - fill: plansystem.plan\n    tables:\n      tilbud:\n        row:\n          titel: x\n          ‸",
        ["tilbudstype", "timetal", "lovparagraf", "fra", "til"]
      ),
      (
        """
          - fill: plansystem.plan
            tables:
              tilbud:
                each: "t in tilbud | take(3)"
                row:
                  titel: "{{ t.‸
        """, offers
      ),
      (
        "  - fill: plansystem.plan\n    tables:\n      tilbud:\n        each: \"t in ‸",
        ["borger", "cpr", "tilbud"]
      ),
      (
        "  - fill: maaleskema.blandet\n    fields:\n      svar: \"{% if cpr %}‸",
        ["Pr. brev", "Pr. e-mail", "Pr. telefon", "Intet svar"]
      ),
      ("  - fill: maaleskema.blandet\n    fields:\n      afsluttet: t‸", ["true", "false"]),
    ] as [(String, [String])])
  func step_offers(_ steps: String, _ expected: [String]) throws {
    #expect(try labels("HotKeys/proeve/noegle.yaml", Self.hotKey(steps)) == expected)
  }

  @Test func emptyField_offersEveryValue_inBracesAndQuotes() throws {
    var stage = try Stage()
    let answer = try stage.ask(
      "textDocument/completion", "HotKeys/proeve/noegle.yaml",
      Self.hotKey("  - fill: journal.notat\n    fields:\n      emne: ‸"))
    let items = answer["result"]?["items"]?.array ?? []
    let texts = items.compactMap { $0["textEdit"]?["newText"]?.string }
    #expect(texts == Self.citizen.map { "\"{{ borger.\($0) }}\"" } + ["\"{{ cpr }}\""])
  }

  @Test(arguments: [
    (
      "hotkey: a.b\n‸", "HotKeys/a/b.yaml",
      [
        "title", "description", "keys", "owner", "purpose",
        "manual-time", "ask", "data", "steps", "changes",
      ]
    ),
    (
      "‸", "HotKeys/a/b.yaml",
      [
        "hotkey", "title", "description", "keys", "owner", "purpose",
        "manual-time", "ask", "data", "steps", "changes",
      ]
    ),
    (
      "hotkey: a.b\ndata:\n  x: ‸", "HotKeys/a/b.yaml",
      [
        "aktiv", "enheder", "maaling", "medarbejder",
        "opera", "rates",
      ]
    ),
    (
      "hotkey: a.b\ndata:\n  x: opera.‸", "HotKeys/a/b.yaml",
      [
        "borger", "sag", "tilbud", "attester",
        "rapporter", "aflaesning",
      ]
    ),
    (
      "hotkey: a.b\nask:\n  nr: { type: ‸", "HotKeys/a/b.yaml",
      [
        "text", "integer", "decimal", "date",
        "flag", "cpr",
      ]
    ),
    (
      "hotkey: a.b\nask:\n  nr: { type: cpr, from: [prompt, ‸", "HotKeys/a/b.yaml",
      [
        "active-window",
        "selection", "prompt",
      ]
    ),
    ("hotkey: a.b\nkeys: Super+J Ctrl+‸", "HotKeys/a/b.yaml", ["Ctrl", "Alt", "Shift", "Super"]),
    ("system: a\nforms:\n  b:\n    find: ‸", "HotKeys/systems/a.yaml", ["order", "label"]),
    (
      "system: a\nforms:\n  b:\n    fields:\n      c: { label: C, type: ‸",
      "HotKeys/systems/a.yaml",
      ["text", "multiline", "date", "number", "choice", "checkbox", "read-only", "table"]
    ),
    (
      "system: a\nforms:\n  b:\n    fields:\n      c: { label: C, type: choice, ‸",
      "HotKeys/systems/a.yaml", ["required", "options"]
    ),
    (
      "system: a\nwindows:\n  x: { title: X }\nforms:\n  b:\n    windows: [‸",
      "HotKeys/systems/a.yaml",
      ["x"]
    ),
    (
      "system: a\nforms:\n  b:\n    citizen: ‸\n    fields:\n      c: { label: C, type: text }",
      "HotKeys/systems/a.yaml", ["c"]
    ),
    ("---\ntext: a.b\nneeds:\n  x: { navn: text }\n---\nKære {{ x.‸", "Templates/a/b.md", ["navn"]),
    (
      "---\ntext: a.b\nneeds:\n  x: [ { fra: date } ]\n---\n{% for y in x %}{{ y.‸",
      "Templates/a/b.md",
      ["fra"]
    ),
    (
      "---\ntext: a.b\n‸\n---\n", "Templates/a/b.md",
      [
        "version", "title", "valid-from", "valid-to",
        "legal-basis", "needs",
      ]
    ),
  ])
  func file_offers(_ marked: String, _ path: String, _ expected: [String]) throws {
    #expect(try labels(path, marked) == expected)
  }

  @Test(arguments: [
    ("  a:\n    kind: sqlite\n    ‸", ["path", "queries"]),
    (
      "  a:\n    kind: file\n    format: csv\n    ‸",
      ["path", "delimiter", "encoding", "decimal", "queries"]
    ),
    (
      "  a:\n    kind: sqlite\n    queries:\n      b:\n        ‸",
      ["parameters", "sql", "result", "fields", "deadline"]
    ),
    ("  a:\n    kind: sqlite\n    queries:\n      b:\n        result: ‸", ["record", "list"]),
  ])
  func adapters_offer(_ body: String, _ expected: [String]) throws {
    #expect(try labels("HotKeys/adapters.yaml", "adapters:\n" + body) == expected)
  }

  @Test func filters_comeWithTheirSignature_thoseThatFitFirst() throws {
    var stage = try Stage()
    let answer = try stage.ask(
      "textDocument/completion", "HotKeys/proeve/noegle.yaml",
      Self.hotKey("  - insert: \"{{ tilbud | sort('fra') | ‸"))
    let items = answer["result"]?["items"]?.array ?? []
    let join = try #require(items.first { $0["label"]?.string == "take" })
    #expect(join["detail"]?.string == "take(count)")
    let fitting = items.filter { $0["sortText"]?.string?.first == "0" }
    #expect(
      fitting.compactMap { $0["label"]?.string } == [
        "default", "length", "first", "last", "sort", "reverse", "take", "where", "map",
        "forsoergelsesperioder",
      ])
  }

  @Test func word_isReplaced_fromItsBeginningToTheCursor() throws {
    var stage = try Stage()
    let answer = try stage.ask(
      "textDocument/completion", "HotKeys/proeve/noegle.yaml",
      Self.hotKey("  - insert: \"æ😀 {{ borger.na‸ }}\""))
    let edit = answer["result"]?["items"]?.array?.first?["textEdit"]
    // The emoji counts two.
    #expect(edit?["range"]?["start"] == ["line": 8, "character": 27])
    #expect(edit?["range"]?["end"] == ["line": 8, "character": 29])
  }

  @Test func adapters_areReadAgain_whenTheFileHasChanged() throws {
    var stage = try Stage()
    let marked = Self.hotKey("  - insert: \"{{ borger.‸")
    _ = try stage.ask("textDocument/completion", "HotKeys/proeve/noegle.yaml", marked)
    let adapters = try stage.text("HotKeys/adapters.yaml").replacingOccurrences(
      of: "          tolk: flag\n", with: "          tolk: flag\n          hjemkommune: text\n")
    try stage.folder.file("HotKeys/adapters.yaml", adapters)
    let answer = try stage.ask("textDocument/completion", "HotKeys/proeve/noegle.yaml", marked)
    let labels = answer["result"]?["items"]?.array?.compactMap { $0["label"]?.string } ?? []
    #expect(labels.contains("hjemkommune"))
  }

  @Test func adapterThatIsBeingWritten_isKnown_besideAMistakeInIt() throws {
    var stage = try Stage()
    try stage.edit(
      "HotKeys/adapters.yaml", "          tolk: flag\n",
      "          tolk: flag\n          nyt-felt: text\n          hal")
    let answer = try stage.ask(
      "textDocument/completion", "HotKeys/proeve/noegle.yaml",
      Self.hotKey("  - insert: \"{{ borger.‸"))
    let labels = answer["result"]?["items"]?.array?.compactMap { $0["label"]?.string } ?? []
    #expect(labels.contains("nyt-felt") && labels.contains("navn"))
  }
}
