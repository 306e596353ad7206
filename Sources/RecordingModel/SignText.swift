/// What the sign on the screen says.
package enum SignText {
  /// - Parameters:
  ///   - stop: the chord that ends the recording, `Ctrl+Shift+F12`.
  ///   - isDanish: whether the person reads Danish.
  package static func text(stop: String, isDanish: Bool) -> String {
    isDanish
      ? "Genvej optager udfyldningen  ·  \(stop) stopper"
      : "Genvej is recording this form  ·  \(stop) stops"
  }
}
