/// What else the machine does while the form is filled.
enum Load: String, Sendable, CaseIterable {
  case idle
  /// Every core has a program of its own that never rests.
  case busy
}
