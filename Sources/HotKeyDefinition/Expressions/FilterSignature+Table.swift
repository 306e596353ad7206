package import CaseData

/// The table itself: the one place that says which filters there are and what they take.
extension FilterSignature {
  static let textFilters: [FilterSignature] = [
    .init(.upper, [.text], gives: .type(.text), "capital letters: `øst` → `ØST`"),
    .init(.lower, [.text], gives: .type(.text), "small letters: `ØST` → `øst`"),
    .init(.trim, [.text], gives: .type(.text), "without spaces and line breaks at both ends"),
    .init(
      .replace, [.text], [.init("old", .text), .init("new", .text)], gives: .type(.text),
      "every `old` exchanged for `new`"),
    .init(
      .lines, [.writableList, .text], gives: .type(.text),
      "a list one value a line; a text with plain line breaks"),
  ]

  static let valueFilters: [FilterSignature] = [
    .init(
      .date, [.date], [.init("form", .wordOrText(["lang"])), .init("missing", .text)],
      counts: [0, 1, 2], gives: .type(.text),
      "`22-11-2026`; with `'lang'` `22. november 2026`; any other text stands for a missing date"),
    .init(
      .cpr, [.cpr], [.init("form", .word(["plain"]))], counts: [0, 1], gives: .type(.text),
      "`610190-0019`; with `'plain'` ten digits"),
    .init(
      .money, [.number], [.init("form", .word(["plain"]))], counts: [0, 1], gives: .type(.text),
      "`1.234,50 kr.`, half an øre away from zero; with `'plain'` without `kr.`"),
    .init(
      .number, [.number], [.init("decimals", .integer(0...10))], counts: [0, 1],
      gives: .type(.text), "`1.234,5`; with decimals rounded, a half away from zero"),
    .init(
      .yesno, [.flag], [.init("yes", .text), .init("no", .text)], counts: [0, 2],
      gives: .type(.text), "`ja` or `nej`, or the two texts given"),
    .init(
      .default, [.anything], [.init("value", .anything)], gives: .merged,
      "the value given where the data has none"),
    .init(
      .length, [.list, .text], gives: .type(.integer), "how many values, or characters of a text"),
  ]

  static let listFilters: [FilterSignature] = [
    .init(.first, [.list], gives: .element, "the first value; missing where the list is empty"),
    .init(.last, [.list], gives: .element, "the last value; missing where the list is empty"),
    .init(
      .join, [.writableList], [.init("separator", .text)], gives: .type(.text),
      "the values in one text, the separator between them"),
    .init(
      .sort, [.list], [.init("field", .field)], counts: [0, 1], gives: .sameAsInput,
      "smallest first, texts in Danish order (æ ø å last), missing values at the end"),
    .init(.reverse, [.list], gives: .sameAsInput, "in the opposite order"),
    .init(
      .take, [.list, .text], [.init("count", .integer(0...1_000_000))], gives: .sameAsInput,
      "the first values, or characters, at most so many"),
    .init(
      .where, [.recordList], [.init("field", .field), .init("value", .fieldValue)],
      gives: .sameAsInput, "the records whose field has this value"),
    .init(.map, [.recordList], [.init("field", .field)], gives: .field, "one field of each record"),
    .init(
      .forsoergelsesperioder, [.monthList], gives: .type(.list(.record(periodFields))),
      "months with `aar`, `maaned`, `ydelse` merged into periods, newest first"),
  ]

  /// What a month must have for ``Filter/forsoergelsesperioder``.
  package static let monthFields: [(name: String, type: ValueType)] = [
    ("aar", .integer), ("maaned", .integer), ("ydelse", .text),
  ]

  /// What ``Filter/forsoergelsesperioder`` gives for each period.
  package static let periodFields: [String: ValueType] = [
    "ydelse": .text, "fra": .date, "til": .date, "maaneder": .integer, "overlap": .flag,
  ]
}
