import CX11
import CXDamage
import DesktopTestKit
import EventLoop

/// What comes onto the screen and gets the focus, and when, as a bystander sees it.
///
/// - Shape: a map of a window proves nothing: it may be empty. So what has been painted is read
///   back from the screen, and counts once letters stand in it; the time it took to read it is in the sample.
/// - Isolation: an actor on a thread of its own; ``close()`` before its server goes.
/// - Source: XDAMAGE protocol, DamageNotify; Extended Window Manager Hints, `_NET_ACTIVE_WINDOW`.
actor ScreenWatch {
  struct Sight: Sendable {
    enum Kind: Sendable, Hashable {
      /// A window has come.
      case map
      /// The window that was mapped last has been painted, with text in it.
      case text
      /// The window with the focus, of the window manager.
      case focus(UInt)
    }

    let kind: Kind
    /// ``MonotonicTime/nanoseconds``.
    let time: Int64
  }

  private nonisolated let loop = EventLoopThread(name: "screen-watch")
  private let display: OpaquePointer
  private let root: Window
  private let damage: Damage
  private let painted: XserverRegion
  private let damageEvent: Int32
  private let activeWindow: Atom
  /// Of every window on the root, as the server has told it.
  private var areas: [Window: Area] = [:]
  /// The one that was mapped last.
  private var latest: Window?
  nonisolated let sights = EventLog<Sight>("sights of the screen")

  /// Changes from one pixel to the next that a line across letters has; frames, fields and carets
  /// have fewer.
  private static let changesInText = 40
  /// So many lines are more than the title in a window's frame has.
  private static let leastLines = 25

  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  init(_ session: DesktopSession) throws {
    guard let display = XOpenDisplay(session.display) else {
      throw TestKitError(.refused, "no X server answers at \(session.display)")
    }
    self.display = display
    root = XDefaultRootWindow(display)
    var (event, error) = (Int32(0), Int32(0))
    guard XDamageQueryExtension(display, &event, &error) != 0 else {
      XCloseDisplay(display)
      throw TestKitError(.refused, "the X server has no XDAMAGE")
    }
    damageEvent = event + XDamageNotify
    activeWindow = XInternAtom(display, "_NET_ACTIVE_WINDOW", 0)
    painted = XFixesCreateRegion(display, nil, 0)
    XSelectInput(display, root, PropertyChangeMask | SubstructureNotifyMask)
    damage = XDamageCreate(display, root, XDamageReportNonEmpty)
  }

  func start() {
    loop.attach { [weak self] in
      self?.assumeIsolated { $0.drain() } ?? WakeRequest(descriptor: -1)
    }
  }

  /// The window with the focus now.
  func focused() -> UInt {
    var (type, format, count, left) = (Atom(0), Int32(0), UInt(0), UInt(0))
    var data: UnsafeMutablePointer<UInt8>?
    XGetWindowProperty(
      display, root, activeWindow, 0, 1, 0, Atom(XA_WINDOW), &type, &format, &count, &left, &data)
    guard let data else { return 0 }
    defer { XFree(data) }
    guard count > 0 else { return 0 }
    return data.withMemoryRebound(to: UInt.self, capacity: 1) { $0.pointee }
  }

  private func drain() -> WakeRequest {
    while XPending(display) > 0 {
      var event = XEvent()
      XNextEvent(display, &event)
      if event.type == damageEvent { look() } else { note(event) }
    }
    return WakeRequest(descriptor: XConnectionNumber(display))
  }

  private func note(_ event: XEvent) {
    switch event.type {
    case PropertyNotify where event.xproperty.atom == activeWindow:
      let window = focused()
      sights.append(Sight(kind: .focus(window), time: MonotonicTime.nanoseconds))
    case CreateNotify:
      let new = event.xcreatewindow
      areas[new.window] = Area(new.x, new.y, new.width, new.height)
    case ConfigureNotify:
      let new = event.xconfigure
      areas[new.window] = Area(new.x, new.y, new.width, new.height)
    case MapNotify:
      latest = event.xmap.window
      sights.append(Sight(kind: .map, time: MonotonicTime.nanoseconds))
      // It may be painted already, and the last look have taken that for the window before it.
      read(within: screen)
    case UnmapNotify where latest == event.xunmap.window: latest = nil
    case DestroyNotify:
      areas[event.xdestroywindow.window] = nil
      if latest == event.xdestroywindow.window { latest = nil }
    default: break
    }
  }

  /// Looks at what has been painted since the last look.
  private func look() {
    XDamageSubtract(display, damage, XserverRegion(None), painted)
    var (count, bounds) = (Int32(0), XRectangle())
    guard let parts = XFixesFetchRegionAndBounds(display, painted, &count, &bounds) else { return }
    XFree(parts)
    read(within: Area(bounds))
  }

  /// Reads the latest window back, where something of it is in `bounds`.
  private func read(within bounds: Area) {
    guard let part = latest.flatMap({ areas[$0] })?.common(with: screen), part.isSome,
      part.common(with: bounds).isSome,
      let image = XGetImage(
        display, root, part.x, part.y, UInt32(part.width), UInt32(part.height),
        UInt(bitPattern: -1), ZPixmap)
    else { return }
    let time = MonotonicTime.nanoseconds
    if Self.hasText(image.pointee) { sights.append(Sight(kind: .text, time: time)) }
    genvej_destroy_image(image)
  }

  private var screen: Area {
    let number = XDefaultScreen(display)
    return Area(0, 0, XDisplayWidth(display, number), XDisplayHeight(display, number))
  }

  private static func hasText(_ image: XImage) -> Bool {
    guard image.bits_per_pixel == 32, let data = image.data else { return false }
    let width = Int(image.width)
    var lines = 0
    for line in 0..<Int(image.height) {
      let start = UnsafeRawPointer(data) + line * Int(image.bytes_per_line)
      let pixels = start.assumingMemoryBound(to: UInt32.self)
      var changes = 0
      for place in 1..<max(width, 2) where place < width && pixels[place] != pixels[place - 1] {
        changes += 1
      }
      if changes >= changesInText { lines += 1 }
    }
    return lines >= leastLines
  }

  func close() {
    loop.attach { WakeRequest(descriptor: -1) }
    XCloseDisplay(display)
    sights.end()
  }

  /// Gives a watch to `body` and closes it on every way out.
  static func with<Result>(
    _ session: DesktopSession, _ body: (ScreenWatch) async throws -> Result
  ) async throws -> Result {
    let watch = try ScreenWatch(session)
    await watch.start()
    do {
      let result = try await body(watch)
      await watch.close()
      return result
    } catch {
      await watch.close()
      throw error
    }
  }
}

/// A part of the screen.
private struct Area {
  let x: Int32
  let y: Int32
  let width: Int32
  let height: Int32

  init(_ x: Int32, _ y: Int32, _ width: Int32, _ height: Int32) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  init(_ rectangle: XRectangle) {
    self.init(
      Int32(rectangle.x), Int32(rectangle.y), Int32(rectangle.width), Int32(rectangle.height))
  }

  var isSome: Bool { width > 0 && height > 0 }

  func common(with other: Area) -> Area {
    let (left, top) = (max(x, other.x), max(y, other.y))
    return Area(
      left, top, min(x + width, other.x + other.width) - left,
      min(y + height, other.y + other.height) - top)
  }
}
