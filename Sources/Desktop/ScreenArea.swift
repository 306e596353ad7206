/// A rectangle on the screen, in pixels from its upper left corner.
package struct ScreenArea: Codable, Sendable, Hashable {
  package let x: Int
  package let y: Int
  package let width: Int
  package let height: Int

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// Whether the two have a pixel in common.
  package func touches(_ other: ScreenArea) -> Bool {
    x < other.x + other.width && other.x < x + width && y < other.y + other.height
      && other.y < y + height
  }

  package func contains(_ other: ScreenArea) -> Bool {
    other.x >= x && other.y >= y && other.x + other.width <= x + width
      && other.y + other.height <= y + height
  }

  /// What both have in common; empty where they have nothing.
  package func intersection(_ other: ScreenArea) -> ScreenArea {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return ScreenArea(
      x: left, y: top, width: max(0, min(x + width, other.x + other.width) - left),
      height: max(0, min(y + height, other.y + other.height) - top))
  }
}
