/// Keys this process holds down through XTEST, in press order.
///
/// - Shape: each keycode at most once; empty between calls.
/// - Isolation: ``X11Desktop``; never touched from another thread.
/// - Source: XTEST protocol, "XTestFakeInput": keys outlive the client, so every exit path empties
///   this.
struct KeyLedger {
  private(set) var down: [UInt8] = []

  mutating func pressed(_ keycode: UInt8) {
    if !down.contains(keycode) { down.append(keycode) }
  }

  mutating func released(_ keycode: UInt8) {
    down.removeAll { $0 == keycode }
  }
}
