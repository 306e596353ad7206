import Diagnostics

/// Reads a mapping key by key, and finds fault with the keys nobody asked for.
struct MappingReader {
  /// What the mapping is, with its article: `a hot key`, `a step`.
  var subject: String
  /// Where a missing key is reported: at the first key, or at the whole where there is none.
  let place: Range<Int>
  private let entries: [YAMLMapping.Entry]
  private let range: Range<Int>
  private var known: [String] = []
  private var required: Set<String> = []
  private var refused: Set<String> = []

  /// - Returns: `nil` where the node is no mapping; then a finding has been made.
  init?(_ node: YAMLNode, _ subject: String, _ findings: inout Findings) {
    guard case .mapping(let mapping) = node else {
      findings.expected("a mapping", for: subject, found: node)
      return nil
    }
    self.init(mapping, subject)
  }

  init(_ mapping: YAMLMapping, _ subject: String) {
    self.subject = subject
    entries = mapping.entries
    range = mapping.range
    place = mapping.entries.first?.key.range ?? mapping.range
  }

  /// The entry of a key, if it is there with anything in it.
  mutating func take(_ key: String, _ findings: inout Findings) -> YAMLMapping.Entry? {
    if !refused.contains(key) { known.append(key) }
    guard let entry = entries.first(where: { $0.key.text == key }) else { return nil }
    guard case .scalar(let scalar) = entry.value, scalar.isAbsent else { return entry }
    findings.add(
      .emptyValue, "`\(key)` has no value", at: entry.key.range, label: "nothing after it")
    return nil
  }

  /// The entry of a key that must be there.
  mutating func require(_ key: String, _ findings: inout Findings) -> YAMLMapping.Entry? {
    required.insert(key)
    if let entry = take(key, &findings) { return entry }
    if !holds(key) {
      findings.add(
        .missingKey, "\(subject) needs `\(key)`", at: place, label: "`\(key)` is missing")
    }
    return nil
  }

  /// Whether the key is there at all.
  func holds(_ key: String) -> Bool {
    entries.contains { $0.key.text == key }
  }

  /// Finds fault with a key that is known elsewhere but has no sense here, and passes it over.
  mutating func refuse(_ key: String, because reason: String, _ findings: inout Findings) {
    refused.insert(key)
    guard let entry = entries.first(where: { $0.key.text == key }) else { return }
    findings.add(.misplacedKey, "`\(key)` does not fit here: \(reason)", at: entry.key.range)
  }

  /// Reports what was written and never asked for.
  func finish(_ findings: inout Findings) {
    findings.note(.keys(known: Set(known), required: required), at: range)
    let unused = known.filter { !holds($0) }
    let list = known.map { "`\($0)`" }.joined(separator: ", ")
    for entry in entries where !known.contains(entry.key.text) && !refused.contains(entry.key.text)
    {
      let help = Suggestion.nearest(entry.key.text, in: unused).map { "did you mean `\($0)`?" }
      findings.add(
        .unknownKey, "\(subject) has no key `\(entry.key.text)`", at: entry.key.range,
        label: "unknown key", help: help ?? "known keys: \(list)")
    }
  }
}

extension Findings {
  /// Something of another kind than asked for; silent where it was refused before.
  mutating func expected(_ kind: String, for subject: String, found node: YAMLNode) {
    if case .refused = node { return }
    if case .scalar(let scalar) = node, scalar.isAbsent {
      add(.emptyValue, "\(subject) has no value", at: scalar.range, label: "expected \(kind)")
      return
    }
    add(
      .wrongNode, "expected \(kind) for \(subject), found \(node.kind)",
      at: firstLine(of: node.range),
      label: "expected \(kind)")
  }

  /// Of a piece over many lines, the first.
  private func firstLine(of range: Range<Int>) -> Range<Int> {
    let scalars = file.scalars[range.clamped(to: 0..<file.scalars.count)]
    guard let end = scalars.firstIndex(where: { $0 == "\n" || $0 == "\r" }) else { return range }
    return range.lowerBound..<end
  }

  /// The entries of a mapping whose keys are names of the person's own choice.
  mutating func namedEntries(
    _ node: YAMLNode, of subject: String, areNames rule: NameRule = .simple
  ) -> [(name: Name, value: YAMLNode)] {
    guard case .mapping(let mapping) = node else {
      expected("a mapping", for: subject, found: node)
      return []
    }
    note(.names(rule), at: mapping.range)
    return mapping.entries.map { entry in
      if !rule.allows(entry.key.text) { malformed(entry.key) }
      return (Name(entry.key.text, at: span(entry.key.range)), entry.value)
    }
  }

  /// The items of a list; a single text stands for a list of one.
  mutating func items(_ node: YAMLNode, of subject: String) -> [YAMLNode] {
    switch node {
    case .sequence(let sequence): return sequence.items
    case .scalar(let scalar) where !scalar.isAbsent: return [node]
    default:
      expected("a list", for: subject, found: node)
      return []
    }
  }
}
