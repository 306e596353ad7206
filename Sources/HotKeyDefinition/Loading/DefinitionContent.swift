package import CaseData
package import Diagnostics

/// What one file declares, as far as it can be read: an editor needs it while the file is broken.
///
/// - Shape: nothing is compared with other files; what is in error is left out, or is there as far as
///   it goes. Findings are the loader's business, not this one's.
package enum DefinitionContent: Sendable {
  /// `opaque` are names of `ask:` and `data:` of which nothing but the name is known.
  case hotKey(HotKey, opaque: [Name])
  case system(TargetSystem)
  case adapters([AdapterDeclaration])
  case rates(RateTable)
  case text(TextHeading)

  /// Reads a mapping as what stands at such a place.
  ///
  /// - Parameters:
  ///   - root: the file's mapping, or the front matter's.
  ///   - kind: `nil` for a standard text.
  ///   - file: where the mapping stands.
  package init(_ root: YAMLMapping, of kind: DefinitionKind?, in file: SourceFile) {
    let findings = Findings(file)
    switch kind {
    case .hotKey:
      let draft = HotKeyParser.parse(root, findings)
      self = .hotKey(draft.hotKey, opaque: draft.opaqueNames)
    case .system: self = .system(SystemParser.parse(root, findings).system)
    case .rates: self = .rates(RatesParser.parse(root, findings).table)
    case .adapters: self = .adapters(AdapterParser.parse(root, findings).readable)
    case nil: self = .text(TextParser.heading(root, findings))
    }
  }
}

/// Id, title and needs of a standard text, whatever its body is like.
package struct TextHeading: Sendable {
  package let id: Name?
  package let title: String
  package let needs: [String: ValueType]
}
