import CaseData
import Diagnostics

extension AdapterParser {
  private static let defaultDeadline = Duration.seconds(2)

  /// `queries:` of one adapter; those in error are not `sound`, and are named in `broken`.
  mutating func readQueries(
    _ node: YAMLNode, _ kind: AdapterDeclaration.Kind?, _ format: Name?,
    _ broken: inout Set<String>
  ) -> (sound: [QueryDeclaration], readable: [QueryDeclaration]) {
    var queries: [QueryDeclaration] = []
    var readable: [QueryDeclaration] = []
    for (name, node) in findings.namedEntries(node, of: "`queries`") {
      let before = findings.diagnostics.count
      let query = readQuery(name, node, kind, format)
      if let query { readable.append(query) }
      if let query, !findings.haveErrors(after: before), Identifier.isSimple(name.text) {
        queries.append(query)
      } else {
        broken.insert(name.text)
      }
    }
    return (queries, readable)
  }

  private mutating func readQuery(
    _ name: Name, _ node: YAMLNode, _ kind: AdapterDeclaration.Kind?, _ format: Name?
  ) -> QueryDeclaration? {
    guard var reader = MappingReader(node, "the query `\(name.text)`", &findings) else {
      return nil
    }
    defer { reader.finish(&findings) }
    let parameters = reader.take("parameters", &findings).map { readParameters($0.value) } ?? []
    let settings = readSettings(&reader, kind, format, parameters.map(\.name))
    let shape = findings.word(reader.require("result", &findings), QueryDeclaration.Shape.self)
    let fields = reader.require("fields", &findings).map { readFields($0.value) } ?? [:]
    let deadline = findings.duration(reader.take("deadline", &findings))
    guard let shape else { return nil }
    return QueryDeclaration(
      name: name, parameters: parameters, result: shape, fields: fields, settings: settings,
      deadline: deadline ?? Self.defaultDeadline)
  }

  private mutating func readSettings(
    _ reader: inout MappingReader, _ kind: AdapterDeclaration.Kind?, _ format: Name?,
    _ parameters: [Name]
  ) -> [String: Name] {
    var settings: [String: Name] = [:]
    if kind == .sqlite {
      for key in ["at", "match"] {
        reader.refuse(key, because: "the adapter is of kind `sqlite`", &findings)
      }
      settings["sql"] = readSql(reader.require("sql", &findings), parameters)
      return settings
    }
    if kind == .file { reader.refuse("sql", because: "the adapter is of kind `file`", &findings) }
    if format?.text == "csv" { reader.refuse("at", because: "a CSV file has rows only", &findings) }
    settings["at"] = findings.name(reader.take("at", &findings))
    if let entry = reader.take("match", &findings) { readMatch(entry.value, parameters, &settings) }
    return settings
  }

  private mutating func readParameters(_ node: YAMLNode) -> [(name: Name, type: ValueType)] {
    findings.namedEntries(node, of: "`parameters`").compactMap { name, node in
      findings.valueType(node, of: "`\(name.text)`", ValueType.askable).map { (name, $0) }
    }
  }

  private mutating func readFields(_ node: YAMLNode) -> [String: ValueType] {
    var fields: [String: ValueType] = [:]
    let entries = findings.namedEntries(node, of: "`fields`", areNames: .column)
    if case .mapping = node, entries.isEmpty {
      findings.add(.emptyValue, "`fields` is empty", at: node.range)
    }
    for (name, node) in entries {
      fields[name.text] = findings.valueType(node, of: "`\(name.text)`", ValueType.fetchable)
    }
    return fields
  }

  /// `match: { kolonne: parameter }`, kept as `match.kolonne`.
  private mutating func readMatch(
    _ node: YAMLNode, _ parameters: [Name], _ settings: inout [String: Name]
  ) {
    let names = Set(parameters.map(\.text))
    for (column, node) in findings.namedEntries(node, of: "`match`", areNames: .any) {
      guard let parameter = findings.id(node, of: "`\(column.text)`") else { continue }
      if !names.contains(parameter.text) {
        findings.add(
          .queryParameters, "the query has no parameter `\(parameter.text)`",
          at: parameter.span.range, label: "unknown parameter",
          help: Suggestion.help(
            parameter.text, in: parameters.lazy.map(\.text), noun: "parameters"))
      }
      settings["match.\(column.text)"] = parameter
    }
  }

  /// A query that reads, with each of its parameters declared.
  private mutating func readSql(_ entry: YAMLMapping.Entry?, _ parameters: [Name]) -> Name? {
    guard let entry, let name = findings.name(entry), case .scalar(let scalar) = entry.value else {
      return nil
    }
    let source = scalar.positioned(in: findings.file)
    let sql = SQLWords(scalar.text)
    if let word = sql.first, !["select", "with", "values"].contains(word.text.lowercased()) {
      findings.add(
        .queryWrites, "a query only reads", at: source.span(word.range).range,
        label: "expected `SELECT` or `WITH`")
    }
    if let second = sql.secondStatement {
      findings.add(
        .queryWrites, "a query is one statement", at: source.span(second).range,
        label: "another begins here")
    }
    checkParameters(sql, parameters, source)
    return name
  }

  private mutating func checkParameters(
    _ sql: SQLWords, _ parameters: [Name], _ source: PositionedText
  ) {
    let declared = parameters.map(\.text)
    let known = Set(declared)
    for parameter in sql.parameters where !known.contains(parameter.text) {
      let isNamed = !parameter.text.isEmpty
      findings.add(
        .queryParameters,
        isNamed
          ? "the query has no parameter `\(parameter.text)`"
          : "parameters are named, such as `:cpr`",
        at: source.span(parameter.range).range, label: "not declared under `parameters`",
        help: isNamed ? Suggestion.help(parameter.text, in: declared, noun: "parameters") : nil)
    }
    let used = Set(sql.parameters.map(\.text))
    for parameter in parameters where !used.contains(parameter.text) {
      findings.add(
        .queryParameters, "the query does not use its parameter `\(parameter.text)`",
        at: parameter.span.range, label: "never used", severity: .warning)
    }
  }
}
