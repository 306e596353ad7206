extension DiagnosticCatalogue {
  /// GV05xx, runs that failed.
  static let runs: [CatalogueEntry] = []
}
