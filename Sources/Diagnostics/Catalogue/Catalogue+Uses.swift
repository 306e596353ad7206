extension DiagnosticCatalogue {
  /// What is there and needed by nobody, or does not fit together.
  ///
  /// - Shape: it shows between files, so the examples are several.
  static let uses: [CatalogueEntry] = [
    CatalogueEntry(
      .unusedText, "a text that no hot key inserts",
      "Nobody reads it, nobody keeps it right. Use it in a hot key, or leave it out.",
      bad: greeting, good: greeting + "\n" + greetingKey),
    CatalogueEntry(
      .unusedQuery, "a query that no hot key uses",
      """
      What nobody needs is not to be reachable: the fewer questions an adapter answers, the less can go wrong with a \
      citizen's data.
      """,
      bad: asking(query("borger", ["navn"]) + "\n" + query("sag", ["sagsnr"])),
      good: asking(query("borger", ["navn"]))),
    CatalogueEntry(
      .unusedResult, "fields that are fetched and used by no hot key",
      """
      A query fetches what its `sql:` selects, each time. What no hot key uses is fetched without a purpose (GDPR, \
      Article 5(1)(c)): leave it out of the query and of `fields:`.
      """, bad: asking(query("borger", ["navn", "telefon"])),
      good: asking(query("borger", ["navn"]))),
    CatalogueEntry(
      .fieldNeverFilled, "fields of a form that no hot key fills",
      """
      That may be as it should be: some fields are the caseworker's and the citizen's own. Then allow it on the line of \
      the form, and say so. If not, a field was forgotten.
      """, bad: filling("ansoegning:"),
      good: filling("ansoegning: # allow GV0614: ønsker skrives af borgeren selv")),
    CatalogueEntry(
      .mayBeTooLong, "what may be chosen does not fit into the field",
      """
      An answer that the question offers, or its default, is longer than the field it goes into, by itself or with the \
      words around it. The run would be refused at the desk, with the citizen waiting.
      """, bad: filling("ansoegning:", options: "[Helbred, Uddannelse og job]"),
      good: filling("ansoegning:", options: "[Helbred, Uddannelse]")),
  ]

  private static let greeting = """
    # file: Templates/eksempel.md
    ---
    text: eksempel.hilsen
    version: 1.0
    title: Hilsen
    ---
    Kære borger
    """

  private static let greetingKey = """
    # file: HotKeys/demo/eksempel.yaml
    hotkey: demo.eksempel
    title: Hilsen
    steps:
      - insert: { text: eksempel.hilsen }
    """

  /// Adapters with these queries, and one hot key, which asks the query `borger` for a name.
  private static func asking(_ queries: String) -> String {
    """
    # file: HotKeys/adapters.yaml
    adapters:
      register:
        kind: sqlite
        path: ${GENVEJ_DATA}/register.sqlite
        queries:
    \(queries)
    # file: HotKeys/demo/udfyld.yaml
    hotkey: demo.udfyld
    title: Borgerens navn
    purpose: { legal-basis: "LAB § 44", verified: 2026-10-01 }
    ask:
      cpr: { type: cpr, from: prompt }
    data:
      borger: register.borger(cpr)
    steps:
      - insert: "{{ borger.navn }}"
    """
  }

  /// One query under `queries:`, whose columns are texts.
  private static func query(_ name: String, _ columns: [String]) -> String {
    """
          \(name):
            parameters: { cpr: cpr }
            sql: SELECT \(columns.joined(separator: ", ")) FROM \(name) WHERE cpr = :cpr
            result: record
            fields: { \(columns.map { "\($0): text" }.joined(separator: ", ")) }
    """
  }

  /// A form with two fields, and a hot key that fills the one from a question with these options.
  private static func filling(_ form: String, options: String = "[Helbred]") -> String {
    """
    # file: HotKeys/systems/eksempel.yaml
    system: eksempel
    title: Eksempel
    environment: test
    windows:
      skema: { class: skemaprogram }
    forms:
      \(form)
        proof: required
        fields:
          emne: { label: Emne, type: text, length: 10 }
          oensker: { label: Borgerens ønsker, type: multiline }
    # file: HotKeys/demo/eksempel.yaml
    hotkey: demo.eksempel
    title: Emne
    ask:
      emne: { type: text, from: prompt, options: \(options) }
    steps:
      - fill: eksempel.ansoegning
        fields: { emne: "{{ emne }}" }
    """
  }
}
