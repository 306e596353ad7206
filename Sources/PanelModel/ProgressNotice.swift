package import Desktop

/// How far a run is.
///
/// - Shape: JSON over D-Bus, the newest counts; value-free.
package struct ProgressNotice: Codable, Sendable, Hashable {
  package enum Phase: String, Codable, Sendable {
    case gathering
    case filling
    /// Nothing is to be seen (any more).
    case ended
  }

  package let title: String
  package let phase: Phase
  package let done: Int
  package let total: Int
  /// How long the run has lasted.
  package let milliseconds: Int
  /// The window being filled, by its X id.
  package let window: UInt?
  /// Where the field being filled is, as far as its application tells.
  package let field: ScreenArea?

  package init(
    title: String, phase: Phase, done: Int, total: Int, milliseconds: Int, window: UInt?,
    field: ScreenArea?
  ) {
    self.title = title
    self.phase = phase
    self.done = done
    self.total = total
    self.milliseconds = milliseconds
    self.window = window
    self.field = field
  }

  /// Shorter runs show nothing.
  package static let patience = 300
}

/// Where the strip that shows the progress stands.
///
/// - Shape: pure; in pixels of the X screen.
package enum ProgressPlacement {
  /// Outside of the window being filled where there is room; else at one of its edges, the first
  /// that does not touch the field.
  ///
  /// - Parameters:
  ///   - window: with the window manager's frame; `nil` where nobody knows.
  ///   - field: `nil` where its application does not tell: then the upper edge of the frame, where
  ///     no field is.
  ///   - screen: without panels.
  package static func place(
    width: Int, height: Int, window: ScreenArea?, field: ScreenArea?, screen: ScreenArea
  ) -> ScreenArea {
    let corner = { (right: Bool, bottom: Bool, area: ScreenArea) in
      ScreenArea(
        x: right ? area.x + area.width - width : area.x,
        y: bottom ? area.y + area.height - height : area.y, width: width, height: height)
    }
    guard let window else { return corner(true, false, screen) }
    let middle = window.x + (window.width - width) / 2
    let outside = [
      ScreenArea(x: middle, y: window.y - height, width: width, height: height),
      ScreenArea(x: middle, y: window.y + window.height, width: width, height: height),
      corner(true, true, screen), corner(true, false, screen), corner(false, true, screen),
    ]
    let free = outside.first { screen.contains($0) && !$0.touches(window) }
    if let free { return free }
    let seen = window.intersection(screen)
    let top = ScreenArea(
      x: seen.x + (seen.width - width) / 2, y: seen.y, width: width, height: height
    )
    let edges = [
      top, corner(true, true, seen), corner(false, true, seen), corner(true, false, seen),
    ]
    guard let field else { return top }
    return edges.first { !$0.touches(field) } ?? top
  }
}
