package import Diagnostics

/// What `genvej check` prints.
///
/// - Shape: exit code 0 without errors (warnings and notes may be there), 1 with errors, 2 where a
///   named path holds nothing that is checked.
/// - Source: style §6.2.
package enum DefinitionCheck {
  /// Loads a set and writes what was found.
  ///
  /// - Parameters:
  ///   - layers: where the definitions come from.
  ///   - only: files or folders whose findings are wanted; everything is compared all the
  ///     same. Empty means all.
  ///   - named: files and folders of which each must hold something that is checked.
  ///   - lint: what the rules are held against; `nil` leaves them out.
  ///   - format: how the findings are written.
  ///   - colour: whether the human format may use ANSI colours.
  ///   - isStrict: whether warnings count as errors do.
  ///   - version: of the program, for SARIF.
  /// - Returns: the text to print, ended by a line break unless it is empty, and the exit code.
  package static func run(
    _ layers: DefinitionLayers, only: [String] = [], named: [String] = [],
    lint: LintSettings? = nil, format: DiagnosticFormat = .human, colour: Bool = false,
    isStrict: Bool = false, version: String = ""
  ) -> (output: String, exitCode: Int32) {
    let result = DefinitionLoader(layers).loadWithScripts()
    let linted =
      lint.map { Linter(result, $0).run() }
      ?? LintResult(findings: result.diagnostics, silenced: [])
    let looked =
      result.files + (layers.siteFile.map { [$0] } ?? [])
      + linted.findings.compactMap { $0.span?.file.path }
    if let empty = named.first(where: { path in !looked.contains { isWanted($0, [path]) } }) {
      let folders = layers.layers.map(\.hotKeys).joined(separator: ", ")
      return (
        "genvej: \(empty): nothing to check there; what is checked are the .yaml files below \(folders) and the texts in .md\n",
        2
      )
    }
    let files = result.files.filter { isWanted($0, only) }
    let found = linted.findings.filter { isWanted($0.span?.file.path, only) }
    let silenced = linted.silenced.filter { isWanted($0.finding.span?.file.path, only) }
    let exitCode: Int32 =
      found.contains { $0.severity == .error || isStrict && $0.severity == .warning } ? 1 : 0
    if format == .sarif {
      return (SARIFRenderer(version: version).render(found, silenced: silenced), exitCode)
    }
    let output = report(
      found, files: files.count, silenced: silenced.count, format: format, colour: colour)
    return (output, exitCode)
  }

  private static func report(
    _ diagnostics: [Diagnostic], files: Int, silenced: Int, format: DiagnosticFormat, colour: Bool
  ) -> String {
    switch format {
    case .human: human(diagnostics, files: files, silenced: silenced, colour)
    case .short: ShortRenderer().render(diagnostics)
    case .json, .sarif: JSONRenderer().render(diagnostics, files: files, silenced: silenced)
    }
  }

  private static func human(
    _ diagnostics: [Diagnostic], files: Int, silenced: Int, _ colour: Bool
  ) -> String {
    let looked = "\(files) file\(files == 1 ? "" : "s") checked"
    let allowed = silenced > 0 ? ", \(silenced) allowed" : ""
    guard !diagnostics.isEmpty else { return "\(looked): nothing to report\(allowed)\n" }
    let summary = DiagnosticCounts(diagnostics).summary
    return HumanRenderer(colour: colour).render(diagnostics) + "\n\(looked): \(summary)\(allowed)\n"
  }

  private static func isWanted(_ path: String?, _ only: [String]) -> Bool {
    guard !only.isEmpty else { return true }
    guard let path else { return false }
    return only.contains { wanted in
      let folder = wanted.hasSuffix("/") ? wanted : wanted + "/"
      return path == wanted || path.hasPrefix(folder)
    }
  }
}
