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
  /// - Returns: a place on the screen; `nil` where the field leaves no room for it.
  package static func place(
    width: Int, height: Int, window: ScreenArea?, field: ScreenArea?, screen: ScreenArea
  ) -> ScreenArea? {
    let strip = Strip(width: width, height: height)
    var places: [ScreenArea] = []
    if let window {
      let middle = window.x + (window.width - width) / 2
      let outside = [
        strip.at(middle, window.y - height), strip.at(middle, window.y + window.height),
      ]
      let others = [strip.corner(.lowerRight, of: screen)] + strip.upperCorners(of: screen)
      places = (outside + others).filter { !$0.touches(window) }
      places += strip.edges(of: window.intersection(screen))
    } else {
      places = strip.upperCorners(of: screen)
    }
    places += strip.edges(of: screen)
    return places.first { place in
      screen.contains(place) && field.map { !place.touches($0) } ?? true
    }
  }
}

/// What is to be placed.
private struct Strip {
  enum Corner { case lowerLeft, lowerRight, upperLeft, upperRight }

  let width: Int
  let height: Int

  func at(_ x: Int, _ y: Int) -> ScreenArea { ScreenArea(x: x, y: y, width: width, height: height) }

  func corner(_ corner: Corner, of area: ScreenArea) -> ScreenArea {
    let isRight = corner == .lowerRight || corner == .upperRight
    let isLower = corner == .lowerLeft || corner == .lowerRight
    return at(
      isRight ? area.x + area.width - width : area.x,
      isLower ? area.y + area.height - height : area.y)
  }

  func upperCorners(of area: ScreenArea) -> [ScreenArea] {
    [corner(.upperRight, of: area), corner(.upperLeft, of: area)]
  }

  /// The middle of the upper edge, then the corners from below.
  func edges(of area: ScreenArea) -> [ScreenArea] {
    [at(area.x + (area.width - width) / 2, area.y)]
      + [corner(.lowerRight, of: area), corner(.lowerLeft, of: area)] + upperCorners(of: area)
  }
}
