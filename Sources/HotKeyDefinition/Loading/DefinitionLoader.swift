package import Diagnostics

/// What became of the files of a set.
package struct LoadResult: Sendable {
  /// The definitions without error.
  package let set: DefinitionSet
  /// In the order of the files, and within a file of their places.
  package let diagnostics: [Diagnostic]
  /// Every file that was looked at, as it is shown, in alphabetical order.
  package let files: [String]

  /// Whether anything was left out.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Reads `HotKeys/` and `Templates/` and compares everything with everything.
///
/// - Shape: time grows with the number of definitions; the result does not depend on the order in
///   which the
///   disk names the files.
/// - Errors: none; what cannot be read is a finding, and the rest is read all the same.
/// - Isolation: blocks on the disk; call it where that does no harm.
/// - Source: design §5.
package struct DefinitionLoader: Sendable {
  private let hotKeys: String
  private let templates: String

  /// - Parameters:
  ///   - hotKeys: the folder with hot keys, `systems/` and `adapters.yaml`, as messages shall name
  ///     it.
  ///   - templates: the folder with standard texts; it need not exist.
  package init(hotKeys: String, templates: String) {
    self.hotKeys = hotKeys
    self.templates = templates
  }

  /// Loads all there is.
  package func load() -> LoadResult {
    let definitions = DefinitionFolder(
      hotKeys, ending: ".yaml", near: [".yml": ".yaml"], isNeeded: true)
    let texts = DefinitionFolder(
      templates, ending: ".md", near: [".markdown": ".md"], isNeeded: false)
    let paths = definitions.files.filter { !$0.hasSuffix(".test.yaml") }
    let root = DefinitionFolder.trimmed(hotKeys)
    let parsed = ParsedFile.all(paths.count + texts.files.count) { index in
      index < paths.count
        ? ParsedFile(definition: paths[index], below: root)
        : ParsedFile(text: texts.files[index - paths.count])
    }
    var drafts = DefinitionDrafts(parsed)
    let set = drafts.check()
    return LoadResult(
      set: set, diagnostics: definitions.diagnostics + texts.diagnostics + drafts.diagnostics,
      files: paths + texts.files)
  }
}
