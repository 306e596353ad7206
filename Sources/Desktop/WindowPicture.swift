import Glibc

/// What a window shows at one moment.
///
/// - Shape: four bytes a pixel, row after row, without anything between; may show a citizen's data:
///   it is compared and thrown away, never kept or written.
package struct WindowPicture: Sendable {
  package let width: Int
  package let height: Int
  package let bytes: [UInt8]

  package init(width: Int, height: Int, bytes: [UInt8]) {
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// The smallest area that holds every pixel in which two pictures differ.
  ///
  /// - Returns: `nil` where they are the same; two of different size differ in all.
  package func difference(from other: WindowPicture) -> ScreenArea? {
    guard width == other.width, height == other.height, bytes.count == other.bytes.count,
      bytes.count == width * height * 4
    else { return ScreenArea(x: 0, y: 0, width: width, height: height) }
    return bytes.withUnsafeBytes { mine in
      other.bytes.withUnsafeBytes { theirs in
        Self.difference(mine, theirs, width: width, height: height)
      }
    }
  }

  /// Whole rows are compared first: a picture has millions of pixels, and most rows are the same.
  private static func difference(
    _ mine: UnsafeRawBufferPointer, _ theirs: UnsafeRawBufferPointer, width: Int, height: Int
  ) -> ScreenArea? {
    let stride = width * 4
    var (top, bottom, left, right) = (height, -1, width, -1)
    for row in 0..<height {
      let range = row * stride..<(row + 1) * stride
      let (a, b) = (
        UnsafeRawBufferPointer(rebasing: mine[range]),
        UnsafeRawBufferPointer(rebasing: theirs[range])
      )
      guard let (first, last) = differing(a, b) else { continue }
      top = min(top, row)
      bottom = row
      left = min(left, first / 4)
      right = max(right, last / 4)
    }
    guard bottom >= 0 else { return nil }
    return ScreenArea(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
  }

  /// The first and the last byte in which two rows differ.
  private static func differing(
    _ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer
  ) -> (first: Int, last: Int)? {
    guard let one = a.baseAddress, let two = b.baseAddress, memcmp(one, two, a.count) != 0 else {
      return nil
    }
    var first = 0
    while a[first] == b[first] { first += 1 }
    var last = a.count - 1
    while a[last] == b[last] { last -= 1 }
    return (first, last)
  }
}

/// Who can look at windows.
///
/// - Errors: ``DesktopError``.
package protocol WindowPictures: Sendable {
  /// What a window shows now, as far as it lies on the screen.
  func picture(of window: WindowID) async throws(DesktopError) -> WindowPicture
}
