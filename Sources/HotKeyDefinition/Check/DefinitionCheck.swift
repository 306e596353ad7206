package import Diagnostics

/// What `genvej check` prints.
///
/// - Shape: exit code 0 without errors (warnings and notes may be there), 1 with errors.
/// - Source: style §6.2.
package enum DefinitionCheck {
  /// Loads a set and writes what was found.
  ///
  /// - Parameters:
  ///   - layers: where the definitions come from.
  ///   - only: files or folders whose findings are wanted; everything is compared all the
  ///     same. Empty means all.
  ///   - format: how the findings are written.
  ///   - colour: whether the human format may use ANSI colours.
  /// - Returns: the text to print, ended by a line break unless it is empty, and the exit code.
  package static func run(
    _ layers: DefinitionLayers, only: [String] = [], format: DiagnosticFormat = .human,
    colour: Bool = false
  ) -> (output: String, exitCode: Int32) {
    let result = DefinitionLoader(layers).load()
    let files = result.files.filter { isWanted($0, only) }
    let diagnostics = result.diagnostics.filter { isWanted($0.span?.file.path, only) }
    return report(diagnostics, files: files.count, format: format, colour: colour)
  }

  /// Writes findings that somebody else has, such as a reload of the daemon.
  package static func report(
    _ diagnostics: [Diagnostic], files: Int, format: DiagnosticFormat, colour: Bool
  ) -> (output: String, exitCode: Int32) {
    let counts = DiagnosticCounts(diagnostics)
    let output =
      switch format {
      case .human: human(diagnostics, counts, files, colour)
      case .short: ShortRenderer().render(diagnostics)
      case .json: JSONRenderer().render(diagnostics, files: files)
      }
    return (output, counts.errors > 0 ? 1 : 0)
  }

  private static func human(
    _ diagnostics: [Diagnostic], _ counts: DiagnosticCounts, _ files: Int, _ colour: Bool
  ) -> String {
    let looked = "\(files) file\(files == 1 ? "" : "s") checked"
    guard !diagnostics.isEmpty else { return "\(looked): nothing to report\n" }
    return HumanRenderer(colour: colour).render(diagnostics) + "\n\(looked): \(counts.summary)\n"
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
