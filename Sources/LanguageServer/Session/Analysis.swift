package import Diagnostics
import HotKeyDefinition

/// One look at a whole set, apart from the session so that it can be taken while messages come in.
package struct Analysis: Sendable {
  package let root: DefinitionRoot
  let layers: DefinitionLayers
  let open: OpenTexts
  /// Of the open documents, by path.
  let versions: [String: Int]
  /// What the rules of `check` are held against.
  let rules: LintSettings?

  /// - Isolation: blocks on the disk.
  package func run() -> AnalysisResult {
    AnalysisResult(
      root: root, diagnostics: Self.diagnostics(of: layers, open: open, rules), versions: versions)
  }

  /// Everything there is to say about a set: the one place where findings come together.
  static func diagnostics(
    of layers: DefinitionLayers, open: OpenTexts, _ rules: LintSettings? = nil
  ) -> [Diagnostic] {
    let result = DefinitionLoader(layers, open: open).loadWithScripts()
    return rules.map { Linter(result, $0).run().findings } ?? result.diagnostics
  }
}

/// What a look at a set has brought.
package struct AnalysisResult: Sendable {
  package let root: DefinitionRoot
  package let diagnostics: [Diagnostic]
  let versions: [String: Int]
}
