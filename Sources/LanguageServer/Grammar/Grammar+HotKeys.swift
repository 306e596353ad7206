extension Grammar {
  static let hotKey: [GrammarKey] = [
    .init("hotkey", .scalar(.hotKeyID), "The id, unique over all files: `area.name`."),
    .init("title", .scalar(.prose), "What the palette calls it, in Danish."),
    .init("description", .scalar(.prose), "A line more for the palette."),
    .init(
      "keys", .scalar(.chords),
      "One chord, `Ctrl+Alt+F`, or a leader and up to three more, `Super+J F`. Without it: palette and command line only."
    ),
    .init("owner", .scalar(.prose), "Who answers for the definition."),
    .init("purpose", .mapping(.purpose), "Why personal data may be used."),
    .init("manual-time", .mapping(.manualTime), "What the work takes by hand."),
    .init(
      "ask", .named(.question, .mapping(.question)),
      "Values the run needs before it can fetch anything, or chooses from what it has fetched."),
    .init(
      "data", .named(.data, .scalar(.dataCall)),
      "Case data by name: `borger: opera.borger(cpr)`. Each may use the questions and the data above it."
    ),
    .init("steps", .list(.mapping(.step)), "What is done, in order."),
    .init(
      "changes", .list(.mapping(.change)), "What is new, told to each user once."),
  ]

  static let purpose: [GrammarKey] = [
    .init("legal-basis", .scalar(.prose), "The paragraphs that allow the use."),
    .init("verified", .scalar(.date), "The day somebody last looked the law up: `2026-10-01`."),
    .init("data", .list(.scalar(.prose)), "Which personal data is used, in words."),
  ]

  static let manualTime: [GrammarKey] = [
    .init("minutes", .scalar(.number), "Minutes by hand, 1 to 10 000."),
    .init(
      "kind",
      .scalar(
        .words([
          Word("measured", "somebody took the time"), Word("estimate", "somebody's estimate"),
          Word("seed", "from the business case, until it is measured"),
        ])), "Where the figure comes from."),
    .init("source", .scalar(.prose), "Where the figure comes from, in words."),
  ]

  static let change: [GrammarKey] = [
    .init("date", .scalar(.date), "Told from this day on: `2026-11-20`."),
    .init("note", .scalar(.prose), "What is new, in the words of the person who runs the hot key."),
  ]

  /// Types of values that can be asked for or given to a query.
  static let askable: [Word] = [
    Word("text", "a text"), Word("integer", "a whole number"), Word("decimal", "a number"),
    Word("date", "a day of the calendar"), Word("flag", "yes or no"), Word("cpr", "a CPR number"),
  ]

  static func question(_ traits: MappingTraits) -> [GrammarKey] {
    traits.keys.contains("each") ? elementQuestion : typedQuestion
  }

  private static let typedQuestion: [GrammarKey] =
    [
      .init("type", .scalar(.words(askable)), "What the answer is."),
      .init(
        "from",
        .list(
          .scalar(
            .words([
              Word("active-window", "a CPR number in the active window's title"),
              Word("selection", "the marked text"), Word("prompt", "ask the user"),
            ]))), "Where to look, in this order."),
      .init("options", .list(.scalar(.prose)), "What may be chosen in the prompt."),
    ] + questionEnd + [elementsKey]

  private static let elementQuestion: [GrammarKey] =
    [
      elementsKey,
      .init("show", .scalar(.template), "One element as a line of the list."),
      .init(
        "from", .list(.scalar(.words([Word("prompt", "ask the user")]))), "May be left out here."),
    ] + questionEnd

  private static let elementsKey = GrammarKey(
    "each", .scalar(.iteration), "Choose among the elements of a list: `t in tilbud`.")

  private static let questionEnd: [GrammarKey] = [
    .init("label", .scalar(.prose), "What the prompt calls it."),
    .init(
      "default", .list(.scalar(.prose)), "What is filled in or chosen when the prompt comes up."),
    .init("several", .scalar(.flag), "Whether several may be chosen; the answer is then a list."),
    .init("at-least", .scalar(.number), "How many must be chosen; with `several: true`."),
    .init("at-most", .scalar(.number), "How many may be chosen; with `several: true`."),
  ]

  static func step(_ traits: MappingTraits) -> [GrammarKey] {
    if traits.keys.contains("fill") { return fill }
    if traits.keys.contains("insert") { return insert }
    if traits.keys.contains("confirm") { return [confirm] }
    // What a step is about comes first, but somebody may begin with another key.
    if traits.keys.contains("into") { return insert }
    let isFill = !traits.keys.isDisjoint(with: ["fields", "tables", "citizen", "policy"])
    return isFill ? fill : [fill[0], insert[0], confirm]
  }

  private static let confirm = GrammarKey(
    "confirm", .scalar(.words([Word("preview", "field by field, now and will be")])),
    "The first step: shows what all others are going to do, and asks.")

  private static let fill: [GrammarKey] = [
    .init("fill", .scalar(.formReference), "Fills a form, each field proved: `system.form`."),
    .init(
      "citizen", .scalar(.expression), "Whose case it is, compared with what the window shows."),
    .init(
      "policy",
      .scalar(
        .words([
          Word("only-empty", "leave fields that hold something alone (the default)"),
          Word("overwrite", "write over what stands there"),
        ])), "What to do with fields that hold something."),
    .init(
      "fields", .named(.filledField, .scalar(.template)), "The form's fields and their content."),
    .init(
      "tables", .named(.filledTable, .mapping(.tableFilling)), "The form's tables and their rows."),
  ]

  static let tableFilling: [GrammarKey] = [
    .init("each", .scalar(.iteration), "What the rows are: `y in ydelser | sort('fra')`."),
    .init(
      "row", .named(.filledColumn, .scalar(.template)), "The table's columns and their content."),
  ]

  private static let insert: [GrammarKey] = [
    .init(
      "insert", .either(.template, .mapping(.insertion)),
      "Writes at the cursor: a text, `\"{{ … }}\"`, or a standard text, `{ text: id }`."),
    .init(
      "into", .list(.scalar(.reference(.system))), "The systems it may be used in; any without it."),
  ]

  static let insertion: [GrammarKey] = [
    .init("text", .scalar(.reference(.text)), "A standard text of `Templates/`.")
  ]
}
