import Diagnostics

extension SystemParser {
  /// `fields:` of a form, in Tab order.
  mutating func readEntries(_ node: YAMLNode) -> [FormEntry] {
    let entries = findings.namedEntries(node, of: "`fields`")
    if case .mapping = node, entries.isEmpty {
      findings.add(.emptyValue, "`fields` is empty", at: node.range)
    }
    return entries.compactMap { readFormEntry($0.name, $0.value) }
  }

  private mutating func readFormEntry(_ name: Name, _ node: YAMLNode) -> FormEntry? {
    guard case .mapping(let mapping) = node,
      let entry = mapping.entries.first(where: { $0.key.text == "type" }),
      case .scalar(let type) = entry.value, type.text == FormTable.word
    else { return readField(name, node, isColumn: false).map(FormEntry.field) }
    return readTable(name, node).map(FormEntry.table)
  }

  private mutating func readTable(_ name: Name, _ node: YAMLNode) -> FormTable? {
    guard var reader = MappingReader(node, "the table `\(name.text)`", &findings) else {
      return nil
    }
    defer { reader.finish(&findings) }
    _ = reader.take("type", &findings)
    for key in ["label", "length", "required", "options", "initially", "at", "capitals"] {
      reader.refuse(key, because: "it belongs to the columns of a table", &findings)
    }
    let rows = findings.integer(reader.require("rows", &findings), in: 1...500)
    var columns: [FormField] = []
    if let entry = reader.require("columns", &findings) {
      let entries = findings.namedEntries(entry.value, of: "`columns`")
      if case .mapping = entry.value, entries.isEmpty {
        findings.add(.emptyValue, "`columns` is empty", at: entry.value.range)
      }
      columns = entries.compactMap { readField($0.name, $0.value, isColumn: true) }
    }
    return FormTable(name: name, rows: rows ?? 1, columns: columns)
  }

  private mutating func readField(_ name: Name, _ node: YAMLNode, isColumn: Bool) -> FormField? {
    guard var reader = MappingReader(node, "the field `\(name.text)`", &findings) else {
      return nil
    }
    defer { reader.finish(&findings) }
    let label = findings.text(reader.require("label", &findings))
    let kind = reader.require("type", &findings).flatMap {
      readFieldKind($0.value, isColumn: isColumn)
    }
    if !isColumn {
      for key in ["rows", "columns"] {
        reader.refuse(key, because: "only `type: table` has them", &findings)
      }
    }
    return readAttributes(&reader, name, label ?? "", kind, isColumn: isColumn)
  }

  /// `at:` on a terminal's screen, where the length says how many cells to read.
  private mutating func readPlace(_ reader: inout MappingReader) -> ScreenPlace? {
    guard let entry = reader.take("at", &findings) else { return nil }
    _ = reader.require("length", &findings)
    guard var place = MappingReader(entry.value, "`at`", &findings) else { return nil }
    defer { place.finish(&findings) }
    let row = findings.integer(place.require("row", &findings), in: ScreenPlace.rows)
    let column = findings.integer(place.require("column", &findings), in: ScreenPlace.columns)
    guard let row, let column else { return nil }
    return ScreenPlace(row: row, column: column)
  }

  private mutating func readAttributes(
    _ reader: inout MappingReader, _ name: Name, _ label: String, _ kind: FormField.Kind?,
    isColumn: Bool
  ) -> FormField {
    if let kind { refuseMisplaced(&reader, kind) }
    let place = isColumn || kind?.hasCells == false ? nil : readPlace(&reader)
    let length = findings.integer(reader.take("length", &findings), in: 1...1_000_000)
    let required = findings.flag(reader.take("required", &findings)) ?? false
    let options = reader.take("options", &findings).map { readOptions($0.value) } ?? []
    let initially = findings.flag(reader.take("initially", &findings))
    let capitals = findings.flag(reader.take("capitals", &findings)) ?? false
    return FormField(
      name: name, label: label, kind: kind ?? .text, length: length, required: required,
      options: options, initially: initially, place: place, isInCapitals: capitals)
  }

  private mutating func readFieldKind(_ node: YAMLNode, isColumn: Bool) -> FormField.Kind? {
    guard let scalar = findings.scalar(node, of: "`type`") else { return nil }
    let kinds = FormField.Kind.allCases.map(\.rawValue) + (isColumn ? [] : [FormTable.word])
    findings.note(.word(kinds), at: scalar.range)
    if let kind = FormField.Kind(rawValue: scalar.text) { return kind }
    findings.add(
      .unknownType, "unknown field type `\(scalar.text)`", at: scalar.range,
      label: "expected " + Phrase.alternatives(kinds),
      help: Suggestion.nearest(scalar.text, in: kinds).map { "did you mean `\($0)`?" })
    return nil
  }

  private mutating func refuseMisplaced(_ reader: inout MappingReader, _ kind: FormField.Kind) {
    let reason = "the field is a `\(kind.rawValue)`"
    if kind != .text { reader.refuse("capitals", because: reason, &findings) }
    if !kind.hasCells { reader.refuse("at", because: reason, &findings) }
    if kind != .choice { reader.refuse("options", because: reason, &findings) }
    if kind != .checkbox { reader.refuse("initially", because: reason, &findings) }
    if kind == .choice || kind == .checkbox { reader.refuse("length", because: reason, &findings) }
    if kind == .readOnly { reader.refuse("required", because: reason, &findings) }
  }

  private mutating func readOptions(_ node: YAMLNode) -> [String] {
    var options: [String] = []
    var seen: Set<String> = []
    for item in findings.items(node, of: "`options`") {
      guard let scalar = findings.scalar(item, of: "an option") else { continue }
      if seen.insert(scalar.text).inserted {
        options.append(scalar.text)
      } else {
        findings.add(.duplicateKey, "the option `\(scalar.text)` stands twice", at: scalar.range)
      }
    }
    return options
  }
}

extension FormField.Kind {
  /// Whether a terminal has it: one run of cells in one row.
  fileprivate var hasCells: Bool {
    switch self {
    case .text, .date, .number, .readOnly: true
    case .multiline, .choice, .checkbox: false
    }
  }
}
