import Desktop
import PanelModel

/// What a caseworker reads of a chord that the desktop would not give.
extension ChordRefusal {
  /// In the cheat sheet, beside the chord.
  func message(in language: PanelLanguage) -> String {
    switch reason {
    case .taken: language("optaget af et andet program", "taken by another program")
    case .noSuchKey: language("findes ikke på dette tastatur", "not on this keyboard")
    }
  }

  /// In the palette, where the hot key works all the same.
  ///
  /// - Parameter keys: the hot key's whole sequence.
  func message(of keys: String, in language: PanelLanguage) -> String {
    switch reason {
    case .taken:
      language(
        "\(keys) er optaget af et andet program; brug listen.",
        "\(keys) is taken by another program; use this list.")
    case .noSuchKey:
      language(
        "\(keys) findes ikke på dette tastatur; brug listen.",
        "\(keys) is not on this keyboard; use this list.")
    }
  }
}
