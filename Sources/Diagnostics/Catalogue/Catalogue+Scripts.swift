extension DiagnosticCatalogue {
  /// GV07xx, replay scripts.
  static let scripts: [CatalogueEntry] = [
    CatalogueEntry(
      .nothingExpected, "a script that would pass whatever the hot key does",
      """
      A script has cases, each case an `expect:`, and that says at least how the run ends: `outcome: completed`, or \
      what a field holds. A test without an expectation proves nothing.
      """),
    CatalogueEntry(
      .scriptUnknownHotKey, "a script for a hot key that is not there",
      "`script:` names the id of a hot key in force. One that is left out because of an error cannot be tested."
    ),
    CatalogueEntry(
      .scriptUnknownName, "a name that the hot key does not have",
      """
      `answers:` are named as under the hot key's `ask:`, `data:` as under its `data:`, fields as in the form, cells of \
      a table as `ydelser[1].fra`, counted from 1.
      """),
    CatalogueEntry(
      .scriptPage, "a `double` whose page cannot be opened",
      """
      `double: { page: ansoegning.html }` opens your own copy of a form in a real browser. The page stands in the \
      script's folder or below it: a path without `..`, that ends in `.html`. It is shown in `chromium` and \
      `firefox`; the toolkits `gtk`, `qt` and `tk` have the forms of the test kit alone.
      """),
    CatalogueEntry(
      .scriptPerson, "a number in a script that a person may have",
      """
      Reports show what stands in a script, so nobody who may exist stands there: every text that is a CPR number has \
      60 added to the day of birth, as test persons have (`610190-0019`). This holds for data, answers, the form, the \
      citizen, faults and what is expected.
      """),
    CatalogueEntry(
      .caseTwice, "two cases of one name in a script",
      """
      A report calls a case by its name alone, and build servers take two of one name for one: whatever the first came \
      to is lost. Give each case of a script a name of its own.
      """),
  ]
}
