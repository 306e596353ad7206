import Diagnostics

/// A system as far as its own file tells.
struct SystemDraft: Sendable {
  /// Whole where ``findings`` holds no error; else as much as could be read.
  let system: TargetSystem
  var findings: Findings
}

/// Reads `HotKeys/systems/<id>.yaml`.
struct SystemParser {
  var findings: Findings

  static func parse(_ root: YAMLMapping, _ findings: Findings) -> SystemDraft {
    var parser = SystemParser(findings: findings)
    var reader = MappingReader(root, "a system")
    let system = parser.readSystem(&reader)
    reader.finish(&parser.findings)
    return SystemDraft(system: system, findings: parser.findings)
  }

  private mutating func readSystem(_ reader: inout MappingReader) -> TargetSystem {
    let id = findings.id(reader.require("system", &findings))
    let title = findings.text(reader.require("title", &findings))
    let environment = findings.word(
      reader.require("environment", &findings), TargetSystem.Environment.self)
    let windows = reader.require("windows", &findings).map { readWindows($0.value) } ?? []
    let behaviour = readBehaviour(&reader)
    let forms = reader.take("forms", &findings).map { readForms($0.value, windows) } ?? []
    for form in forms { checkScreen(of: form, behaviour.toolkit) }
    return TargetSystem(
      id: id ?? Name("", at: findings.span(reader.place)), title: title ?? "",
      // The safe guess for a system that is left out anyway.
      environment: environment ?? .production, windows: windows, behaviour: behaviour, forms: forms,
      file: findings.file)
  }

  private mutating func readBehaviour(_ reader: inout MappingReader) -> ToolkitOverrides {
    let toolkit = findings.word(reader.take("toolkit", &findings), ToolkitOverrides.Toolkit.self)
    var selectAll: KeyChord?
    if let entry = reader.take("select-all", &findings),
      let scalar = findings.scalar(entry.value, of: "`select-all`")
    {
      selectAll = ChordParser.chord(scalar.positioned(in: findings.file), &findings)
    }
    let entry = findings.word(reader.take("entry", &findings), ToolkitOverrides.Entry.self)
    let proof = findings.word(reader.take("proof", &findings), ToolkitOverrides.Proof.self)
    return ToolkitOverrides(toolkit: toolkit, selectAll: selectAll, entry: entry, proof: proof)
  }

  private mutating func readWindows(_ node: YAMLNode) -> [WindowPattern] {
    let patterns = findings.namedEntries(node, of: "`windows`").compactMap {
      readWindow($0.name, $0.value)
    }
    if case .mapping(let mapping) = node, mapping.entries.isEmpty {
      findings.add(.emptyValue, "`windows` is empty", at: node.range)
    }
    return patterns
  }

  private mutating func readWindow(_ name: Name, _ node: YAMLNode) -> WindowPattern? {
    guard var reader = MappingReader(node, "the window `\(name.text)`", &findings) else {
      return nil
    }
    defer { reader.finish(&findings) }
    let windowClass = findings.text(reader.take("class", &findings))
    let title = findings.text(reader.take("title", &findings))
    let notTitle = findings.text(reader.take("not-title", &findings))
    let showsCitizen = findings.flag(reader.take("title-shows-citizen", &findings)) ?? false
    if !reader.holds("class"), !reader.holds("title") {
      findings.add(
        .missingKey, "the window `\(name.text)` needs `class` or `title`", at: name.span.range,
        label: "would be every window")
    }
    return WindowPattern(
      name: name, windowClass: windowClass, title: title, notTitle: notTitle,
      titleShowsCitizen: showsCitizen)
  }

  private mutating func readForms(_ node: YAMLNode, _ windows: [WindowPattern]) -> [Form] {
    findings.namedEntries(node, of: "`forms`").compactMap { readForm($0.name, $0.value, windows) }
  }

  private mutating func readForm(_ name: Name, _ node: YAMLNode, _ windows: [WindowPattern])
    -> Form?
  {
    guard var reader = MappingReader(node, "the form `\(name.text)`", &findings) else { return nil }
    defer { reader.finish(&findings) }
    let shownIn = reader.take("windows", &findings).map { readWindowNames($0.value, windows) } ?? []
    let finding = findings.word(reader.take("find", &findings), Form.Finding.self)
    let proof = findings.word(reader.take("proof", &findings), Form.ProofDemand.self)
    let citizen = findings.id(reader.take("citizen", &findings))
    let entries = reader.require("fields", &findings).map { readEntries($0.value) } ?? []
    if let citizen { checkCitizen(citizen, entries) }
    return Form(
      name: name, windows: shownIn, finding: finding ?? .order, proof: proof ?? .whenPossible,
      saysProof: reader.holds("proof"), citizenField: citizen, entries: entries)
  }

  private mutating func readWindowNames(_ node: YAMLNode, _ windows: [WindowPattern]) -> [Name] {
    let known = Set(windows.map(\.name.text))
    return findings.items(node, of: "`windows`").compactMap { item in
      guard let name = findings.id(item, of: "an item of `windows`") else { return nil }
      if !known.contains(name.text) {
        findings.add(
          .unknownWindow, "the system has no window `\(name.text)`", at: name.span.range,
          label: "unknown window",
          help: Suggestion.help(name.text, in: known.sorted(), noun: "windows"))
      }
      return name
    }
  }

  private mutating func checkCitizen(_ citizen: Name, _ entries: [FormEntry]) {
    var fields: [String: FormField] = [:]
    for case .field(let field) in entries { fields[field.name.text] = field }
    guard let field = fields[citizen.text] else {
      findings.add(
        .unknownField, "the form has no field `\(citizen.text)`", at: citizen.span.range,
        label: "unknown field",
        help: Suggestion.help(citizen.text, inUnordered: fields.keys, noun: "fields"))
      return
    }
    guard field.kind != .text, field.kind != .readOnly else { return }
    findings.add(
      .contentType,
      "`\(citizen.text)` is a \(field.kind.rawValue) field and cannot show a CPR number",
      at: citizen.span.range,
      notes: [Diagnostic.Note("`\(citizen.text)` is declared here", at: field.name.span)])
  }
}
