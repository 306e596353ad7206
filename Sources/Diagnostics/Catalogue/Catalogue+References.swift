extension DiagnosticCatalogue {
  /// GV0230 to GV0299, references and types across files.
  static let references: [CatalogueEntry] = ids + data + forms + texts + layers + choices

  private static let ids: [CatalogueEntry] = [
    CatalogueEntry(
      .duplicateID, "an id is defined twice",
      """
      Ids of hot keys, systems, rates and texts are unique over all files. The first in the order of the files \
      stands, the other is left out.
      """),
    CatalogueEntry(
      .leftOut, "a hot key is left out because of another file's error",
      """
      The hot key itself may be right, but it uses an adapter, system, rate or text that has an error of its own. \
      It comes back when that is put right.
      """),
  ]

  private static let data: [CatalogueEntry] = [
    CatalogueEntry(
      .unknownAdapter, "unknown adapter",
      "Data come from the adapters that the IT office has declared in `HotKeys/adapters.yaml`.",
      bad: "data:\n  profil: medarbejdere.profil()",
      good: "data:\n  profil: medarbejder.profil()\nsteps:\n  - insert: \"{{ profil.navn }}\""),
    CatalogueEntry(
      .unknownQuery, "unknown query", "The adapter has no query of that name.",
      bad: "data:\n  profil: medarbejder.profilen()",
      good: "data:\n  profil: medarbejder.profil()\nsteps:\n  - insert: \"{{ profil.navn }}\""),
    CatalogueEntry(
      .queryArgumentCount, "too few or too many arguments",
      "A query is called with one argument for each of its declared parameters, in their order.",
      bad: "data:\n  profil: medarbejder.profil('x')",
      good: "data:\n  profil: medarbejder.profil()\nsteps:\n  - insert: \"{{ profil.navn }}\""),
    CatalogueEntry(
      .queryArgumentType, "an argument of the wrong type",
      """
      Parameters have types. A CPR number is a text, and a whole number a decimal one; nothing else is \
      converted on the way.
      """, bad: "data:\n  borger: opera.borger('610190-0019')",
      good: """
        ask:
          cpr: { type: cpr, from: prompt }
        data:
          borger: opera.borger(cpr)
        steps:
          - insert: "{{ borger.navn }}"
        """),
    CatalogueEntry(
      .nameTwice, "a name is used for a question and for data",
      "Expressions know both by their names only, so each name stands for one thing.",
      bad: """
        ask:
          borger: { type: cpr, from: prompt }
        data:
          borger: opera.borger(borger)
        """,
      good: """
        ask:
          cpr: { type: cpr, from: prompt }
        data:
          borger: opera.borger(cpr)
        steps:
          - insert: "{{ borger.navn }}"
        """),
    CatalogueEntry(
      .unusedData, "data are fetched and never used",
      """
      A citizen's data may be fetched for a purpose only, and data that no step uses have none. A question \
      that nothing uses keeps the caseworker waiting.
      """, bad: "data:\n  profil: medarbejder.profil()",
      good: "data:\n  profil: medarbejder.profil()\nsteps:\n  - insert: \"{{ profil.navn }}\""),
  ]

  private static let forms: [CatalogueEntry] = [
    CatalogueEntry(
      .unknownSystem, "unknown system",
      "Systems are described in `HotKeys/systems/`, one file each.",
      bad: "steps:\n  - insert: Tekst\n    into: [jornal]",
      good: "steps:\n  - insert: Tekst\n    into: [journal]"),
    CatalogueEntry(
      .unknownForm, "unknown form", "The system describes no form of that name.",
      bad: "steps:\n  - fill: plansystem.plna\n    fields: { navn: Else }",
      good: fill("fields: { navn: Else }")),
    CatalogueEntry(
      .unknownField, "unknown field or table",
      "The form has no field or table of that name, so there is nowhere to write.",
      bad: fill("fields: { nvan: Else }"), good: fill("fields: { navn: Else }")),
    CatalogueEntry(
      .unknownColumn, "unknown column", "The table of the form has no column of that name.",
      bad: fill("tables: { ydelser: { each: y in ydelser, row: { til: \"{{ y.fra }}\" } } }"),
      good: fill("tables: { ydelser: { each: y in ydelser, row: { fra: \"{{ y.fra }}\" } } }")),
    CatalogueEntry(
      .notAField, "a table among the fields, or a field among the tables",
      "Fields are filled under `fields`, tables row by row under `tables`.",
      bad: fill("fields: { ydelser: Kontanthjælp }"),
      good: fill("tables: { ydelser: { each: y in ydelser, row: { fra: \"{{ y.fra }}\" } } }")),
    CatalogueEntry(
      .readOnlyField, "a field that can only be read",
      "The system says that nobody can write in the field; it may show the citizen, for the guard.",
      bad: fill("fields: { status: Ny }"), good: fill("fields: { navn: Else }")),
    CatalogueEntry(
      .contentType, "a field is given something it does not take",
      """
      A date field takes a date or a text that reads as one, a number field a number, a check box a flag, \
      and every other field a text; dates and numbers are written into text fields in the Danish form. A \
      `text` field has one line.
      """, bad: fill("fields: { oprettet: i morgen }"),
      good: fill("fields: { oprettet: 22-11-2026 }")),
    CatalogueEntry(
      .requiredField, "a required field is not filled",
      """
      The form says that the field is required, and no hot key fills it, so the caseworker cannot save the \
      form without writing it by hand.
      """, bad: "steps:\n  - fill: plansystem.notat\n    fields: { tekst: Notat }",
      good: "steps:\n  - fill: plansystem.notat\n    fields: { tekst: Notat, emne: Emne }"),
    CatalogueEntry(
      .unknownOption, "an option that the choice does not have",
      "The text must be one of the field's `options`, letter by letter.",
      bad: fill("fields: { sagstype: Revision }"), good: fill("fields: { sagstype: Revurdering }")),
    CatalogueEntry(
      .contentTooLong, "a text longer than its field",
      """
      The fixed words alone are longer than the field's `length`; no data can make that fit. Where there are conditions, \
      the shortest branch is.
      """,
      bad: fill("fields: { navn: Anne Marie Elisabeth Hansen }"),
      good: fill("fields: { navn: Anne Marie Hansen }")),
    CatalogueEntry(
      .citizenType, "`citizen` is not a CPR number",
      """
      Before anything is written, the citizen of the case is compared with the one the window shows. That \
      takes a CPR number, from a question or column of type `cpr`.
      """,
      bad: "steps:\n  - fill: plansystem.plan\n    citizen: \"'Else'\"\n    fields: { navn: Else }",
      good: fill("fields: { navn: Else }")),
    CatalogueEntry(
      .citizenMissing, "a form that shows the citizen is filled without saying whose case it is",
      """
      Nothing may be written into another citizen's form. Where the form or the title of its window shows a \
      CPR number, the step must say with `citizen` which one is right.
      """, bad: "steps:\n  - fill: plansystem.plan\n    fields: { navn: Else }",
      good: fill("fields: { navn: Else }")),
    CatalogueEntry(
      .unknownWindow, "a form names a window its system does not have",
      "The names under a form's `windows` are those of the system's own `windows`.",
      bad: system("[hoved]"), good: system("[brev]")),
  ]

  private static let texts: [CatalogueEntry] = [
    CatalogueEntry(
      .unknownText, "unknown text", "No file under `Templates/` has this id in its front matter.",
      bad: "steps:\n  - insert: { text: standardtekst.navn }",
      good: """
        data:
          medarbejder: medarbejder.profil()
        steps:
          - insert: { text: standardtekst.navn-titel }
        """),
    CatalogueEntry(
      .textNeed, "a text needs data the hot key has not",
      """
      A text says under `needs` which names it uses. The hot key that inserts it must ask for them or fetch \
      them under the same names.
      """, bad: "steps:\n  - insert: { text: standardtekst.navn-titel }",
      good: """
        data:
          medarbejder: medarbejder.profil()
        steps:
          - insert: { text: standardtekst.navn-titel }
        """),
    CatalogueEntry(
      .textNeedType, "a text needs data of another type",
      "The name is there, but holds something else than the text says under `needs`.",
      bad: """
        ask:
          medarbejder: { type: text, from: prompt }
        steps:
          - insert: { text: standardtekst.navn-titel }
        """,
      good: """
        data:
          medarbejder: medarbejder.profil()
        steps:
          - insert: { text: standardtekst.navn-titel }
        """),
  ]

  private static let layers: [CatalogueEntry] = [
    CatalogueEntry(
      .notTheUsers, "a file of the user's that the site does not allow",
      """
      Definitions come from three layers: what is shipped, what the site has in `/etc/genvej`, and what a user \
      has in `~/.config/genvej`. A user's file counts only where `users-may-override` of `/etc/genvej/site.yaml` \
      names it. `adapters.yaml` and `systems/` say which data and windows are reached, and are never a user's.
      """),
    CatalogueEntry(
      .usersSetAside, "the user's own files are left out because of an error",
      """
      As long as any definition has an error, the definitions in force are those of the package and the site \
      alone, so that a user's slip never holds back what the site has changed. The error stands in a finding of \
      its own.
      """),
    CatalogueEntry(
      .pathPattern, "a pattern that matches no file",
      """
      Patterns of `site.yaml` are paths below `HotKeys/` or `Templates/`, without a slash at either end. `*` \
      stands for any characters of one name, `**` for any number of folders; a pattern that begins with `*` \
      needs quotes.
      """, bad: "users-may-override: [/standardtekster/]",
      good: "users-may-override: [standardtekster/*, \"**/hilsen.md\"]"),
  ]

  private static func fill(_ what: String) -> String {
    """
    ask:
      cpr: { type: cpr, from: prompt }
    data:
      borger: opera.borger(cpr)
      ydelser: opera.ydelser(borger.cpr, borger.foedt)
    steps:
      - fill: plansystem.plan
        citizen: borger.cpr
        \(what)
    """
  }

  private static func system(_ windows: String) -> String {
    """
    system: brev
    title: Brev
    environment: test
    windows:
      brev: { class: writer }
    forms:
      brev:
        windows: \(windows)
        fields:
          tekst: { label: Tekst, type: multiline }
    """
  }
}
