import Foundation

extension String {
  /// The text in Unicode's composed form (NFC), as ``Value/text(_:)`` holds it.
  ///
  /// - Source: Unicode Standard Annex 15. Scalars below U+0300 are composed already, so Danish text
  ///   never pays for more.
  package var normalisedText: String {
    unicodeScalars.allSatisfy { $0.value < 0x300 } ? self : precomposedStringWithCanonicalMapping
  }
}
