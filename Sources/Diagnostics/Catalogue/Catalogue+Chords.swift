extension DiagnosticCatalogue {
  /// GV03xx, chords.
  static let chords: [CatalogueEntry] = []
}
