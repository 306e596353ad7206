import DefinitionSchema
import DesktopTestKit
import Diagnostics
import Foundation
import HotKeyDefinition
import Testing

/// What a person sees of a schema in an editor.
@Suite struct SchemaTextTests {
  @Test(arguments: DefinitionFileKind.allCases)
  func summaries_areOneSentence_each(_ kind: DefinitionFileKind) {
    let summaries = Self.properties(SchemaDocument(kind).root).map(\.summary)
    #expect(!summaries.isEmpty)
    for summary in summaries {
      #expect(summary.hasSuffix("."), "\(summary)")
      #expect(summary.first?.isUppercase == true, "\(summary)")
      #expect(!summary.dropLast().contains(". "), "\(summary)")
    }
  }

  @Test(arguments: DefinitionFileKind.allCases)
  func mappings_takeNoOtherKeys_anywhere(_ kind: DefinitionFileKind) {
    let text = SchemaDocument(kind).text
    let objects = text.split(separator: "\"type\": \"object\"").count - 1
    let closed = text.split(separator: "\"additionalProperties\": false").count - 1
    // A site file may be empty, so its root has two types.
    #expect(objects + (kind == .site ? 1 : 0) == closed)
  }

  @Test func defaults_areThoseOfTheModel_whenTheKeysAreLeftOut() throws {
    let folder = try TemporaryFolder()
    for (path, content) in Self.definitions {
      _ = try folder.folder((path as NSString).deletingLastPathComponent)
      try Data(content.utf8).write(to: URL(filePath: "\(folder.path)/\(path)"))
    }
    let result = DefinitionLoader(
      hotKeys: "\(folder.path)/HotKeys", templates: "\(folder.path)/Templates"
    ).load()
    #expect(result.diagnostics.filter { $0.severity == .error }.isEmpty, "\(result.diagnostics)")
    guard case .fill(let fill)? = result.set.hotKeys.first?.steps.first else {
      Issue.record("no step")
      return
    }
    let system = try #require(result.set.systems["b"])
    let form = try #require(system.forms.first)
    guard case .field(let field)? = form.entries.first else {
      Issue.record("no field")
      return
    }
    let query = try #require(result.set.adapters["k"]?.queries.first)
    let seconds = query.deadline.components.seconds
    expect("policy", .hotKey, .string(fill.policy.rawValue))
    expect("find", .system, .string(form.finding.rawValue))
    // The system's own `proof` has no default.
    expect("proof", .system, .string(form.proof.rawValue))
    expect("title-shows-citizen", .system, .flag(system.windows[0].titleShowsCitizen))
    expect("required", .system, .flag(field.required))
    expect("deadline", .adapters, .string("\(seconds) s"))
  }

  private static let definitions = [
    "HotKeys/a.yaml":
      "hotkey: a\ntitle: A\nsteps:\n  - fill: b.c\n    fields: { d: e }\n",
    "HotKeys/systems/b.yaml": """
    system: b
    title: B
    environment: test
    windows: { b: { class: b } }
    forms: { c: { fields: { d: { label: D, type: text } } } }
    """,
    "HotKeys/adapters.yaml": """
    adapters:
      k:
        kind: sqlite
        path: k
        queries: { q: { sql: SELECT 1 AS n, result: list, fields: { n: integer } } }
    """,
  ]

  private func expect(
    _ key: String, _ kind: DefinitionFileKind, _ value: JSON,
    at place: SourceLocation = #_sourceLocation
  ) {
    let told = Self.properties(SchemaDocument(kind).root).filter { $0.key == key }
    #expect(told.compactMap(\.initially).allSatisfy { $0 == value }, sourceLocation: place)
    #expect(told.contains { $0.initially != nil }, sourceLocation: place)
  }

  static func properties(_ schema: Schema) -> [Property] {
    switch schema {
    case .mapping(let mapping):
      mapping.properties.flatMap { [$0] + properties($0.schema) }
    case .list(let item, _), .oneOrMore(let item), .names(_, let item, _): properties(item)
    case .any(let schemas): schemas.flatMap(properties)
    case .scalar, .reference, .anything: []
    }
  }
}
