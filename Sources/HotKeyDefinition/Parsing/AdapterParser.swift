import CaseData
import Diagnostics

/// The adapters of one file, and what is wrong with each.
struct AdapterDrafts: Sendable {
  /// Every adapter and query as far as it can be read, also where something in it is in error.
  var readable: [AdapterDeclaration] = []
  /// Without the queries in error.
  var adapters: [AdapterDeclaration] = []
  /// Adapters that are left out whole.
  var brokenAdapters: Set<String> = []
  /// By adapter, the queries that are left out of one that stands.
  var brokenQueries: [String: Set<String>] = [:]
  var findings: Findings
}

/// The words that settings of an adapter take.
package enum AdapterWords {
  package static let formats = ["json", "csv"]
  package static let encodings = ["utf-8", "iso-8859-1"]
  package static let decimalMarks = [",", "."]
  /// What `${…}` may name in a path.
  package static let pathVariables = ["GENVEJ_DATA", "XDG_CONFIG_HOME", "HOME"]
}

/// Reads `HotKeys/adapters.yaml`.
struct AdapterParser {
  var findings: Findings

  static func parse(_ root: YAMLMapping, _ findings: Findings) -> AdapterDrafts {
    var parser = AdapterParser(findings: findings)
    var drafts = AdapterDrafts(findings: findings)
    var reader = MappingReader(root, "an adapters file")
    if let entry = reader.require("adapters", &parser.findings) {
      for (name, node) in parser.findings.namedEntries(entry.value, of: "`adapters`") {
        parser.refuseReserved(name)
        parser.readAdapter(name, node, &drafts)
      }
    }
    reader.finish(&parser.findings)
    drafts.findings = parser.findings
    return drafts
  }

  private mutating func refuseReserved(_ name: Name) {
    guard name.text == RateTable.adapterName else { return }
    findings.add(
      .nameTaken, "no adapter can be called `\(name.text)`", at: name.span.range,
      label: "stands for the tables of `HotKeys/rates/`", help: "choose another name")
  }

  private mutating func readAdapter(_ name: Name, _ node: YAMLNode, _ drafts: inout AdapterDrafts) {
    let before = findings.diagnostics.count
    var declaration: AdapterDeclaration?
    var readable = AdapterDeclaration(name: name, kind: .sqlite, settings: [:], queries: [])
    var broken: Set<String> = []
    if var reader = MappingReader(node, "the adapter `\(name.text)`", &findings) {
      let kind = findings.word(reader.require("kind", &findings), AdapterDeclaration.Kind.self)
      let settings = readSettings(&reader, kind)
      let queries = reader.require("queries", &findings)
      reader.finish(&findings)
      let isSound = !findings.haveErrors(after: before)
      let read = queries.map { readQueries($0.value, kind, settings["format"], &broken) }
      readable = AdapterDeclaration(
        name: name, kind: kind ?? .sqlite, settings: settings, queries: read?.readable ?? [])
      if isSound, let kind {
        declaration = AdapterDeclaration(
          name: name, kind: kind, settings: settings, queries: read?.sound ?? [])
      }
    }
    drafts.readable.append(readable)
    if let declaration, Identifier.isSimple(name.text) {
      drafts.adapters.append(declaration)
      drafts.brokenQueries[name.text] = broken
    } else {
      drafts.brokenAdapters.insert(name.text)
    }
  }

  private mutating func readSettings(
    _ reader: inout MappingReader, _ kind: AdapterDeclaration.Kind?
  ) -> [String: Name] {
    var settings: [String: Name] = [:]
    settings["path"] = readPath(reader.require("path", &findings))
    guard kind != .sqlite else {
      for key in ["format", "delimiter", "encoding", "decimal"] {
        reader.refuse(key, because: "the adapter is of kind `sqlite`", &findings)
      }
      return settings
    }
    let format =
      kind == nil ? reader.take("format", &findings) : reader.require("format", &findings)
    settings["format"] = readName(format, among: AdapterWords.formats)
    if settings["format"]?.text == "json" {
      for key in ["delimiter", "encoding", "decimal"] {
        reader.refuse(key, because: "the file is JSON", &findings)
      }
    }
    settings["delimiter"] = readDelimiter(reader.take("delimiter", &findings))
    settings["encoding"] = readName(
      reader.take("encoding", &findings), among: AdapterWords.encodings)
    settings["decimal"] = readName(
      reader.take("decimal", &findings), among: AdapterWords.decimalMarks)
    return settings
  }

  /// A setting that is one of a few words.
  mutating func readName(_ entry: YAMLMapping.Entry?, among words: [String]) -> Name? {
    guard let entry, let name = findings.name(entry) else { return nil }
    findings.note(.word(words), at: entry.value.range)
    if words.contains(name.text) { return name }
    if case .scalar(let scalar) = entry.value {
      findings.unknownWord(scalar, of: "`\(entry.key.text)`", among: words)
    }
    return nil
  }

  private mutating func readDelimiter(_ entry: YAMLMapping.Entry?) -> Name? {
    guard let entry, let scalar = findings.scalar(entry.value, of: "`delimiter`") else {
      return nil
    }
    guard scalar.text.unicodeScalars.count == 1, !"\"\n\r".contains(scalar.text) else {
      findings.add(
        .unknownWord, "`delimiter` cannot be `\(scalar.text)`", at: scalar.range,
        label: "expected one character", help: "write `\"\\t\"` for a tab")
      return nil
    }
    return Name(scalar.text, at: findings.span(scalar.range))
  }

  /// A path, whose `${…}` are among those the daemon sets.
  private mutating func readPath(_ entry: YAMLMapping.Entry?) -> Name? {
    guard let entry, let name = findings.name(entry), case .scalar(let scalar) = entry.value else {
      return nil
    }
    let source = scalar.positioned(in: findings.file)
    let scalars = Array(scalar.text.unicodeScalars)
    for start in scalars.indices where scalars[start] == "$" {
      let end = Self.endOfVariable(scalars, start)
      let word = String(scalars: scalars[start..<end])
      if AdapterWords.pathVariables.contains(where: { word == "${\($0)}" }) { continue }
      findings.add(
        .unknownPathVariable, "unknown variable `\(word)` in a path",
        at: source.span(start..<end).range,
        label: "expected " + Phrase.alternatives(AdapterWords.pathVariables.map { "${\($0)}" }))
    }
    return name
  }

  /// Behind the `}`, or before whatever no variable's name can hold.
  private static func endOfVariable(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    var end = start + 1
    while end < scalars.count, !"}$/".unicodeScalars.contains(scalars[end]) { end += 1 }
    return end < scalars.count && scalars[end] == "}" ? end + 1 : end
  }
}

extension Findings {
  /// Whether an error has been found since there were `count` findings.
  func haveErrors(after count: Int) -> Bool {
    diagnostics[count...].contains { $0.severity == .error }
  }
}
