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
  /// Their texts, as far as they could be read, in the same order.
  package let sources: [SourceFile]
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
  private let open: OpenTexts

  /// - Parameters:
  ///   - hotKeys: the folder with hot keys, `systems/` and `adapters.yaml`, as messages shall name
  ///     it.
  ///   - templates: the folder with standard texts; it need not exist.
  package init(hotKeys: String, templates: String) {
    self.init(DefinitionLayers(hotKeys: hotKeys, templates: templates))
  }

  /// - Parameters:
  ///   - layers: where the definitions come from.
  ///   - open: what is read instead of files, such as texts in an editor.
  package init(_ layers: DefinitionLayers, open: OpenTexts = OpenTexts()) {
    self.layers = layers
    self.open = open
  }

  /// The files that count, without reading them: definitions first, then texts.
  package func places() -> [DefinitionPlace] {
    let listing = LayerListing(layers, open: open)
    return listing.definitions.inForce.map {
      DefinitionPlace(path: $0.path, kind: DefinitionKind(at: $0.relative))
    } + listing.texts.inForce.map { DefinitionPlace(path: $0.path, kind: nil) }
  }

  /// The replay scripts beside the definitions, which the daemon never reads.
  package var scripts: [String] { LayerListing(layers, open: open).scripts }

  /// Loads all there is, and looks at the replay scripts too.
  package func loadWithScripts() -> LoadResult {
    let result = load()
    let scripts = scripts
    var diagnostics = result.diagnostics
    var sources = result.sources
    for path in scripts {
      let (file, unreadable) = DefinitionFile.read(path, open: open)
      diagnostics += unreadable
      guard let file else { continue }
      sources.append(file.source)
      let (script, problems) = ScriptParser.read(file)
      diagnostics += problems
      // A hot key that is left out has been told of already.
      guard let script, !result.hasErrors else { continue }
      diagnostics += ScriptChecker.check(script, in: result.set).diagnostics
    }
    return LoadResult(
      set: result.set, diagnostics: diagnostics, files: result.files + scripts, sources: sources,
      hasSiteErrors: result.hasSiteErrors)
  }

  /// Loads all there is.
  package func load() -> LoadResult {
    let listing = LayerListing(layers, open: open)
    let whole = load(listing.definitions.inForce, listing.texts.inForce, listing.diagnostics)
    guard whole.hasErrors, layers.hasUsers else { return whole }
    // Listed anew: below a file of the user's there may be one of the site's.
    let rest = LayerListing(layers.withoutUsers, open: open)
    let base = load(rest.definitions.inForce, rest.texts.inForce, rest.diagnostics)
    let users = (listing.definitions.inForce + listing.texts.inForce).first { $0.owner == .user }
    return LoadResult(
      set: base.set,
      diagnostics: whole.diagnostics + (users.map { [.usersSetAside($0)] } ?? []),
      files: whole.files, sources: whole.sources, hasSiteErrors: base.hasErrors)
  }

  private func load(
    _ definitions: [LayerFile], _ texts: [LayerFile], _ findings: [Diagnostic]
  ) -> LoadResult {
    let parsed = ParsedFile.all(definitions.count + texts.count) { [open] index in
      index < definitions.count
        ? ParsedFile(
          definition: definitions[index].path, below: definitions[index].root, open: open)
        : ParsedFile(text: texts[index - definitions.count].path, open: open)
    }
    var drafts = DefinitionDrafts(parsed)
    let set = drafts.check()
    let diagnostics = findings + drafts.diagnostics
    return LoadResult(
      set: set, diagnostics: diagnostics, files: (definitions + texts).map(\.path),
      sources: drafts.sources, hasSiteErrors: diagnostics.hasErrors)
  }
}

/// A file of a set and what it is.
package struct DefinitionPlace: Sendable, Equatable {
  package let path: String
  /// `nil` for a standard text.
  package let kind: DefinitionKind?

  package init(path: String, kind: DefinitionKind?) {
    self.path = path
    self.kind = kind
  }
}

extension [Diagnostic] {
  fileprivate var hasErrors: Bool { contains { $0.severity == .error } }
}
