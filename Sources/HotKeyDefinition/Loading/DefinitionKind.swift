import Diagnostics

/// What a YAML file is, by where it stands.
package enum DefinitionKind: String, Sendable, CaseIterable {
  case hotKey = "hotkey"
  case system
  case rates
  case adapters

  /// - Parameter relative: the path below the root of the hot keys.
  package init(at relative: some StringProtocol) {
    self =
      relative == "adapters.yaml"
      ? .adapters
      : relative.hasPrefix("systems/")
        ? .system : relative.hasPrefix("rates/") ? .rates : .hotKey
  }

  /// The kind whose key a mapping holds.
  private init?(holding root: YAMLMapping) {
    let keys = Set(root.entries.map(\.key.text))
    guard let kind = Self.allCases.first(where: { keys.contains($0.rawValue) }) else { return nil }
    self = kind
  }

  private var words: String {
    switch self {
    case .hotKey: "a hot key"
    case .system: "a system"
    case .rates: "a table of rates"
    case .adapters: "a list of adapters"
    }
  }

  private var place: String {
    switch self {
    case .hotKey: "`HotKeys/<area>/<name>.yaml`"
    case .system: "`HotKeys/systems/<id>.yaml`"
    case .rates: "`HotKeys/rates/<id>.yaml`"
    case .adapters: "`HotKeys/adapters.yaml`"
    }
  }

  /// The root of a file of this kind; where it is another kind, that is the one finding.
  func mapping(_ root: YAMLNode?, _ findings: inout Findings) -> YAMLMapping? {
    guard let root, !isNothing(root) else {
      guard !findings.hasErrors else { return nil }
      findings.add(
        .emptyFile, "the file is empty", at: 0..<0,
        help: "it stands where \(words) is expected, which begins with `\(rawValue):`")
      return nil
    }
    guard case .mapping(let mapping) = root else {
      findings.expected("a mapping", for: words, found: root)
      return nil
    }
    if let found = DefinitionKind(holding: mapping), found != self,
      let entry = mapping.entries.first(where: { $0.key.text == found.rawValue })
    {
      findings.add(
        .unknownDefinition, "this is \(found.words), where \(words) is expected",
        at: entry.key.range, help: "move the file to \(found.place)")
      return nil
    }
    return mapping
  }

  private func isNothing(_ root: YAMLNode) -> Bool {
    if case .scalar(let scalar) = root { scalar.isAbsent } else { false }
  }
}
