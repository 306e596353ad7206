/// Adapters and standard texts.
extension Grammar {
  static let adapters: [GrammarKey] = [
    .init("adapters", .named(.adapter, .mapping(.adapter)), "Connections that IT has approved.")
  ]

  static func adapter(_ traits: MappingTraits) -> [GrammarKey] {
    let isFile = traits.words["kind"] != "sqlite"
    let isCSV = isFile && traits.words["format"] != "json"
    return adapterStart + (isFile ? [format] : []) + (isCSV ? csv : []) + [
      .init("queries", .named(.query, .mapping(.query)), "What it may be asked, by name.")
    ]
  }

  private static let adapterStart: [GrammarKey] = [
    .init(
      "kind",
      .scalar(.words([Word("sqlite", "an SQLite database"), Word("file", "a JSON or CSV file")])),
      "What is behind it."),
    .init(
      "path", .scalar(.path),
      "Absolute, or beside this file; `${GENVEJ_DATA}`, `${XDG_CONFIG_HOME}`, `${HOME}`."),
  ]

  private static let format = GrammarKey(
    "format", .scalar(.words([Word("json", "a JSON document"), Word("csv", "rows of a table")])),
    "How the file is written.")

  private static let csv: [GrammarKey] = [
    .init("delimiter", .scalar(.prose), "One character between the columns: `\";\"`."),
    .init(
      "encoding",
      .scalar(
        .words([Word("utf-8", "the default"), Word("iso-8859-1", "older exports, Latin-1")])),
      "How letters are stored."),
    .init(
      "decimal", .scalar(.words([Word(",", "1,5"), Word(".", "1.5")])), "The sign before decimals."),
  ]

  static func query(_ traits: MappingTraits) -> [GrammarKey] {
    let isSQL = traits.adapterKind != "file"
    let isFile = traits.adapterKind != "sqlite"
    let hasPath = isFile && traits.adapterFormat != "csv"
    let sql = GrammarKey("sql", .scalar(.sql), "One SELECT; parameters are `:name`.")
    let at = GrammarKey("at", .scalar(.prose), "The path in the document.")
    let match = GrammarKey(
      "match", .named(.matchedColumn, .scalar(.reference(.parameter))),
      "Rows whose column equals a parameter: `column: parameter`.")
    return [parameters] + (isSQL ? [sql] : []) + (hasPath ? [at] : []) + (isFile ? [match] : [])
      + queryEnd
  }

  private static let parameters = GrammarKey(
    "parameters", .named(.parameter, .scalar(.words(askable))),
    "What a hot key gives it, typed, in this order.")

  private static let queryEnd: [GrammarKey] = [
    .init(
      "result", .scalar(.words([Word("record", "one row"), Word("list", "all rows")])),
      "What an answer is."),
    .init(
      "fields",
      .named(
        .resultField,
        .scalar(.words(askable + [Word("secret", "fills one field as it is, and nothing else")]))),
      "The columns or keys that are read, typed."),
    .init("deadline", .scalar(.duration), "How long an answer may take: `2 s`, `500 ms`."),
  ]

  static let text: [GrammarKey] = [
    .init("text", .scalar(.textID), "The id, by which hot keys name the text."),
    .init("version", .scalar(.prose), "Raised with every change."),
    .init("title", .scalar(.prose), "What people call it."),
    .init("valid-from", .scalar(.date), "The first day it may be used: `2026-01-01`."),
    .init("valid-to", .scalar(.date), "The last day it may be used."),
    .init("legal-basis", .scalar(.prose), "The paragraphs it rests on."),
    .init(
      "needs", .named(.need, .neededType),
      "Names the text uses from the hot key's data, with their types."),
  ]
}
