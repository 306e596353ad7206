import CX11
package import Desktop

/// What windows show.
///
/// - Source: XGetImage(3). The root is read, not the window: what its own inner windows show is then
///   part of the picture in every case.
extension X11Desktop: WindowPictures {
  package func picture(of window: WindowID) async throws(DesktopError) -> WindowPicture {
    try checkAlive()
    let target = Window(window.rawValue)
    var attributes = XWindowAttributes()
    guard XGetWindowAttributes(display, target, &attributes) != 0 else {
      throw DesktopError(.windowGone)
    }
    var (x, y): (Int32, Int32) = (0, 0)
    var child: Window = 0
    XTranslateCoordinates(display, target, root, 0, 0, &x, &y, &child)
    let screen = (
      XDisplayWidth(display, XDefaultScreen(display)),
      XDisplayHeight(display, XDefaultScreen(display))
    )
    let (left, top) = (max(0, x), max(0, y))
    let width = min(screen.0, x + attributes.width) - left
    let height = min(screen.1, y + attributes.height) - top
    guard width > 0, height > 0,
      let image = XGetImage(
        display, root, left, top, UInt32(width), UInt32(height), UInt(bitPattern: ~0), ZPixmap)
    else { throw DesktopError(.unsupported, "the window cannot be seen") }
    defer { genvej_destroy_image(image) }
    guard image.pointee.bits_per_pixel == 32, let data = image.pointee.data else {
      throw DesktopError(
        .unsupported, "the screen has \(image.pointee.bits_per_pixel) bits a pixel")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(width) * Int(height) * 4)
    let rows = UnsafeRawPointer(data)
    for row in 0..<Int(height) {
      let start = rows + row * Int(image.pointee.bytes_per_line)
      bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: Int(width) * 4))
    }
    return WindowPicture(width: Int(width), height: Int(height), bytes: bytes)
  }
}
