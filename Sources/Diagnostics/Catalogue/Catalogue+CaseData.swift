extension DiagnosticCatalogue {
  /// GV04xx, case data.
  static let caseData: [CatalogueEntry] = [
    CatalogueEntry(
      .caseUnknownName, "case data under a name that nobody fetches",
      """
      A file for `genvej plan --data` holds case data by the names under `data:` of the hot key, and in \
      each the fields that the query declares in `adapters.yaml`. A name that is not among them would do \
      nothing. What is left out of the file is fetched as in a run; a field that is left out is missing data.
      """),
    CatalogueEntry(
      .caseValueType, "case data of another type than declared",
      """
      The query in `adapters.yaml` says what it answers: one record or a list of them, and the type of each \
      field. Dates are written 2026-11-22, decimal numbers with a point, flags as `true` or `false`; `null` \
      is missing data. A test number (day of birth + 60) is taken with `--test-mode` only. The message does \
      not show what stands there, for it may be a citizen's.
      """),
    CatalogueEntry(
      .jsonSyntax, "JSON cannot be read here",
      """
      The file's name ends in `.json`, and what stands here is not JSON. Keys and texts stand in double \
      quotation marks, no comma stands before a closing bracket, and there are no comments. YAML is more \
      patient: let the name end in `.yaml`.
      """),
  ]
}
