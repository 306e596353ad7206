import CaseData
import Diagnostics

/// A hot key as far as its own file tells, before it is compared with the rest of the set.
struct HotKeyDraft: Sendable {
  /// Whole where ``findings`` holds no error; else as much as could be read.
  var hotKey: HotKey
  /// Names of `data:` whose call could not be read: known, but of unknown type.
  let opaqueNames: [Name]
  var findings: Findings
}

/// Reads `HotKeys/<area>/<name>.yaml`.
struct HotKeyParser {
  var findings: Findings
  var opaqueNames: [Name] = []

  static func parse(_ root: YAMLMapping, _ findings: Findings) -> HotKeyDraft {
    var parser = HotKeyParser(findings: findings)
    var reader = MappingReader(root, "a hot key")
    let hotKey = parser.readHotKey(&reader)
    reader.finish(&parser.findings)
    return HotKeyDraft(
      hotKey: hotKey, opaqueNames: parser.opaqueNames, findings: parser.findings)
  }

  private mutating func readHotKey(_ reader: inout MappingReader) -> HotKey {
    let id = findings.id(reader.require("hotkey", &findings), isDotted: true)
    let title = findings.text(reader.require("title", &findings))
    return HotKey(
      id: id ?? Name("", at: findings.span(reader.place)),
      title: title ?? "",
      summary: findings.text(reader.take("description", &findings)),
      keys: readKeys(reader.take("keys", &findings)),
      owner: findings.text(reader.take("owner", &findings)),
      purpose: reader.take("purpose", &findings).flatMap { readPurpose($0.value) },
      manualTime: reader.take("manual-time", &findings).flatMap { readManualTime($0.value) },
      questions: reader.take("ask", &findings).map { readQuestions($0.value) } ?? [],
      data: reader.take("data", &findings).map { readData($0.value) } ?? [],
      steps: reader.require("steps", &findings).map { readSteps($0.value) } ?? [],
      changes: reader.take("changes", &findings).map { readChanges($0.value) } ?? [],
      file: findings.file)
  }

  private mutating func readKeys(_ entry: YAMLMapping.Entry?) -> KeySequence? {
    guard let entry, findings.text(entry) != nil, case .scalar(let scalar) = entry.value else {
      return nil
    }
    return ChordParser.sequence(scalar.positioned(in: findings.file), &findings)
  }

  private mutating func readPurpose(_ node: YAMLNode) -> Purpose? {
    guard var reader = MappingReader(node, "`purpose`", &findings) else { return nil }
    defer { reader.finish(&findings) }
    let basisEntry = reader.require("legal-basis", &findings)
    let basis = findings.text(basisEntry)
    let verifiedEntry = reader.take("verified", &findings)
    let verified = findings.date(verifiedEntry)
    var data: [String] = []
    if let entry = reader.take("data", &findings) {
      for item in findings.items(entry.value, of: "`data`") {
        if let scalar = findings.scalar(item, of: "an item of `data`") { data.append(scalar.text) }
      }
    }
    let place = (verifiedEntry ?? basisEntry).map { findings.span($0.value.range) }
    return basis.map { Purpose(legalBasis: $0, verified: verified, data: data, place: place) }
  }

  private mutating func readManualTime(_ node: YAMLNode) -> ManualTime? {
    guard var reader = MappingReader(node, "`manual-time`", &findings) else { return nil }
    defer { reader.finish(&findings) }
    let minutes = findings.integer(reader.require("minutes", &findings), in: 1...10_000)
    let kind = findings.word(reader.require("kind", &findings), ManualTime.Kind.self)
    let source = findings.text(reader.take("source", &findings))
    guard let minutes, let kind else { return nil }
    return ManualTime(minutes: minutes, kind: kind, source: source)
  }

  private mutating func readQuestions(_ node: YAMLNode) -> [Question] {
    findings.namedEntries(node, of: "`ask`").compactMap { entry in
      refuseReserved(entry.name)
      return readQuestion(entry.name, entry.value)
    }
  }

  private mutating func readData(_ node: YAMLNode) -> [DataSource] {
    findings.namedEntries(node, of: "`data`").compactMap { entry in
      refuseReserved(entry.name)
      let source = readDataSource(entry.name, entry.value)
      if source == nil { opaqueNames.append(entry.name) }
      return source
    }
  }

  private mutating func readDataSource(_ name: Name, _ node: YAMLNode) -> DataSource? {
    guard let scalar = findings.scalar(node, of: "`\(name.text)`") else { return nil }
    let source = scalar.positioned(in: findings.file)
    guard let call = DataCall.parse(source, into: &findings.diagnostics) else { return nil }
    return DataSource(
      name: name, adapter: call.adapter, query: call.query, arguments: call.arguments,
      source: source)
  }

  private mutating func refuseReserved(_ name: Name) {
    guard ExpressionParser.reserved.contains(name.text) else { return }
    findings.add(
      .nameTaken, "`\(name.text)` is a word of the expression language", at: name.span.range,
      help: "choose another name")
  }
}
