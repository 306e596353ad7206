import CaseData
import Diagnostics

/// A standard text as far as its own file tells.
struct TextDraft: Sendable {
  /// Whole where ``findings`` holds no error; `nil` where its id or body cannot be read.
  let text: StandardText?
  let id: Name?
  var findings: Findings
}

/// Reads `Templates/**/*.md`: front matter, then the body.
struct TextParser {
  var findings: Findings

  static func parse(_ file: DefinitionFile, _ findings: Findings) -> TextDraft {
    var parser = TextParser(findings: findings)
    guard let frontMatter = FrontMatter(file, &parser.findings) else {
      return TextDraft(text: nil, id: nil, findings: parser.findings)
    }
    Indentation.refuseTabs(in: frontMatter.range, &parser.findings)
    let root =
      parser.findings.hasErrors
      ? nil
      : YAMLReader.read(
        frontMatter.bytes, base: frontMatter.range.lowerBound, into: &parser.findings)
    let body = frontMatter.body
    let template = Template.parse(body, into: &parser.findings.diagnostics)
    guard let root, var reader = MappingReader(root, "a text", &parser.findings) else {
      parser.refuseEmpty(root, frontMatter.range)
      return TextDraft(text: nil, id: nil, findings: parser.findings)
    }
    let draft = parser.readText(&reader, template)
    reader.finish(&parser.findings)
    parser.checkBody(draft.text)
    return TextDraft(text: draft.text, id: draft.id, findings: parser.findings)
  }

  /// What front matter declares, as far as it can be read.
  static func heading(_ root: YAMLMapping, _ findings: Findings) -> TextHeading {
    var parser = TextParser(findings: findings)
    var reader = MappingReader(root, "a text")
    let id = parser.findings.id(reader.take("text", &parser.findings), isDotted: true)
    let title = parser.findings.text(reader.take("title", &parser.findings))
    var places: [String: SourceSpan] = [:]
    let needs = reader.take("needs", &parser.findings).map { parser.readNeeds($0.value, &places) }
    return TextHeading(id: id, title: title ?? "", needs: needs ?? [:])
  }

  private mutating func refuseEmpty(_ root: YAMLNode?, _ range: Range<Int>) {
    guard root == nil, !findings.hasErrors else { return }
    findings.add(
      .emptyFile, "the front matter is empty", at: range.lowerBound..<range.lowerBound,
      help: "a text needs at least `text`, `version` and `title`")
  }

  private mutating func readText(
    _ reader: inout MappingReader, _ body: Template?
  ) -> (text: StandardText?, id: Name?) {
    let id = findings.id(reader.require("text", &findings), isDotted: true)
    let version = findings.text(reader.require("version", &findings))
    let title = findings.text(reader.require("title", &findings))
    let from = reader.take("valid-from", &findings)
    let validFrom = findings.date(from)
    let to = reader.take("valid-to", &findings)
    let validTo = findings.date(to)
    let legalBasis = findings.text(reader.take("legal-basis", &findings))
    var places: [String: SourceSpan] = [:]
    let needs = reader.take("needs", &findings).map { readNeeds($0.value, &places) } ?? [:]
    if let validFrom, let validTo, validTo < validFrom, let from, let to {
      let note = Diagnostic.Note("it begins on this day", at: findings.span(from.value.range))
      findings.add(
        .validityReversed, "`valid-to` is before `valid-from`", at: to.value.range, notes: [note])
    }
    guard let id, let body else { return (nil, id) }
    let text = StandardText(
      id: id, version: version ?? "", title: title ?? "", validFrom: validFrom, validTo: validTo,
      legalBasis: legalBasis, needs: needs, body: body, file: findings.file, needPlaces: places,
      validityPlaces: (
        from.map { findings.span($0.value.range) }, to.map { findings.span($0.value.range) }
      ))
    return (text, id)
  }

  private mutating func checkBody(_ text: StandardText?) {
    text?.body.checkAsText(in: TypeScope(text?.needs ?? [:]), into: &findings.diagnostics)
  }

  private mutating func readNeeds(
    _ node: YAMLNode, _ places: inout [String: SourceSpan]
  ) -> [String: ValueType] {
    var needs: [String: ValueType] = [:]
    for (name, node) in findings.namedEntries(node, of: "`needs`", areNames: .column) {
      places[name.text] = name.span
      // A type that cannot be read fits everywhere, so that the body gives no second finding.
      needs[name.text] = readType(node, of: "`\(name.text)`") ?? .unknown
    }
    return needs
  }

  /// `text`, a mapping of names to types for a record, a list of one type for a list.
  private mutating func readType(_ node: YAMLNode, of subject: String) -> ValueType? {
    switch node {
    case .mapping(let mapping):
      var fields: [String: ValueType] = [:]
      for (name, node) in findings.namedEntries(
        .mapping(mapping), of: subject, areNames: .column)
      {
        fields[name.text] = readType(node, of: "`\(name.text)`") ?? .unknown
      }
      return .record(fields)
    case .sequence(let sequence) where sequence.items.count == 1:
      return readType(sequence.items[0], of: subject).map(ValueType.list)
    case .sequence(let sequence):
      findings.add(
        .unknownType, "a list has one type, found \(sequence.items.count)", at: sequence.range,
        help: "write for example `[ { navn: text } ]`")
      return nil
    default:
      return findings.valueType(node, of: subject, ValueType.askable)
    }
  }
}
