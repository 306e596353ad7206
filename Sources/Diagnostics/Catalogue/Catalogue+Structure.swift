extension DiagnosticCatalogue {
  /// GV01xx, files and their YAML.
  static let structure: [CatalogueEntry] = files + yaml + keys

  private static let files: [CatalogueEntry] = [
    CatalogueEntry(
      .unreadableFile, "a file or folder cannot be read",
      """
      The system would not give Genvej the file: it is gone, it is a link to nowhere, its rights do not \
      allow it, or it is no regular file. Everything else is loaded all the same.
      """),
    CatalogueEntry(
      .invalidEncoding, "a file is not UTF-8",
      """
      Definitions and texts are UTF-8. Editors of older systems write Danish letters as ISO-8859-1, where \
      æ, ø and å are single bytes that UTF-8 does not allow. Save the file anew as UTF-8.
      """),
    CatalogueEntry(
      .controlCharacter, "a character that nobody sees",
      """
      Control characters, Unicode's own line breaks, marks for text direction and byte order marks inside a \
      file do not show in an editor, or make a text look other than it is; whoever signs a definition must \
      see what it holds. In a double-quoted text they can be written as escapes, such as "\\u00a0".
      """),
    CatalogueEntry(
      .tabIndentation, "tab in the indentation of a line",
      "YAML counts spaces, and a tab is none. Let your editor write spaces, two for each level."),
    CatalogueEntry(
      .fileTooLarge, "a file is larger than 1 MB",
      """
      A definition is a few pages of text. A file of more than 1 MB got there by accident, and is not read.
      """),
    CatalogueEntry(
      .emptyFile, "there is nothing in a file",
      "A file under `HotKeys/` or `Templates/` is always a definition. Write one, or delete the file."
    ),
    CatalogueEntry(
      .unknownDefinition, "a definition stands in the wrong place",
      """
      What a file is follows from where it stands: `HotKeys/adapters.yaml` declares adapters, \
      `HotKeys/systems/` holds systems, every other `.yaml` file below `HotKeys/` is a hot key.
      """),
    CatalogueEntry(
      .frontMatter, "a text has no front matter",
      """
      A standard text begins with a line `---`, then its keys, then another line `---`; what follows is \
      the text itself.
      """, bad: "Kære {{ borger.navn }}",
      good: """
        ---
        text: eksempel.hilsen
        version: 1.0
        title: Hilsen
        needs: { borger: { navn: text } }
        ---
        Kære {{ borger.navn }}
        """),
    CatalogueEntry(
      .unreadEnding, "a file with an ending that is not read",
      "Definitions end in `.yaml` and texts in `.md`; a file with a similar ending is passed over."),
  ]

  private static let yaml: [CatalogueEntry] = [
    CatalogueEntry(
      .yamlSyntax, "YAML cannot be read here",
      """
      The file breaks the rules of YAML, so nothing more is known of it; the other files are loaded. Most \
      often a quote or bracket is not closed, the indentation is uneven, or a text that holds `: ` or begins \
      with a sign stands without quotes.
      """, bad: "description: Navn: og CPR", good: "description: \"Navn: og CPR\""),
    CatalogueEntry(
      .severalDocuments, "several documents in one file",
      "YAML allows several documents in one file, Genvej reads one hot key, system or text from each."
    ),
    CatalogueEntry(
      .yamlReference, "anchor, alias or merge key",
      """
      `&name`, `*name` and `<<` let one piece of YAML stand for another, so that a reader no longer sees what \
      a definition does. Write the value out. A text that begins with `*` or `&` needs quotes.
      """, bad: "description: *Plan", good: "description: \"*Plan\""),
    CatalogueEntry(
      .yamlTag, "tag",
      """
      Values are typed by the field they fill, so `!!str` and tags of your own have no place. A text that \
      begins with `!` needs quotes.
      """, bad: "description: !vigtigt Plan", good: "description: \"!vigtigt Plan\""),
    CatalogueEntry(
      .duplicateKey, "a key or option stands twice",
      "A key holds one value; of two, nobody could say which is meant.",
      bad: "owner: it-kontoret\nowner: fagkontoret", good: "owner: it-kontoret"),
    CatalogueEntry(
      .nestedTooDeeply, "more than 20 levels of lists and mappings",
      "No definition needs more than a handful of levels; the file is not read further."),
    CatalogueEntry(
      .unquotedTemplate, "a template without quotes",
      """
      In YAML a `{` begins a mapping and a `%` nothing at all, so a text that begins with `{{` or `{%` must \
      stand in quotes.
      """, bad: "steps:\n  - insert: {{ 'Tekst' }}", good: "steps:\n  - insert: \"{{ 'Tekst' }}\""),
  ]

  private static let keys: [CatalogueEntry] = [
    CatalogueEntry(
      .unknownKey, "unknown key",
      """
      The key does nothing here. It is refused rather than passed over, for a slip of the pen must not turn \
      off what it was to say.
      """, bad: "ownr: it-kontoret", good: "owner: it-kontoret"),
    CatalogueEntry(
      .missingKey, "a key is missing", "The definition cannot be used without this key.",
      bad: "manual-time: { minutes: 75 }", good: "manual-time: { minutes: 75, kind: seed }"),
    CatalogueEntry(
      .wrongNode, "a list, mapping or text where another is expected",
      "The key wants something of another shape.", bad: "description: [Navn, CPR]",
      good: "description: Navn, CPR"),
    CatalogueEntry(
      .emptyValue, "a key without a value",
      "Write the value, or leave the key out. An empty text is written \"\" where it is allowed.",
      bad: "owner:", good: "owner: it-kontoret"),
    CatalogueEntry(
      .malformedID, "a word that cannot be an id",
      """
      Ids are lower-case letters a-z, digits and single hyphens, and begin with a letter; ids of hot keys \
      and texts may have several such parts, joined by periods. Danish letters belong in titles.
      """, bad: "hotkey: plan.præudfyld", good: "hotkey: plan.praeudfyld"),
    CatalogueEntry(
      .unknownWord, "a word that is not among those allowed",
      "The key takes one of a few words, and this is none of them.",
      bad: "manual-time: { minutes: 75, kind: guess }",
      good: "manual-time: { minutes: 75, kind: estimate }"),
    CatalogueEntry(
      .notANumber, "not a whole number, or outside its limits",
      "The key takes a whole number in digits, within the limits shown.",
      bad: "manual-time: { minutes: 1½, kind: seed }",
      good: "manual-time: { minutes: 90, kind: seed }"),
    CatalogueEntry(
      .notADate, "not a day of the calendar",
      "Dates in definitions are written year, month, day: `2026-11-22`.",
      bad: "purpose: { legal-basis: LAB § 44, verified: 22-11-2026 }",
      good: "purpose: { legal-basis: LAB § 44, verified: 2026-11-22 }"),
    CatalogueEntry(
      .notAFlag, "neither `true` nor `false`",
      "YAML 1.1's other words for yes and no are not read as flags, so that `nej` stays a word.",
      bad: """
        system: brev
        title: Brev
        environment: test
        windows:
          brev: { class: writer, title-shows-citizen: nej }
        """,
      good: """
        system: brev
        title: Brev
        environment: test
        windows:
          brev: { class: writer, title-shows-citizen: false }
        """),
    CatalogueEntry(
      .notADuration, "not a duration",
      "A duration is a whole number, a space, and `s` or `ms`; at most ten minutes.",
      bad: sqlite("SELECT 1 AS antal", more: "deadline: 2s"),
      good: sqlite("SELECT 1 AS antal", more: "deadline: 2 s")),
    CatalogueEntry(
      .misplacedKey, "a key that does not fit here",
      """
      The key is known, but has no sense beside what stands next to it: only a choice has options, only a \
      CSV file a delimiter.
      """, bad: sqlite("SELECT 1 AS antal", more: "at: borger"), good: sqlite("SELECT 1 AS antal")),
    CatalogueEntry(
      .unknownType, "unknown type",
      "Values have one of a few types, and fields of a form one of a few kinds.",
      bad: "ask:\n  navn: { type: string, from: prompt }\nsteps:\n  - insert: \"{{ navn }}\"",
      good: "ask:\n  navn: { type: text, from: prompt }\nsteps:\n  - insert: \"{{ navn }}\""),
    CatalogueEntry(
      .validityReversed, "a text ends before it begins",
      "`valid-to` is the last day a text may be used, and cannot lie before `valid-from`.",
      bad: text("valid-from: 2027-01-01\nvalid-to: 2026-12-31"),
      good: text("valid-from: 2027-01-01\nvalid-to: 2027-12-31")),
    CatalogueEntry(
      .nameTaken, "a name that means something else already",
      """
      Words such as `in`, `and` and `true` mean something else in an expression. `rates` stands for the tables of \
      `HotKeys/rates/`, so no adapter can have that name.
      """,
      bad: "ask:\n  in: { type: text, from: prompt }",
      good: "ask:\n  ind: { type: text, from: prompt }"),
    CatalogueEntry(
      .unknownPathVariable, "unknown variable in a path",
      """
      Paths of adapters may hold `${GENVEJ_DATA}`, `${XDG_CONFIG_HOME}` and `${HOME}`. Other variables would \
      make a definition depend on who started the daemon.
      """, bad: sqlite("SELECT 1 AS antal", path: "${DATA}/opera.sqlite"),
      good: sqlite("SELECT 1 AS antal", path: "${GENVEJ_DATA}/opera.sqlite")),
    CatalogueEntry(
      .queryParameters, "a query and its parameters do not agree",
      """
      Every `:name` of a query must be declared under `parameters`, and every declared parameter be used. \
      Values are always bound by name, never pasted into the query.
      """, bad: sqlite("SELECT 1 AS antal WHERE 'x' = :cpr"),
      good: sqlite("SELECT 1 AS antal WHERE 'x' = :cpr", more: "parameters: { cpr: cpr }")),
    CatalogueEntry(
      .queryWrites, "a query that is not one reading statement",
      "Adapters open databases for reading only, so a query is one `SELECT` or `WITH`.",
      bad: sqlite("DELETE FROM borger"), good: sqlite("SELECT 1 AS antal")),
    CatalogueEntry(
      .screenForm, "a form does not fit a terminal's screen",
      """
      A terminal shows one screen of cells, so each field of its forms says where its first cell is and how many there \
      are; rows and columns count from 1. Tables, overlapping fields and `find: label` have no sense there.
      """, bad: terminal("{ label: NAVN, type: text, length: 24 }"),
      good: terminal("{ label: NAVN, type: text, length: 24, at: { row: 5, column: 20 } }")),
  ]

  private static func terminal(_ field: String) -> String {
    """
    system: ydelser
    title: Ydelser
    environment: test
    toolkit: x3270
    windows:
      skaerm: { class: x3270 }
    forms:
      ydelse:
        fields:
          navn: \(field)
    """
  }

  private static func sqlite(
    _ sql: String, path: String = "opera.sqlite", more: String? = nil
  ) -> String {
    """
    adapters:
      opera:
        kind: sqlite
        path: \(path)
        queries:
          antal:
            sql: \(sql)
            result: record
            fields: { antal: integer }
    """ + (more.map { "\n        \($0)" } ?? "")
  }

  private static func text(_ keys: String) -> String {
    "---\ntext: eksempel.tekst\nversion: 1.0\ntitle: Eksempel\n\(keys)\n---\nTekst"
  }
}
