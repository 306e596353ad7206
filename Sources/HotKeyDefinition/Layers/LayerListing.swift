import Diagnostics

/// What stands in the folders of all layers, and which of it counts.
struct LayerListing {
  let definitions: LayerSelection
  let texts: LayerSelection
  /// Replay scripts beside the definitions, as far as the site does not leave them out.
  let scripts: [String]
  /// Of the folders and of the site's rules.
  private(set) var diagnostics: [Diagnostic]

  init(_ layers: DefinitionLayers, open: OpenTexts = OpenTexts()) {
    let site = layers.siteFile.map { SiteFileParser.read($0) }
    let rules = site?.rules ?? SiteRules()
    diagnostics = site?.diagnostics ?? []
    let isAnywhere = layers.layers.contains { FileKind($0.hotKeys) != .absent }
    var hotKeys: [LayerFile] = []
    var templates: [LayerFile] = []
    var tests: [LayerFile] = []
    for (index, layer) in layers.layers.enumerated() {
      let definitions = DefinitionFolder(
        layer.hotKeys, ending: ".yaml", near: [".yml": ".yaml"],
        isNeeded: index == 0 && !isAnywhere,
        open: open)
      let texts = DefinitionFolder(
        layer.templates, ending: ".md", near: [".markdown": ".md"], isNeeded: false, open: open)
      hotKeys += Self.files(definitions, layer.owner, layer.hotKeys) {
        !$0.hasSuffix(ScriptParser.ending)
      }
      tests += Self.files(definitions, layer.owner, layer.hotKeys) {
        $0.hasSuffix(ScriptParser.ending)
      }
      templates += Self.files(texts, layer.owner, layer.templates) { _ in true }
      diagnostics += definitions.diagnostics + texts.diagnostics
    }
    definitions = LayerSelection(hotKeys, rules)
    scripts = LayerSelection(tests, rules).inForce.map(\.path)
    texts = LayerSelection(templates, rules)
    diagnostics += (definitions.refused + texts.refused).map {
      .notAllowed($0, rules, siteFile: layers.siteFile)
    }
  }

  private static func files(
    _ folder: DefinitionFolder, _ owner: DefinitionLayer.Owner, _ root: String,
    where isWanted: (String) -> Bool
  ) -> [LayerFile] {
    let shown = DefinitionFolder.trimmed(root)
    return folder.files.filter(isWanted).map {
      LayerFile(owner: owner, root: shown, relative: String($0.dropFirst(shown.count + 1)))
    }
  }
}

extension Diagnostic {
  /// A file of the user's that stands there and does not count.
  fileprivate static func notAllowed(
    _ file: LayerFile, _ rules: SiteRules, siteFile: String?
  ) -> Diagnostic {
    let isSiteOnly = SiteRules.isSiteOnly(file.relative)
    let list = Phrase.list(rules.allowed)
    let help =
      isSiteOnly
      ? "adapters, systems and rates are described by the site alone; move the file away"
      : rules.allowed.isEmpty
        ? "the IT office can allow it in `\(siteFile ?? "site.yaml")`; until then, move it away"
        : "users may have \(list) of their own"
    return Diagnostic(
      .notTheUsers, .warning, "the site does not let users have `\(file.relative)` of their own",
      at: SourceSpan(file: SourceFile(path: file.path, text: ""), range: 0..<0),
      notes: isSiteOnly
        ? [] : rules.place.map { [Note("what users may have is said here", at: $0)] } ?? [],
      help: help)
  }

  /// The user's files are left out because not all is without error.
  static func usersSetAside(_ file: LayerFile) -> Diagnostic {
    Diagnostic(
      .usersSetAside, .warning,
      "the user's own files are left out as long as a definition has an error",
      at: SourceSpan(file: SourceFile(path: file.path, text: ""), range: 0..<0),
      help: "put the errors right, or move the files away")
  }
}
