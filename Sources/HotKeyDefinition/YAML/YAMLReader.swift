import Diagnostics

/// Reads one YAML document into positioned nodes, and refuses what a definition has no use for.
///
/// - Shape: anchors, aliases, merge keys, tags, keys that stand twice, several documents and more
///   than
///   ``YAMLReader/deepest`` levels are findings; a syntax error ends the reading with one finding.
/// - Source: design §5; style §6.2.
package struct YAMLReader {
  /// Levels of lists and mappings in one another.
  package static let deepest = 20

  private let stream: YAMLEventStream
  private var findings: Findings
  private var depth = 0

  private enum Stop: Error {
    case syntax(YAMLSyntaxError)
    /// The finding has been made.
    case tooDeep
  }

  /// The document in `bytes`, or `nil` where there is none or it cannot be read.
  ///
  /// The bytes are UTF-8 without byte order mark and NUL; `base` is the offset in the findings'
  /// file of the
  /// first byte's scalar.
  package static func read(
    _ bytes: some Sequence<UInt8>, base: Int = 0, into findings: inout Findings
  ) -> YAMLNode? {
    Array(bytes).withUnsafeBufferPointer { buffer in
      var reader = YAMLReader(stream: YAMLEventStream(buffer, base: base), findings: findings)
      let root = reader.document()
      findings = reader.findings
      return root
    }
  }

  private init(stream: YAMLEventStream, findings: Findings) {
    self.stream = stream
    self.findings = findings
  }

  private mutating func document() -> YAMLNode? {
    do throws(Stop) {
      _ = try next()
      guard case .documentStart = try next().kind else { return nil }
      let root = try node(next())
      _ = try next()
      let after = try next()
      if case .streamEnd = after.kind { return root }
      findings.add(
        .severalDocuments, "a file holds one document, another begins here",
        at: after.range, help: "leave out the `---`, or move what follows to a file of its own")
      return root
    } catch {
      if case .syntax(let syntax) = error, !isExplained(syntax) {
        YAMLSyntaxWords.report(syntax, into: &findings)
      }
      return nil
    }
  }

  /// Whether an alias or template on the line, found before, is why YAML cannot go on.
  private func isExplained(_ error: YAMLSyntaxError) -> Bool {
    let line = findings.file.position(at: error.offset).line
    let reasons: [DiagnosticCode] = [.yamlReference, .yamlTag, .unquotedTemplate]
    return findings.diagnostics.contains {
      reasons.contains($0.code) && $0.span?.start.line == line
    }
  }

  private func next() throws(Stop) -> YAMLEvent {
    do {
      return try stream.next()
    } catch {
      throw .syntax(error)
    }
  }

  private mutating func node(_ event: YAMLEvent) throws(Stop) -> YAMLNode {
    let isRefused = refuseProperties(event)
    switch event.kind {
    case .scalar(let text, let style):
      if isRefused { return .refused(event.range) }
      return .scalar(YAMLScalar(text: text, style: style, range: event.range))
    case .sequenceStart:
      return try sequence(event)
    case .mappingStart:
      return try mapping(event)
    default:
      refuseAlias(event)
      return .refused(event.range)
    }
  }

  private mutating func sequence(_ start: YAMLEvent) throws(Stop) -> YAMLNode {
    try descend(start)
    var items: [YAMLNode] = []
    while true {
      let event = try next()
      if case .sequenceEnd = event.kind {
        depth -= 1
        return .sequence(
          YAMLSequence(items: items, range: extent(start, event, last: items.last?.range)))
      }
      items.append(try node(event))
    }
  }

  private mutating func mapping(_ start: YAMLEvent) throws(Stop) -> YAMLNode {
    try descend(start)
    var entries: [YAMLMapping.Entry] = []
    var keys = KeyIndex()
    while true {
      let event = try next()
      if case .mappingEnd = event.kind {
        depth -= 1
        let range = extent(start, event, last: entries.last?.value.range)
        if keys.isRefused { return .refused(range) }
        return .mapping(YAMLMapping(entries: entries, range: range))
      }
      let key = try node(event)
      let value = try node(next())
      if let entry = entry(key, value, &keys, entries) { entries.append(entry) }
    }
  }

  /// Where each key of a mapping stands, and whether the mapping is none that can be read.
  private struct KeyIndex {
    var places: [String: Int] = [:]
    var isRefused = false
  }

  private mutating func entry(
    _ key: YAMLNode, _ value: YAMLNode, _ keys: inout KeyIndex, _ entries: [YAMLMapping.Entry]
  ) -> YAMLMapping.Entry? {
    guard case .scalar(let scalar) = key else {
      refuseKey(key, &keys)
      return nil
    }
    if scalar.text == "<<", scalar.style == .plain {
      keys.isRefused = true
      if case .refused = value { return nil }
      findings.add(
        .yamlReference, "merge keys are not used in definitions", at: scalar.range,
        help: "write the keys out")
      return nil
    }
    if let first = keys.places[scalar.text] {
      let note = Diagnostic.Note(
        "`\(scalar.text)` stands here first", at: findings.span(entries[first].key.range))
      findings.add(
        .duplicateKey, "`\(scalar.text)` stands twice in one mapping", at: scalar.range,
        label: "again", notes: [note])
      return nil
    }
    keys.places[scalar.text] = entries.count
    return YAMLMapping.Entry(key: scalar, value: value)
  }

  /// `{{ borger.navn }}` without quotes is a mapping whose key is a mapping.
  private mutating func refuseKey(_ key: YAMLNode, _ keys: inout KeyIndex) {
    if case .refused = key { return }
    let opening = findings.file.text(in: key.range.lowerBound - 1..<key.range.lowerBound + 1)
    if opening == "{{" {
      keys.isRefused = true
      YAMLSyntaxWords.reportUnquoted(at: key.range.lowerBound - 1, into: &findings)
      return
    }
    findings.add(.wrongNode, "expected a text as key, found \(key.kind)", at: key.range)
  }

  private mutating func descend(_ event: YAMLEvent) throws(Stop) {
    depth += 1
    guard depth > YAMLReader.deepest else { return }
    findings.add(
      .nestedTooDeeply, "more than \(YAMLReader.deepest) levels of lists and mappings",
      at: event.range, label: "level \(depth)")
    throw .tooDeep
  }

  /// A block ends where its last part ends; libyaml puts the end event before the next token.
  private func extent(_ start: YAMLEvent, _ end: YAMLEvent, last: Range<Int>?) -> Range<Int> {
    let low = start.range.lowerBound
    let high = end.range.isEmpty ? last?.upperBound ?? start.range.upperBound : end.range.upperBound
    return low..<max(low, high)
  }

  private mutating func refuseProperties(_ event: YAMLEvent) -> Bool {
    if event.hasAnchor {
      findings.add(
        .yamlReference, "anchors are not used in definitions", at: word("&", in: event.range),
        help: "write the value out, or put text that begins with `&` in quotes")
    }
    if event.hasTag {
      findings.add(
        .yamlTag, "tags are not used in definitions", at: word("!", in: event.range),
        help: "values are typed by the field they fill; put text that begins with `!` in quotes")
    }
    return event.hasAnchor || event.hasTag
  }

  private mutating func refuseAlias(_ event: YAMLEvent) {
    findings.add(
      .yamlReference, "aliases are not used in definitions", at: event.range,
      help: "write the value out, or put text that begins with `*` in quotes")
  }

  /// The first word of a range that begins with `mark`.
  private func word(_ mark: Unicode.Scalar, in range: Range<Int>) -> Range<Int> {
    let scalars = findings.file.scalars
    let blanks: [Unicode.Scalar] = [" ", "\n", "\r", "\t"]
    let low = min(range.lowerBound, scalars.count)
    guard let start = scalars[low...].firstIndex(of: mark) else { return range }
    let end = scalars[start...].firstIndex { blanks.contains($0) } ?? scalars.count
    return start..<end
  }
}
