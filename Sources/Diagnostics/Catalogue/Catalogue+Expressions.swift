extension DiagnosticCatalogue {
  /// GV0201 to GV0229, the inside of expressions.
  static let expressions: [CatalogueEntry] = []
}
