import CaseData
package import Diagnostics

/// Reads `HotKeys/<area>/<name>.test.yaml`.
///
/// - Errors: GV01xx as for every definition; GV0701 where nothing is expected; GV0705 where a
///   person may stand in it; GV0706 where two cases have one name.
package struct ScriptParser {
  /// What the name of a script ends in.
  package static let ending = ".test.yaml"

  var findings: Findings
  /// What all cases have in common.
  private var shared = Shared()

  private struct Shared {
    var data: [(name: Name, content: YAMLNode)] = []
    var answers: [Name: Name] = [:]
    var form: [Name: Name] = [:]
  }

  /// Reads one file.
  ///
  /// - Returns: the script, as far as it could be read, and what is wrong with it.
  package static func read(_ path: String) -> (script: ReplayScript?, diagnostics: [Diagnostic]) {
    let (file, problems) = DefinitionFile.read(path)
    guard let file else { return (nil, problems) }
    return read(file)
  }

  package static func read(_ file: DefinitionFile) -> (
    script: ReplayScript?, diagnostics: [Diagnostic]
  ) {
    var parser = ScriptParser(findings: Findings(file.source))
    Indentation.refuseTabs(in: 0..<file.source.scalars.count, &parser.findings)
    let root =
      parser.findings.hasErrors ? nil : YAMLReader.read(file.bytes, into: &parser.findings)
    if root == nil, !parser.findings.hasErrors {
      parser.findings.add(
        .emptyFile, "the file is empty", at: 0..<0, help: "a script begins with `script:`")
    }
    guard let root else { return (nil, parser.findings.diagnostics) }
    guard case .mapping(let mapping) = root else {
      parser.findings.expected("a mapping", for: "a script", found: root)
      return (nil, parser.findings.diagnostics)
    }
    let (script, findings) = parse(mapping, parser.findings)
    return (script, masked(findings))
  }

  static func parse(_ root: YAMLMapping, _ findings: Findings) -> (
    script: ReplayScript?, findings: Findings
  ) {
    var parser = ScriptParser(findings: findings)
    var reader = MappingReader(root, "a script")
    let script = parser.readScript(&reader)
    reader.finish(&parser.findings)
    parser.refusePersons(in: .mapping(root))
    return (script, parser.findings)
  }

  private init(findings: Findings) { self.findings = findings }

  private mutating func readScript(_ reader: inout MappingReader) -> ReplayScript? {
    let id = findings.id(reader.require("script", &findings), isDotted: true)
    let double = readDouble(reader.take("double", &findings))
    shared.data = reader.take("data", &findings).map { readData($0.value) } ?? []
    shared.answers = readTexts(reader.take("answers", &findings))
    shared.form = readFields(reader.take("form", &findings))
    let cases = reader.require("cases", &findings).map { entry in
      findings.items(entry.value, of: "`cases`").compactMap { readCase($0) }
    }
    refuseTwins(among: cases ?? [])
    guard let id, let cases else { return nil }
    return ReplayScript(hotKey: id, double: double, cases: cases, file: findings.file)
  }

  /// Reports know a case by its name alone.
  private mutating func refuseTwins(among cases: [ReplayCase]) {
    var first: [String: Name] = [:]
    for title in cases.map(\.title) {
      guard let earlier = first[title.text] else {
        first[title.text] = title
        continue
      }
      findings.add(
        .caseTwice, "two cases have one name", at: title.span.range, label: "again",
        notes: [Diagnostic.Note("the first is here", at: earlier.span)],
        help: "give each case a name of its own")
    }
  }

  private mutating func readCase(_ node: YAMLNode) -> ReplayCase? {
    guard var reader = MappingReader(node, "a case", &findings) else { return nil }
    defer { reader.finish(&findings) }
    let title = findings.name(reader.require("case", &findings))
    let own = reader.take("data", &findings).map { readData($0.value) } ?? []
    let answers = readTexts(reader.take("answers", &findings))
    let preview = readPreview(reader.take("preview", &findings))
    let window = findings.name(reader.take("window", &findings))
    let citizen = readNumber(reader.take("citizen", &findings))
    let form = readFields(reader.take("form", &findings))
    let hasAccessibility = findings.flag(reader.take("accessibility", &findings)) ?? true
    let faults = reader.take("faults", &findings).map { readFaults($0.value) } ?? []
    let expectation = readExpectation(reader.require("expect", &findings))
    guard let title, let expectation else { return nil }
    return ReplayCase(
      title: title, data: merged(own), answers: shared.answers.merging(answers) { $1 },
      preview: preview, windowTitle: window, citizen: citizen,
      form: shared.form.merging(form) { $1 }, hasAccessibility: hasAccessibility, faults: faults,
      expectation: expectation)
  }

  private func merged(_ own: [(name: Name, content: YAMLNode)])
    -> [(name: Name, content: YAMLNode)]
  {
    let names = Set(own.map(\.name))
    return shared.data.filter { !names.contains($0.name) } + own
  }

  private mutating func readData(_ node: YAMLNode) -> [(name: Name, content: YAMLNode)] {
    findings.namedEntries(node, of: "`data`").map { ($0.name, $0.value) }
  }

  private mutating func readTexts(_ entry: YAMLMapping.Entry?) -> [Name: Name] {
    guard let entry else { return [:] }
    var texts: [Name: Name] = [:]
    for (name, node) in findings.namedEntries(entry.value, of: "`\(entry.key.text)`") {
      texts[name] = readText(node, of: "`\(name.text)`")
    }
    return texts
  }

  private mutating func readFields(_ entry: YAMLMapping.Entry?) -> [Name: Name] {
    guard let entry else { return [:] }
    var texts: [Name: Name] = [:]
    for (name, node) in findings.namedEntries(
      entry.value, of: "`\(entry.key.text)`", areNames: .field)
    {
      texts[name] = readText(node, of: "`\(name.text)`")
    }
    return texts
  }

  /// A text that may be empty: `""`.
  mutating func readText(_ node: YAMLNode, of subject: String) -> Name? {
    if case .scalar(let scalar) = node, !scalar.isAbsent {
      findings.note(.scalar, at: scalar.range)
      return Name(scalar.text, at: findings.span(scalar.range))
    }
    findings.expected("a text", for: subject, found: node)
    return nil
  }

  private mutating func readPreview(_ entry: YAMLMapping.Entry?) -> ReplayCase.PreviewAnswer {
    guard let entry else { return .agree(leavingOut: []) }
    if case .mapping = entry.value {
      guard var reader = MappingReader(entry.value, "`preview`", &findings) else {
        return .agree(leavingOut: [])
      }
      var names: [Name] = []
      if let list = reader.require("leave-out", &findings) {
        for item in findings.items(list.value, of: "`leave-out`") {
          if let name = readText(item, of: "a field") { names.append(name) }
        }
      }
      reader.finish(&findings)
      return .agree(leavingOut: names)
    }
    guard let scalar = findings.scalar(entry.value, of: "`preview`") else {
      return .agree(leavingOut: [])
    }
    let words = ["agree", "leave"]
    findings.note(.word(words), at: scalar.range)
    if scalar.text == "leave" { return .leave }
    if scalar.text != "agree" { findings.unknownWord(scalar, of: "`preview`", among: words) }
    return .agree(leavingOut: [])
  }
}
