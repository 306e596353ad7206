/// What `genvej explain` knows of one code.
///
/// - Shape: plain text; the examples are pieces of YAML or of a standard text, without a final line
///   break, or several files, each behind a line `# file: path`.
package struct CatalogueEntry: Sendable {
  package let code: DiagnosticCode
  /// One line, lower case, without a final period.
  package let title: String
  /// A few sentences for the person who writes definitions: what it means, why it is refused, what
  /// to do.
  package let explanation: String
  /// A piece that gives the finding.
  package let badExample: String?
  /// The same piece put right.
  package let goodExample: String?

  package init(
    _ code: DiagnosticCode, _ title: String, _ explanation: String, bad badExample: String? = nil,
    good goodExample: String? = nil
  ) {
    self.code = code
    self.title = title
    self.explanation = explanation
    self.badExample = badExample
    self.goodExample = goodExample
  }
}

/// Every code Genvej can print, one array a subject.
///
/// - Shape: GV01xx file and YAML structure, GV0201-GV0229 expressions, GV0230-GV0299 references and
///   types
///   across files, GV03xx chords, GV04xx case data, GV05xx runs, GV06xx rules, GV07xx scripts.
package enum DiagnosticCatalogue {
  package static let entries: [CatalogueEntry] =
    structure + expressions + references + chords + caseData + runs + rules + rates
    + scripts

  /// The entry of a code as a person writes it, `gv0204` as well as `GV0204`.
  package static func entry(_ code: String) -> CatalogueEntry? {
    byCode[DiagnosticCode(rawValue: code.uppercased())]
  }

  private static let byCode = Dictionary(
    entries.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
}
