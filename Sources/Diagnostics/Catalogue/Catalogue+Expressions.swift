extension DiagnosticCatalogue {
  /// GV0201 to GV0229, the inside of expressions.
  static let expressions: [CatalogueEntry] = form + names + filters + values + planning

  private static let form: [CatalogueEntry] = [
    CatalogueEntry(
      .tagNotClosed, "`{{`, `{%`, `{#` or a text literal without its end",
      """
      What begins with `{{` ends with `}}`, `{%` with `%}`, `{#` with `#}`, and a text literal with the quote \
      it began with. A lone end is refused too: a brace got lost, and the rest would stand in the citizen's \
      case as it is. A brace that belongs to a text literal is written `\\{` or `\\}`.
      """, bad: "Kære {{ borger.navn }", good: "Kære {{ borger.navn }}"),
    CatalogueEntry(
      .expressionSyntax, "something in an expression that cannot stand there",
      """
      An expression is a path such as `borger.navn`, a text in quotes, a number, `true` or `false`, with \
      filters after `|`, compared with `==`, `!=`, `<`, `<=`, `>`, `>=` and joined with `and`, `or`, `not`. \
      There is no arithmetic and nothing can be called: numbers are worked out by the query.
      """, bad: "{{ borger.alder + 1 }}", good: "{{ borger.alder }}"),
    CatalogueEntry(
      .blockStructure, "`{% if %}` and `{% for %}` that do not fit together",
      """
      `{% if … %}` may be followed by `{% elif … %}` and one `{% else %}`, and ends with `{% endif %}`; \
      `{% for y in list %}` ends with `{% endfor %}`. A block ends before the one around it.
      """, bad: "{% if borger.aktiv %}ja", good: "{% if borger.aktiv %}ja{% endif %}"),
    CatalogueEntry(
      .expressionTooDeep, "nested deeper than 64 levels",
      """
      Parentheses, filters, `and`, `or`, `not` and blocks inside one another may be 64 levels deep. Nobody can \
      read such a definition before signing it; let a query or a text of its own do a part of the work.
      """),
    CatalogueEntry(
      .callSyntax, "not of the one form that fits here",
      """
      An entry of `data:` is one question to one adapter, `adapter.query(arguments)`. What is gone through, in \
      `each:` and `{% for … %}`, is `name in list`.
      """, bad: "{% for y of ydelser %}{{ y.ydelse }}{% endfor %}",
      good: "{% for y in ydelser %}{{ y.ydelse }}{% endfor %}"),
  ]

  private static let names: [CatalogueEntry] = [
    CatalogueEntry(
      .unknownRecordField, "a record has no such field",
      """
      The fields of a record are those that its query declares under `fields:` in `HotKeys/adapters.yaml`, or \
      a text under `needs:`. A misspelt field would be found missing at the desk, so it is found here.
      """, bad: "{{ borger.nvan }}", good: "{{ borger.navn }}"),
    CatalogueEntry(
      .unknownNameInScope, "no such name here",
      """
      A hot key knows the names under its `ask:` and `data:`, each entry of `data:` those above it; a standard \
      text knows only its `needs:`; a loop adds its own name for its body.
      """, bad: "{{ borgre.navn }}", good: "{{ borger.navn }}"),
    CatalogueEntry(
      .nameHidden, "a loop's name would hide another",
      """
      If a loop called its rows `borger`, then `borger.navn` inside it would no longer be the citizen's name. \
      Every name means one thing in a definition.
      """, bad: "{% for borger in ydelser %}{{ borger.fra }}{% endfor %}",
      good: "{% for y in ydelser %}{{ y.fra }}{% endfor %}"),
    CatalogueEntry(
      .notARecord, "a field of something that is no record",
      """
      Only a record has fields. A list has none itself: go through it with `{% for … %}`, or take one field of \
      all its records with `map`.
      """, bad: "{{ ydelser.fra }}", good: "{{ ydelser | map('fra') | join(', ') }}"),
  ]

  private static let filters: [CatalogueEntry] = [
    CatalogueEntry(
      .unknownFilter, "there is no such filter",
      "The filters are those of the language; a definition cannot bring its own.",
      bad: "{{ borger.navn | uper }}", good: "{{ borger.navn | upper }}"),
    CatalogueEntry(
      .filterArgumentCount, "too many or too few arguments of a filter",
      "Each filter takes a fixed number of arguments in parentheses; the help shows their names.",
      bad: "{{ navne | join }}", good: "{{ navne | join(', ') }}"),
    CatalogueEntry(
      .filterInput, "a filter over a value of a type it does not take",
      """
      `money` wants a number, `yesno` a flag, `join` a list. The types are those that the query declares; what \
      is declared as `text` but holds a number should be declared as `decimal`.
      """, bad: "{{ borger.navn | money }}", good: "{{ borger.timer | money }}"),
    CatalogueEntry(
      .filterArgument, "an argument that the filter does not take",
      """
      The name of a field and the form of a date or number must be text literals, so that they can be checked \
      before anybody presses the key; other arguments must be of the type the filter works with.
      """, bad: "{{ borger.timer | number('2') }}", good: "{{ borger.timer | number(2) }}"),
  ]

  private static let values: [CatalogueEntry] = [
    CatalogueEntry(
      .typesNotComparable, "two types that cannot be compared",
      """
      Texts and flags can be equal or not; numbers and dates also have an order. A date is compared with a \
      date, or with a text literal such as `'2026-11-22'`.
      """, bad: "{% if borger.alder == '36' %}ja{% endif %}",
      good: "{% if borger.alder == 36 %}ja{% endif %}"),
    CatalogueEntry(
      .notACondition, "a condition that is neither true nor false",
      """
      A condition is a flag or a comparison, or asks whether a text, list, date or record is there and not \
      empty. Of a number nobody could say whether 0 counts, so it must be compared.
      """, bad: "{% if borger.alder %}ja{% endif %}", good: "{% if borger.alder > 0 %}ja{% endif %}"
    ),
    CatalogueEntry(
      .notWritable, "a value that has no form as text",
      """
      Texts, numbers, dates and CPR numbers can be written. A flag needs `yesno`, a list `join` or `lines`, a \
      record one of its fields. A flag alone may fill a check box.
      """, bad: "Aktiv: {{ borger.aktiv }}", good: "Aktiv: {{ borger.aktiv | yesno }}"),
    CatalogueEntry(
      .secretInText, "a secret outside a field of its own",
      """
      A value that its query declares as `secret` may fill one field as it is, and nothing else: it cannot be \
      joined with text, filtered, compared or inserted.
      """, bad: "Koden er {{ borger.kode }}", good: "{{ borger.kode }}"),
    CatalogueEntry(
      .notAList, "`for` or `each` over something that is no list",
      "Only a list can be gone through; a query with `result: list` gives one.",
      bad: "{% for y in borger %}x{% endfor %}", good: "{% for y in ydelser %}x{% endfor %}"),
  ]

  private static let planning: [CatalogueEntry] = [
    CatalogueEntry(
      .missingValue, "a value that the case data does not hold",
      """
      The source has no value there, and Genvej never writes a silent blank. Say in the definition what to \
      write instead, with `default` or, for a date, with `date('løbende')`, or ask first with `{% if … %}`. \
      Nothing has been filled.
      """, bad: "{{ borger.email }}", good: "{{ borger.email | default('ingen e-mail') }}"),
    CatalogueEntry(
      .requiredFieldEmpty, "a field that must be filled would stay empty",
      """
      The form says `required: true`, and the text for the field came out empty; or a text to be inserted did. \
      Nothing has been filled.
      """),
    CatalogueEntry(
      .textTooLong, "a text is longer than its field",
      """
      The application would cut the text off. `length:` in the system file says how many characters the field \
      takes. If a part of the text will do, say so with `take`. Nothing has been filled.
      """),
    CatalogueEntry(
      .tooManyRows, "more rows than the form's table holds",
      """
      The rows that do not fit would be lost. Leave some out on purpose with `take` or `where`, and say in a \
      text field that there are more. Nothing has been filled.
      """),
    CatalogueEntry(
      .valueNotAnOption, "a choice that the field does not offer",
      """
      The value from the case data is none of the field's `options:`. Compare the spelling, capitals included, \
      or choose by `{% if … %}`. Nothing has been filled.
      """),
    CatalogueEntry(
      .textNotValid, "a standard text that is not valid today",
      """
      `valid-from:` and `valid-to:` in the text's front matter bound the days it may be used. A law may have \
      changed: ask the owner of the text for the version in force.
      """),
    CatalogueEntry(
      .valueNotReadable, "a value that cannot be read as what is needed",
      """
      A date, number, CPR number or month was needed, and the value is of another kind or does not read as \
      one. Look at the source, and at the type that the query declares. The value itself is never shown.
      """),
    CatalogueEntry(
      .characterRefused, "a character that no text may hold",
      """
      Control characters act as keys in some applications, and marks for text direction make a text look other \
      than it is. The record in the source must be put right. Nothing has been filled.
      """),
    CatalogueEntry(
      .textTooLarge, "a text larger than 1 MB",
      "No field takes such a text; the source or a loop in the template has gone wrong."),
    CatalogueEntry(
      .planIncomplete, "a definition refers to something that is not there",
      """
      A system, form, field, text or name was not found when the key was pressed. Most often another file with \
      an error was left out: run `genvej check`.
      """),
  ]
}
