extension DiagnosticCatalogue {
  /// GV01xx, files and their YAML.
  static let structure: [CatalogueEntry] = []
}
