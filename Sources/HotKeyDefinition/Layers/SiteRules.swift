import Diagnostics

/// What a site has decided about the layers, in its `site.yaml`.
struct SiteRules: Sendable {
  /// Files that users may have of their own.
  var mayOverride: [PathPattern] = []
  /// As they are written.
  var allowed: [String] = []
  /// Where they are written.
  var place: SourceSpan?
  /// Shipped files that the site does not use.
  var leftOut: [PathPattern] = []

  /// Adapters and systems say which data and windows are reached, and rates are approved: those are
  /// the site's alone.
  static func isSiteOnly(_ path: String) -> Bool {
    path == "adapters.yaml" || path.hasPrefix("systems/") || path.hasPrefix("rates/")
  }

  func allowsUser(_ path: String) -> Bool {
    !Self.isSiteOnly(path) && mayOverride.contains { $0.matches(path) }
  }

  func leavesOut(_ path: String) -> Bool { leftOut.contains { $0.matches(path) } }
}

/// Reads `site.yaml`; a file in error allows nothing.
struct SiteFileParser {
  private(set) var findings: Findings

  /// - Parameter path: it need not exist.
  static func read(_ path: String) -> (rules: SiteRules, diagnostics: [Diagnostic]) {
    guard FileKind(path) != .absent else { return (SiteRules(), []) }
    return parse(DefinitionFile.read(path))
  }

  /// Parses a file that has been screened.
  static func parse(
    _ screened: (file: DefinitionFile?, diagnostics: [Diagnostic])
  ) -> (rules: SiteRules, diagnostics: [Diagnostic]) {
    guard let file = screened.file else { return (SiteRules(), screened.diagnostics) }
    var parser = SiteFileParser(findings: Findings(file.source))
    let rules = parser.parse(file)
    return (parser.findings.hasErrors ? SiteRules() : rules, parser.findings.diagnostics)
  }

  mutating func parse(_ file: DefinitionFile) -> SiteRules {
    var rules = SiteRules()
    Indentation.refuseTabs(in: 0..<file.source.scalars.count, &findings)
    guard !findings.hasErrors, let root = YAMLReader.read(file.bytes, into: &findings) else {
      return rules
    }
    // A file of comments only is as good as none.
    if case .scalar(let scalar) = root, scalar.isAbsent { return rules }
    guard var reader = MappingReader(root, "a site file", &findings) else { return rules }
    if let entry = reader.take("users-may-override", &findings) {
      let read = patterns(entry)
      rules.mayOverride = read.map(\.pattern)
      rules.allowed = read.map(\.text)
      rules.place = findings.span(entry.key.range)
    }
    rules.leftOut = reader.take("leave-out", &findings).map { patterns($0).map(\.pattern) } ?? []
    reader.finish(&findings)
    return rules
  }

  private mutating func patterns(
    _ entry: YAMLMapping.Entry
  ) -> [(text: String, pattern: PathPattern)] {
    findings.items(entry.value, of: "`\(entry.key.text)`").compactMap { item in
      guard let scalar = findings.scalar(item, of: "a pattern") else { return nil }
      if let pattern = PathPattern(scalar.text) { return (scalar.text, pattern) }
      findings.add(
        .pathPattern, "`\(scalar.text)` matches no file", at: scalar.range,
        label: "expected a path below `HotKeys/` or `Templates/`",
        help: "write for example `standardtekster/*`")
      return nil
    }
  }
}
