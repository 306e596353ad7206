import Testing

@testable import HotKeyDefinition
@testable import Inspection

/// Drafts as text: whatever an application calls its fields, `check` takes it.
@Suite struct DraftTextTests {
  private static let labels = [
    "Navn", "ja/nej: svar", "- # \"citat\" \\ '", "true", "No", "{a}", "[b], c", "a: b # c",
    "½ & § „x“", "\u{7}\u{200B}\u{2028}", "😀", "&anchor *alias !tag %", "~",
  ]

  @Test func everyLabel_isReadAgainAsItWas() throws {
    var names = FieldNames()
    let fields = Self.labels.enumerated().map { index, label in
      FieldSketch(
        id: names.id(for: label, at: index + 1), label: label, kind: .choice, options: [label, "x"])
    }
    let sketch = SystemSketch(
      id: "skema", title: "Et # skema",
      window: WindowSketch(
        windowClass: "a: b", title: "* - \"c\"", showsCitizen: true, toolkit: "gtk", notes: []),
      form: FormSketch(id: "form", finding: .label, proof: .required, fields: fields),
      finding: .accessibility)
    let file = DefinitionFile.screened(Array(YAMLDraft(sketch).text.utf8), path: "skema.yaml")
    #expect(file.diagnostics.isEmpty, "\(file.diagnostics)")
    let draft = try #require(try Self.parsed(sketch))
    let read = draft.forms.first?.flatFields.map(\.label)
    #expect(read == Self.labels, "\(YAMLDraft(sketch).text)")
    #expect(
      draft.windows.first?.windowClass == "a: b" && draft.windows.first?.titleShowsCitizen == true)
  }

  private static func parsed(_ sketch: SystemSketch) throws -> TargetSystem? {
    let file = DefinitionFile.screened(Array(YAMLDraft(sketch).text.utf8), path: "skema.yaml")
    guard let content = file.file else { return nil }
    guard case .system(let draft) = ParsedFile((content, file.diagnostics), .system, path: "")
    else { return nil }
    return draft.system
  }
}
