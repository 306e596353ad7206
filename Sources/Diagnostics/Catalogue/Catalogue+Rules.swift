extension DiagnosticCatalogue {
  /// GV06xx, what may go wrong although every definition is right.
  static let rules: [CatalogueEntry] = targets + law + uses + silences

  private static let targets: [CatalogueEntry] = [
    CatalogueEntry(
      .titleOnlyWindow, "a window known by its title alone, or too loosely",
      """
      Any program can have any title: a browser shows the title of whatever page is open, and an e-mail about the \
      system has the system's name in it. The class is the program's own. `genvej doctor` and `xprop WM_CLASS` tell it. \
      A pattern with fewer than three characters beside its wild cards fits many classes; and a browser's class fits \
      every page, so that there the title must tell which pages are meant.
      """,
      bad: """
        system: eksempel
        title: Eksempel
        environment: test
        windows:
          skema: { title: "Skema - *" }
        """,
      good: """
        system: eksempel
        title: Eksempel
        environment: test
        windows:
          skema: { class: skemaprogram, title: "Skema - *" }
        """),
    CatalogueEntry(
      .proofNotStated, "a form that does not say what proof it demands",
      """
      Choices and check boxes can be read back through accessibility only, and some fields give their text to nobody. \
      With `proof: required` a run that could leave a field unproved is refused before a key is pressed; with \
      `proof: when-possible` the field is filled and reported as *unproved*. Somebody has to decide which it is, so a \
      form that a hot key fills says it.
      """,
      bad: """
        system: eksempel
        title: Eksempel
        environment: test
        windows:
          skema: { class: skemaprogram }
        forms:
          ansoegning:
            fields:
              navn: { label: Navn, type: text }
        """,
      good: """
        system: eksempel
        title: Eksempel
        environment: test
        windows:
          skema: { class: skemaprogram }
        forms:
          ansoegning:
            proof: required
            fields:
              navn: { label: Navn, type: text }
        """),
    CatalogueEntry(
      .overwriteWithoutPreview, "what stands in a form is replaced without anybody's consent",
      """
      Under `policy: overwrite` a run replaces what a colleague has written. Let the caseworker see *now* and *will be* \
      first, with `confirm: preview` before the step, or fill empty fields only, with `policy: only-empty`.
      """,
      bad: "steps:\n  - fill: skema.ansoegning\n    policy: overwrite\n    fields: { navn: Ole }",
      good:
        "steps:\n  - confirm: preview\n  - fill: skema.ansoegning\n    policy: overwrite\n    fields: { navn: Ole }"
    ),
    CatalogueEntry(
      .chordOfDesktop, "a chord that a desktop, a remote Windows or every application takes",
      """
      Common desktops, the X server itself, and clients for remote Windows desktops take some chords for themselves, \
      Windows nearly every letter and digit with `Super`; applications have `Ctrl+C` and its like. Where they do, the \
      hot key never hears of the press, or the caseworker loses what they use every day. A leader such as `Super+J` and \
      a letter after it collides with nothing.
      """, bad: "keys: Super+L", good: "keys: Super+J L"),
    CatalogueEntry(
      .chordOfGenvej, "a chord that Genvej itself uses",
      """
      The palette and the cheat sheet have chords of their own, `Super+space` and `Super+F1` where the site has not \
      chosen others. The hot key would be off.
      """, bad: "keys: Super+space", good: "keys: Super+J space"),
  ]

  private static let law: [CatalogueEntry] = [
    CatalogueEntry(
      .noLegalBasis, "a citizen's data without a legal basis",
      """
      The hot key asks for a CPR number, fetches with one or gets one from a query, and does not say by which law. \
      `purpose:` names the legal basis, when somebody last looked it up, and the kinds of data; it goes into the record \
      of processing activities.
      """,
      bad: """
        ask:
          cpr: { type: cpr, from: prompt }
        steps:
          - insert: "{{ cpr | cpr }}"
        """,
      good: """
        purpose: { legal-basis: "LAB § 44", verified: 2026-10-01 }
        ask:
          cpr: { type: cpr, from: prompt }
        steps:
          - insert: "{{ cpr | cpr }}"
        """),
    CatalogueEntry(
      .legalBasisUnverified, "a legal basis that nobody has looked up within a year",
      """
      Laws change each year. Look the sections up again, put right what has changed, and write the day as `verified:`. \
      A day that is still to come proves nothing.
      """,
      bad: "purpose: { legal-basis: \"LAB § 44\", verified: 2024-01-15 }",
      good: "purpose: { legal-basis: \"LAB § 44\", verified: 2026-10-01 }"),
    CatalogueEntry(
      .textNotInForce, "a standard text that has expired, or is not in force yet",
      """
      A text says from which day to which it may be used. A hot key that inserts it outside that time tells a citizen \
      what no longer, or not yet, holds. Put a new version in its place, or let the day be changed by whoever answers \
      for the text.
      """,
      bad: """
        ---
        text: eksempel.hilsen
        version: 1.0
        title: Hilsen
        valid-to: 2025-12-31
        ---
        Kære borger
        """,
      good: """
        ---
        text: eksempel.hilsen
        version: 1.0
        title: Hilsen
        ---
        Kære borger
        """),
    CatalogueEntry(
      .personalNumber, "a CPR number in a definition",
      """
      Definitions and texts are kept for years, copied and read by many. A person's number has no business there, nor \
      in a comment, and however it is written: `010158 - 5000`, `01 01 58 50 00`. Fetch it, ask for it, or take a \
      fictitious one, whose day of birth is raised by 60.
      """, bad: "# prøvet med 010158-5000\nsteps:\n  - insert: Hej",
      good: "# prøvet med 610158-5000\nsteps:\n  - insert: Hej"),
    CatalogueEntry(
      .emailAddress, "an e-mail address in a definition",
      """
      The address of a person is personal data, and wrong the day they leave. Fetch it from the employee's own profile \
      or the unit's record. A mailbox that belongs to nobody in particular can be allowed on its line, with the reason.
      """,
      bad: "steps:\n  - insert: \"Skriv til hanne.holm@eksempel.dk\"",
      good: """
        steps:
          # allow GV0608: fælles postkasse, ingen persons adresse
          - insert: "Skriv til jobcenter@eksempel.dk"
        """),
  ]

  private static let silences: [CatalogueEntry] = [
    CatalogueEntry(
      .silenceWithoutReason, "a finding is allowed without a reason",
      """
      `# allow GV0614: udfyldes af borgeren selv` on a line, or on a line of its own above it, keeps warnings and notes \
      of that line back; in the body of a text, and in a template of several lines, it is \
      `{# allow GV0608: fælles postkasse #}`. The reason is for whoever reads the definition next year; signs without a \
      letter or digit are none. Inside a text, quoted or not, the words allow nothing.
      """, bad: "title: Hilsen # allow GV0609", good: "title: Hilsen"),
    CatalogueEntry(
      .silenceInVain, "nothing is found that is allowed here",
      "What was allowed has been put right, or stands on another line. Leave the words out.",
      bad: "keys: Super+J L # allow GV0609: vi har ingen skærmlås", good: "keys: Super+J L"),
    CatalogueEntry(
      .notSilenced, "what cannot be allowed",
      "Errors cannot be allowed away, only warnings and notes; and a code must be one that there is.",
      bad: "description: Hilsen # allow GV9999: prøve", good: "description: Hilsen"),
  ]
}
