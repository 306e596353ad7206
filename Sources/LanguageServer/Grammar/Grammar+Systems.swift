import HotKeyDefinition

extension Grammar {
  static let system: [GrammarKey] = [
    .init("system", .scalar(.systemID), "The id, by which hot keys name the application."),
    .init("title", .scalar(.prose), "What people call it."),
    .init(
      "environment",
      .scalar(.words([Word("test", "no real citizens"), Word("production", "real citizens")])),
      "Whether it holds real citizens."),
    .init(
      "windows", .named(.window, .mapping(.window)), "How its windows are recognised, by name."),
    .init(
      "toolkit",
      .scalar(
        .words(
          ToolkitOverrides.Toolkit.allCases.map {
            Word($0.rawValue, "as if detected as \($0.rawValue)")
          })),
      "Only where detection is wrong."),
    .init(
      "select-all", .scalar(.chord), "The chord that marks all of a field, if it is not Ctrl+A."),
    .init(
      "entry",
      .scalar(.words([Word("paste", "by the clipboard"), Word("type", "key by key")])),
      "How texts get into a field, where detection is wrong."),
    .init(
      "proof",
      .scalar(
        .words([Word("primary", "by marking the text"), Word("copy", "by copying it back")])),
      "How a field is read back, where detection is wrong."),
    .init("forms", .named(.form, .mapping(.form)), "Its forms, by name."),
  ]

  static let window: [GrammarKey] = [
    .init(
      "class", .scalar(.prose), "WM_CLASS; `*` and `?` are wild, `|` stands between alternatives."),
    .init("title", .scalar(.prose), "The title; `*` and `?` are wild, `|` between alternatives."),
    .init("not-title", .scalar(.prose), "Titles that it must not have, such as a log-in page's."),
    .init(
      "title-shows-citizen", .scalar(.flag), "Whether the title holds the citizen's CPR number."),
  ]

  static let form: [GrammarKey] = [
    .init(
      "windows", .list(.scalar(.reference(.window))), "The windows it may stand in; any without it."
    ),
    .init(
      "find",
      .scalar(
        .words([
          Word("order", "Tab from the first field on (the default)"),
          Word("label", "by label, through accessibility"),
        ])), "How its fields are found."),
    .init(
      "proof",
      .scalar(
        .words([
          Word("when-possible", "a field that cannot be proved is reported unproved (the default)"),
          Word("required", "refuse beforehand what cannot be proved"),
        ])), "Whether every field must be proved."),
    .init("citizen", .scalar(.reference(.field)), "The field that shows the citizen's CPR number."),
    .init(
      "fields", .named(.formField, .mapping(.formField)), "Its fields and tables, in Tab order."),
  ]

  private static let kinds: [Word] = [
    Word("text", "one line"), Word("multiline", "several lines"), Word("date", "a date"),
    Word("number", "a number"), Word("choice", "one of `options`"),
    Word("checkbox", "on or off"), Word("read-only", "shown, never written"),
  ]

  static func formField(_ traits: MappingTraits) -> [GrammarKey] {
    let table = Word("table", "`rows` times `columns`")
    guard traits.words["type"] == "table" else {
      let isTable = !traits.keys.isDisjoint(with: ["rows", "columns"])
      if isTable { return [type(kinds + [table])] + tableKeys }
      let keys = field(traits, kinds + [table])
      let hasPlace = !["choice", "checkbox", "multiline"].contains(traits.words["type"])
      return hasPlace ? keys + [at] : keys
    }
    return [type(kinds + [table])] + tableKeys
  }

  static func column(_ traits: MappingTraits) -> [GrammarKey] { field(traits, kinds) }

  static let place: [GrammarKey] = [
    .init("row", .scalar(.number), "The row of its first cell, from 1."),
    .init("column", .scalar(.number), "The column of its first cell, from 1."),
  ]

  private static let at = GrammarKey(
    "at", .mapping(.place), "Its first cell on a terminal's screen.")

  private static func type(_ words: [Word]) -> GrammarKey {
    .init("type", .scalar(.words(words)), "What kind of field it is.")
  }

  private static let tableKeys: [GrammarKey] = [
    .init("rows", .scalar(.number), "How many rows the screen has."),
    .init(
      "columns", .named(.column, .mapping(.column)),
      "The fields of one row, in Tab order; their labels may hold `{row}`."),
  ]

  private static func field(_ traits: MappingTraits, _ words: [Word]) -> [GrammarKey] {
    let kind = traits.words["type"]
    var keys: [GrammarKey] = [
      .init("label", .scalar(.prose), "As the screen shows it and accessibility names it."),
      type(words),
    ]
    if kind != "choice", kind != "checkbox" {
      keys.append(.init("length", .scalar(.number), "The most characters it takes."))
    }
    if kind != "read-only" {
      keys.append(.init("required", .scalar(.flag), "Whether it must be filled."))
    }
    if kind == nil || kind == "choice" {
      keys.append(.init("options", .list(.scalar(.prose)), "The options as the screen shows them."))
    }
    if kind == nil || kind == "text" {
      keys.append(
        .init("capitals", .scalar(.flag), "Whether it holds capital letters only."))
    }
    if kind == nil || kind == "checkbox" {
      keys.append(.init("initially", .scalar(.flag), "Its state in a fresh form."))
    }
    return keys
  }
}
