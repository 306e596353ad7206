package import Diagnostics

/// The kinds of file that the folders of definitions hold.
///
/// - Shape: the raw value is the word of the command line.
package enum DefinitionFileKind: String, Sendable, CaseIterable {
  case hotKey = "hotkey"
  case system
  case text
  case adapters
  case rates
  case site
  case script
}

/// One file as the parser of its kind reads it, with everything the parser asked for.
///
/// - Shape: `root` is `nil` where the YAML cannot be read, or there is none; a text's is its front
///   matter.
package struct FileReading: Sendable {
  package let root: YAMLNode?
  package let readings: [Reading.Place]
  package let diagnostics: [Diagnostic]

  /// Reads a file by itself; nothing is compared with other files.
  package init(_ file: DefinitionFile, as kind: DefinitionFileKind) {
    var findings = Findings(file.source)
    root = Self.root(of: file, kind, &findings)
    if case .mapping(let mapping) = root {
      // Some of the parsers read the YAML themselves, and would report it a second time.
      var fresh = Findings(file.source)
      fresh.readings = []
      if kind != .text, kind != .site { fresh.diagnostics = findings.diagnostics }
      findings = Self.findings(in: file, mapping, kind, fresh)
    }
    readings = findings.readings ?? []
    diagnostics = findings.diagnostics
  }

  private static func root(
    of file: DefinitionFile, _ kind: DefinitionFileKind, _ findings: inout Findings
  ) -> YAMLNode? {
    guard kind == .text else { return YAMLReader.read(file.bytes, into: &findings) }
    guard let frontMatter = FrontMatter(file, &findings) else { return nil }
    return YAMLReader.read(
      frontMatter.bytes, base: frontMatter.range.lowerBound, into: &findings)
  }

  private static func findings(
    in file: DefinitionFile, _ root: YAMLMapping, _ kind: DefinitionFileKind, _ findings: Findings
  ) -> Findings {
    switch kind {
    case .hotKey: return HotKeyParser.parse(root, findings).findings
    case .system: return SystemParser.parse(root, findings).findings
    case .adapters: return AdapterParser.parse(root, findings).findings
    case .rates: return RatesParser.parse(root, findings).findings
    case .script: return ScriptParser.parse(root, findings).findings
    case .text: return TextParser.parse(file, findings).findings
    case .site:
      var parser = SiteFileParser(findings: findings)
      _ = parser.parse(file)
      return parser.findings
    }
  }
}
