extension DiagnosticCatalogue {
  /// GV04xx, case data.
  static let caseData: [CatalogueEntry] = []
}
