import CaseData
import Diagnostics

extension HotKeyParser {
  private static let stepKinds = ["fill", "insert", "confirm"]

  /// `steps:`, where a step that cannot be read does not hide the next.
  mutating func readSteps(_ node: YAMLNode) -> [Step] {
    guard case .sequence(let sequence) = node else {
      findings.expected("a list", for: "`steps`", found: node)
      return []
    }
    if sequence.items.isEmpty {
      findings.add(.emptyValue, "`steps` is empty", at: sequence.range, label: "nothing to do")
    }
    let steps = sequence.items.enumerated().compactMap {
      readStep($0.element, number: $0.offset)
    }
    if sequence.items.count == 1, case .confirm? = steps.first {
      findings.add(
        .missingKey, "a preview needs a step to show", at: sequence.range, label: "only `confirm`",
        help: "add `fill` or `insert` behind it")
    }
    return steps
  }

  private mutating func readStep(_ node: YAMLNode, number: Int) -> Step? {
    guard var reader = MappingReader(node, "a step", &findings) else { return nil }
    let kinds = Self.stepKinds.filter { reader.holds($0) }
    guard let kind = kinds.first else {
      unknownStep(reader, node)
      return nil
    }
    for other in kinds.dropFirst() {
      reader.refuse(other, because: "a step does one thing, and this one is `\(kind)`", &findings)
    }
    reader.subject = kind == "insert" ? "an `insert` step" : "a `\(kind)` step"
    switch kind {
    case "fill": return readFill(&reader).map(Step.fill)
    case "insert": return readInsert(&reader).map(Step.insert)
    default: return readConfirm(&reader, number: number)
    }
  }

  /// `confirm: preview`, before anything is written: then leaving the preview leaves everything as
  /// it was.
  private mutating func readConfirm(_ reader: inout MappingReader, number: Int) -> Step? {
    defer { reader.finish(&findings) }
    if number > 0 {
      reader.refuse(
        "confirm", because: "a preview shows all steps, so it is the first of them", &findings)
      return nil
    }
    return findings.word(reader.take("confirm", &findings), Confirmation.self).map { _ in .confirm }
  }

  private enum Confirmation: String, CaseIterable { case preview }

  private mutating func unknownStep(_ reader: MappingReader, _ node: YAMLNode) {
    guard case .mapping(let mapping) = node, let key = mapping.entries.first?.key else {
      findings.add(.missingKey, "a step needs `fill`, `insert` or `confirm`", at: reader.place)
      return
    }
    findings.add(
      .unknownKey, "there is no step `\(key.text)`", at: key.range, label: "unknown step",
      help: Self.submitting.contains(key.text)
        ? "no step submits: the caseworker does, once the fields are proved"
        : Suggestion.help(key.text, in: Self.stepKinds, noun: "steps"))
  }

  /// What other tools have for pressing the button; none is a step here.
  ///
  /// - Source: Decisions/0033.
  private static let submitting: Set = ["submit", "press", "keys", "key", "click", "send"]

  private mutating func readFill(_ reader: inout MappingReader) -> FillStep? {
    defer { reader.finish(&findings) }
    let target = reader.take("fill", &findings).flatMap { readFormReference($0) }
    let citizen = reader.take("citizen", &findings).flatMap { readExpression($0) }
    let policy = findings.word(reader.take("policy", &findings), FillStep.Policy.self)
    let fields =
      reader.take("fields", &findings).map { readContents($0.value, of: "`fields`") } ?? []
    let tables = reader.take("tables", &findings).map { readTables($0.value) } ?? []
    if !reader.holds("fields"), !reader.holds("tables") {
      findings.add(
        .missingKey, "a `fill` step needs `fields` or `tables`", at: reader.place,
        label: "nothing to fill")
    }
    guard let target else { return nil }
    return FillStep(
      system: target.system, form: target.form, citizen: citizen, policy: policy ?? .onlyEmpty,
      fields: fields, tables: tables)
  }

  /// `plansystem.plan`, each half with its own place.
  private mutating func readFormReference(_ entry: YAMLMapping.Entry) -> (system: Name, form: Name)?
  {
    guard let scalar = findings.scalar(entry.value, of: "`fill`") else { return nil }
    let parts = scalar.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts.allSatisfy(Identifier.isSimple) else {
      findings.add(
        .malformedID, "`\(scalar.text)` names no form", at: scalar.range,
        label: "expected `system.form`", help: "write for example `plansystem.plan`")
      return nil
    }
    let source = scalar.positioned(in: findings.file)
    let length = parts[0].utf8.count
    let system = source.span(0..<length)
    let form = source.span(length + 1..<scalar.text.utf8.count)
    return (Name(parts[0], at: system), Name(parts[1], at: form))
  }

  private mutating func readExpression(_ entry: YAMLMapping.Entry) -> Expression? {
    guard let scalar = findings.scalar(entry.value, of: "`\(entry.key.text)`") else { return nil }
    return Expression.parse(scalar.positioned(in: findings.file), into: &findings.diagnostics)
  }

  /// Field or column ids with their templates.
  private mutating func readContents(
    _ node: YAMLNode, of subject: String
  ) -> [(name: Name, content: Template)] {
    let entries = findings.namedEntries(node, of: subject)
    if case .mapping = node, entries.isEmpty {
      findings.add(.emptyValue, "\(subject) is empty", at: node.range)
    }
    return entries.compactMap { entry in
      readTemplate(entry.value, of: "`\(entry.name.text)`").map { (entry.name, $0) }
    }
  }

  mutating func readTemplate(_ node: YAMLNode, of subject: String) -> Template? {
    guard let scalar = findings.scalar(node, of: subject) else { return nil }
    return Template.parse(scalar.positioned(in: findings.file), into: &findings.diagnostics)
  }

  private mutating func readTables(_ node: YAMLNode) -> [TableFilling] {
    findings.namedEntries(node, of: "`tables`").compactMap { readTable($0.name, $0.value) }
  }

  private mutating func readTable(_ name: Name, _ node: YAMLNode) -> TableFilling? {
    guard var reader = MappingReader(node, "the table `\(name.text)`", &findings) else {
      return nil
    }
    defer { reader.finish(&findings) }
    let rows = reader.require("each", &findings).flatMap { readIteration($0) }
    let cells = reader.require("row", &findings).map { readContents($0.value, of: "`row`") } ?? []
    return rows.map { TableFilling(name: name, rows: $0, cells: cells) }
  }

  mutating func readIteration(_ entry: YAMLMapping.Entry) -> Iteration? {
    guard let scalar = findings.scalar(entry.value, of: "`each`") else { return nil }
    return Iteration.parse(scalar.positioned(in: findings.file), into: &findings.diagnostics)
  }

  private mutating func readInsert(_ reader: inout MappingReader) -> InsertStep? {
    defer { reader.finish(&findings) }
    let content = reader.take("insert", &findings).flatMap { readInsertion($0.value) }
    var systems: [Name] = []
    if let entry = reader.take("into", &findings) {
      systems = findings.items(entry.value, of: "`into`").compactMap {
        findings.id($0, of: "an item of `into`")
      }
    }
    return content.map { InsertStep(content: $0, systems: systems) }
  }

  private mutating func readInsertion(_ node: YAMLNode) -> InsertStep.Content? {
    if case .scalar = node {
      return readTemplate(node, of: "`insert`").map(InsertStep.Content.inline)
    }
    guard var reader = MappingReader(node, "`insert`", &findings) else { return nil }
    defer { reader.finish(&findings) }
    return findings.id(reader.require("text", &findings), isDotted: true)
      .map(InsertStep.Content.text)
  }
}
