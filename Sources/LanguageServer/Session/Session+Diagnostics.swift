import Diagnostics
import HotKeyDefinition

/// Findings, looked for while the client goes on.
extension Session {
  /// A look that is due, at most one for each set at a time.
  package mutating func nextAnalysis() -> Analysis? {
    guard life == .running else { return nil }
    let due = sets.filter { $0.value.isDirty && !$0.value.isBeingLookedAt }
    guard let (root, set) = due.min(by: { $0.key.hotKeys < $1.key.hotKeys }) else { return nil }
    sets[root]?.isDirty = false
    sets[root]?.isBeingLookedAt = true
    let versions = documents.filter { set.holds($0.key) }.mapValues(\.edit)
    return Analysis(
      root: root, layers: set.layers, open: set.open(documents), versions: versions,
      rules: rules())
  }

  /// Takes what a look has brought.
  ///
  /// - Returns: the findings of every file that has some, and an empty list for each that has none any
  ///   more. A document that has changed meanwhile is left for the next look.
  package mutating func finish(_ result: AnalysisResult) -> [JSONValue] {
    guard let set = sets[result.root] else { return [] }
    sets[result.root]?.isBeingLookedAt = false
    let found = Dictionary(grouping: result.diagnostics) { $0.span?.file.path ?? "" }
    var kept: [String: [Diagnostic]] = [:]
    var messages: [JSONValue] = []
    for path in Set(found.keys).union(set.diagnostics.keys).sorted() where !path.isEmpty {
      if let document = documents[path], document.edit != result.versions[path] {
        kept[path] = set.diagnostics[path]
        continue
      }
      kept[path] = found[path]
      messages.append(publication(path, found[path] ?? []))
    }
    sets[result.root]?.diagnostics = kept
    return messages
  }

  func publication(_ path: String, _ diagnostics: [Diagnostic]) -> JSONValue {
    var params: [String: JSONValue] = [
      "uri": .string(uri(path)), "diagnostics": .array(diagnostics.map(json)),
    ]
    if let document = documents[path] { params["version"] = .integer(document.version) }
    return .notification("textDocument/publishDiagnostics", .object(params))
  }

  private func json(_ diagnostic: Diagnostic) -> JSONValue {
    let range = diagnostic.span.map { $0.file.textRange($0.range, client.encoding) }
    var fields: [String: JSONValue] = [
      "range": JSONValue(
        range
          ?? TextRange(
            start: TextPosition(line: 0, character: 0), end: TextPosition(line: 0, character: 0))),
      "severity": .integer(diagnostic.severity.number),
      "code": .string(diagnostic.code.rawValue),
      "source": "genvej",
      "message": .string(message(of: diagnostic)),
      "data": ["explain": .string("genvej explain \(diagnostic.code.rawValue)")],
    ]
    let notes = diagnostic.notes.compactMap { note in
      note.span.map { span in
        JSONValue.object([
          "location": JSONValue(span, uri: uri(span.file.path), client.encoding),
          "message": .string(note.message),
        ])
      }
    }
    if client.showsRelatedInformation, !notes.isEmpty {
      fields["relatedInformation"] = .array(notes)
    }
    return .object(fields)
  }

  /// The message, what stands beside the marked text, what is not told apart, and what to do.
  private func message(of diagnostic: Diagnostic) -> String {
    var lines = [diagnostic.message]
    if let label = diagnostic.label, !diagnostic.message.contains(label) { lines.append(label) }
    for note in diagnostic.notes where note.span == nil || !client.showsRelatedInformation {
      lines.append("note: \(note.message)")
    }
    if let help = diagnostic.help { lines.append("help: \(help)") }
    return lines.joined(separator: "\n")
  }
}

extension Diagnostic.Severity {
  /// - Source: LSP 3.17, `DiagnosticSeverity`.
  fileprivate var number: Int {
    switch self {
    case .error: 1
    case .warning: 2
    case .note: 3
    }
  }
}
