package import Diagnostics

/// What became of the files of a set.
package struct LoadResult: Sendable {
  /// The definitions without error.
  package let set: DefinitionSet
  /// In the order of the files, and within a file of their places.
  package let diagnostics: [Diagnostic]
  /// Every file that was looked at, as it is shown: the layers in their order, each in alphabetical
  /// order.
  package let files: [String]
  /// Whether anything was left out that is not the user's own.
  package let hasSiteErrors: Bool

  /// Whether anything was left out.
  package var hasErrors: Bool { diagnostics.hasErrors }
}

/// Reads `HotKeys/` and `Templates/` of all layers and compares everything with everything.
///
/// - Shape: time grows with the number of definitions; the result does not depend on the order in
///   which the
///   disk names the files. Where anything has an error with the user's files among the others, the
///   user's files are left out, all of them: half of them might be worse than none.
/// - Errors: none; what cannot be read is a finding, and the rest is read all the same.
/// - Isolation: blocks on the disk; call it where that does no harm.
/// - Source: design §5; Decisions/0015.
package struct DefinitionLoader: Sendable {
  private let layers: DefinitionLayers

  /// - Parameters:
  ///   - hotKeys: the folder with hot keys, `systems/` and `adapters.yaml`, as messages shall name
  ///     it.
  ///   - templates: the folder with standard texts; it need not exist.
  package init(hotKeys: String, templates: String) {
    self.init(DefinitionLayers(hotKeys: hotKeys, templates: templates))
  }

  package init(_ layers: DefinitionLayers) {
    self.layers = layers
  }

  /// Loads all there is.
  package func load() -> LoadResult {
    let listing = LayerListing(layers)
    let whole = load(listing.definitions.inForce, listing.texts.inForce, listing.diagnostics)
    guard whole.hasErrors, layers.hasUsers else { return whole }
    // Listed anew: below a file of the user's there may be one of the site's.
    let rest = LayerListing(layers.withoutUsers)
    let base = load(rest.definitions.inForce, rest.texts.inForce, rest.diagnostics)
    let users = (listing.definitions.inForce + listing.texts.inForce).first { $0.owner == .user }
    return LoadResult(
      set: base.set,
      diagnostics: whole.diagnostics + (users.map { [.usersSetAside($0)] } ?? []),
      files: whole.files, hasSiteErrors: base.hasErrors)
  }

  private func load(
    _ definitions: [LayerFile], _ texts: [LayerFile], _ findings: [Diagnostic]
  ) -> LoadResult {
    let parsed = ParsedFile.all(definitions.count + texts.count) { index in
      index < definitions.count
        ? ParsedFile(definition: definitions[index].path, below: definitions[index].root)
        : ParsedFile(text: texts[index - definitions.count].path)
    }
    var drafts = DefinitionDrafts(parsed)
    let set = drafts.check()
    let diagnostics = findings + drafts.diagnostics
    return LoadResult(
      set: set, diagnostics: diagnostics, files: (definitions + texts).map(\.path),
      hasSiteErrors: diagnostics.hasErrors)
  }
}

extension [Diagnostic] {
  fileprivate var hasErrors: Bool { contains { $0.severity == .error } }
}
