extension DiagnosticCatalogue {
  /// GV0230 to GV0299, references and types across files.
  static let references: [CatalogueEntry] = []
}
