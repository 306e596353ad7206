/// Writes findings as SARIF, for systems that show them beside a change under review.
///
/// - Shape: one run, its rules those of the findings, in the order of their codes; columns count
///   Unicode scalars; findings that their authors have allowed are there, marked as suppressed.
/// - Source: OASIS, Static Analysis Results Interchange Format 2.1.0.
package struct SARIFRenderer: Sendable {
  private let version: String

  /// - Parameter version: of the program.
  package init(version: String) { self.version = version }

  /// One object, ended by a line break.
  ///
  /// - Parameter silenced: findings that are allowed, and why.
  package func render(
    _ findings: [Diagnostic], silenced: [(finding: Diagnostic, reason: String)] = []
  ) -> String {
    let codes = Set((findings + silenced.map(\.finding)).map(\.code.rawValue)).sorted()
    let ranks = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($0.element, $0.offset) })
    let results =
      findings.map { result($0, ranks, reason: nil) }
      + silenced.map { result($0.finding, ranks, reason: $0.reason) }
    let driver = JSONText.object([
      ("name", .string("Genvej")), ("version", .string(version)),
      ("rules", .array(codes.map(rule))),
    ])
    let run = JSONText.object([
      ("tool", .object([("driver", driver)])), ("columnKind", .string("unicodeCodePoints")),
      ("results", .array(results)),
    ])
    return JSONText.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")), ("runs", .array([run])),
    ]).text + "\n"
  }

  private func rule(_ code: String) -> JSONText {
    var members: [(String, JSONText)] = [("id", .string(code))]
    if let entry = DiagnosticCatalogue.entry(code) {
      members += [
        ("shortDescription", Self.message(entry.title)),
        ("fullDescription", Self.message(entry.explanation)),
        ("help", Self.message(Explanation.explain(code) ?? entry.explanation)),
      ]
    }
    return .object(members)
  }

  private func result(_ finding: Diagnostic, _ ranks: [String: Int], reason: String?) -> JSONText {
    let words = [finding.message, finding.label, finding.help].compactMap { $0 }
    var members: [(String, JSONText)] = [
      ("ruleId", .string(finding.code.rawValue)),
      ("ruleIndex", .number(ranks[finding.code.rawValue] ?? 0)),
      ("level", .string(finding.severity.rawValue)),
      ("message", Self.message(words.joined(separator: "; "))),
    ]
    if let span = finding.span { members.append(("locations", .array([location(span)]))) }
    let related = finding.notes.compactMap { note in
      note.span.map { location($0, message: note.message) }
    }
    if !related.isEmpty { members.append(("relatedLocations", .array(related))) }
    if let reason {
      let suppression = JSONText.object([
        ("kind", .string("inSource")), ("justification", .string(reason)),
      ])
      members.append(("suppressions", .array([suppression])))
    }
    return .object(members)
  }

  private func location(_ span: SourceSpan, message: String? = nil) -> JSONText {
    let (start, end) = (span.start, span.end)
    let region = JSONText.object([
      ("startLine", .number(start.line)), ("startColumn", .number(start.column)),
      ("endLine", .number(end.line)), ("endColumn", .number(end.column)),
    ])
    let artifact = JSONText.object([("uri", .string(Self.uri(span.file.path)))])
    let place = JSONText.object([("artifactLocation", artifact), ("region", region)])
    var members = [("physicalLocation", place)]
    if let message { members.append(("message", Self.message(message))) }
    return .object(members)
  }

  private static func message(_ text: String) -> JSONText { .object([("text", .string(text))]) }

  /// A relative reference, or `file:` for a path from the root.
  ///
  /// - Source: RFC 3986 §2.3, unreserved characters.
  private static func uri(_ path: String) -> String {
    var text = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return text
  }
}
