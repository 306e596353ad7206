/// How long a person worked in a form, from the first key or click to the last.
///
/// - Shape: pure; whole milliseconds. A pause longer than ``longestPause`` is idle as a whole.
package struct ActivityTime: Sendable, Hashable {
  /// Milliseconds; whoever does nothing for longer does something else.
  package static let longestPause: UInt32 = 60_000

  package private(set) var active: UInt64 = 0
  package private(set) var idle: UInt64 = 0
  private var last: UInt32?

  package init() {}

  /// - Parameter moments: times of the X server, in order.
  package init(_ moments: [UInt32]) {
    moments.forEach { add($0) }
  }

  /// Adds a moment; the server's clock begins anew after 49 days.
  package mutating func add(_ moment: UInt32) {
    if let last {
      let pause = moment &- last
      // Two connections may tell of the same moment in either order.
      guard pause < UInt32.max / 2 else { return }
      if pause > ActivityTime.longestPause {
        idle += UInt64(pause)
      } else {
        active += UInt64(pause)
      }
    }
    last = moment
  }

  /// Whole seconds, rounded up.
  package var activeSeconds: Int { Int((active + 999) / 1000) }
  package var idleSeconds: Int { Int((idle + 999) / 1000) }
  /// As `manual-time` counts: rounded up, and at least one.
  package var minutes: Int { max(1, (activeSeconds + 59) / 60) }
}
