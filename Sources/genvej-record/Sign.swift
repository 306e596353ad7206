import CXRecord

/// The bar on the screen that says that a recording is under way.
///
/// It lies above all windows, takes no click and no focus, and is as large as the desktop's `Xft.dpi`
/// makes texts.
///
/// - Source: ICCCM §4.1.10 (override-redirect); XFIXES 2, "SetWindowShapeRegion".
final class Sign {
  let window: Window
  /// Whether the server has shown some of it.
  private(set) var isVisible = false
  private(set) var isGone = false

  private let display: OpaquePointer
  private let text: String
  private let font: UnsafeMutablePointer<XftFont>
  private let draw: OpaquePointer
  private let context: GC
  private var white = XftColor()
  private let width: Int32
  private let height: Int32
  /// How often it has been put on top again; whoever keeps covering it ends the recording.
  private var raised = 0
  private static let mostRaises = 25

  /// Dark enough for white text to be read (WCAG 2, 7:1).
  private static let red: (UInt16, UInt16, UInt16) = (0xa4a4, 0x0e0e, 0x2626)

  /// Makes the bar above a window's upper edge, not yet on the screen.
  init?(_ display: OpaquePointer, over target: Window, _ text: String) {
    let screen = XDefaultScreen(display)
    guard let font = XftFontOpenName(display, screen, "Sans:bold:size=11") else { return nil }
    self.display = display
    self.text = text
    self.font = font
    let size = font.pointee.height
    height = size + size / 2
    width = Sign.extent(of: text, font, display) + size * 3
    let visual = XDefaultVisual(display, screen)
    let map = XDefaultColormap(display, screen)
    var red = XColor()
    (red.red, red.green, red.blue) = Sign.red
    XAllocColor(display, map, &red)
    let place = Sign.place(display, target, width, height)
    var attributes = XSetWindowAttributes()
    attributes.override_redirect = 1
    attributes.background_pixel = red.pixel
    attributes.event_mask = ExposureMask | VisibilityChangeMask | StructureNotifyMask
    window = XCreateWindow(
      display, XDefaultRootWindow(display), place.x, place.y, UInt32(width), UInt32(height), 0,
      XDefaultDepth(display, screen), UInt32(InputOutput), visual,
      UInt(CWOverrideRedirect | CWBackPixel | CWEventMask), &attributes)
    var ink = XRenderColor(red: 0xffff, green: 0xffff, blue: 0xffff, alpha: 0xffff)
    XftColorAllocValue(display, visual, map, &ink, &white)
    guard let draw = XftDrawCreate(display, window, visual, map) else { return nil }
    self.draw = draw
    context = XCreateGC(display, window, 0, nil)
    XSetForeground(display, context, white.pixel)
    name()
    let nothing = XFixesCreateRegion(display, nil, 0)
    XFixesSetWindowShapeRegion(display, window, Int32(ShapeInput), 0, 0, nothing)
    XFixesDestroyRegion(display, nothing)
  }

  func show() {
    XMapRaised(display, window)
    XFlush(display)
  }

  func close() {
    if !isGone { XDestroyWindow(display, window) }
    XSync(display, 0)
  }

  /// Takes what the server says of the bar.
  func take(_ event: XEvent) {
    switch event.type {
    case Expose: paint()
    case VisibilityNotify where event.xvisibility.state == VisibilityFullyObscured: comeBack()
    case VisibilityNotify:
      isVisible = true
      if event.xvisibility.state == VisibilityPartiallyObscured { comeBack() }
    case UnmapNotify, DestroyNotify:
      isGone = true
      isVisible = false
    default: break
    }
  }

  private func comeBack() {
    raised += 1
    if raised > Sign.mostRaises { isGone = true } else { XRaiseWindow(display, window) }
  }

  private func paint() {
    let size = font.pointee.height
    let dot = size * 5 / 8
    XClearWindow(display, window)
    XFillArc(
      display, window, context, size * 3 / 4, (height - dot) / 2, UInt32(dot), UInt32(dot), 0,
      360 * 64)
    var letters = Array(text.utf8)
    XftDrawStringUtf8(
      draw, &white, font, size * 7 / 4, (height + font.pointee.ascent - font.pointee.descent) / 2,
      &letters, Int32(letters.count))
    XFlush(display)
  }

  private func name() {
    var words = Array("genvej-record".utf8CString)
    words.withUnsafeMutableBufferPointer { letters in
      var hint = XClassHint(res_name: letters.baseAddress, res_class: letters.baseAddress)
      XSetClassHint(display, window, &hint)
    }
    var title = Array("Genvej".utf8)
    XChangeProperty(
      display, window, XInternAtom(display, "_NET_WM_NAME", 0),
      XInternAtom(display, "UTF8_STRING", 0), 8, PropModeReplace, &title, Int32(title.count))
  }

  private static func extent(
    of text: String, _ font: UnsafeMutablePointer<XftFont>, _ display: OpaquePointer
  ) -> Int32 {
    var letters = Array(text.utf8)
    var extents = XGlyphInfo()
    XftTextExtentsUtf8(display, font, &letters, Int32(letters.count), &extents)
    return Int32(extents.xOff)
  }

  /// In the middle above the window, and on the screen as a whole.
  private static func place(
    _ display: OpaquePointer, _ target: Window, _ width: Int32, _ height: Int32
  ) -> (x: Int32, y: Int32) {
    let screen = XDefaultScreen(display)
    var attributes = XWindowAttributes()
    var (x, y): (Int32, Int32) = (0, 0)
    var child: Window = 0
    XGetWindowAttributes(display, target, &attributes)
    XTranslateCoordinates(
      display, target, XDefaultRootWindow(display), 0, 0, &x, &y, &child)
    let middle = x + (attributes.width - width) / 2
    let right = XDisplayWidth(display, screen) - width
    let below = XDisplayHeight(display, screen) - height
    return (max(0, min(middle, right)), max(0, min(y - height * 2, below)))
  }
}
