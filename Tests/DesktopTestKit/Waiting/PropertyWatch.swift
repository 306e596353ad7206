import CXCB
import EventLoop
import Glibc

/// What a window's property holds, from a moment on.
///
/// - Shape: the changes are selected before the property is first read, so that none falls between:
///   `xprop -spy` reads first, and a change at that moment is never told.
/// - Isolation: an actor on a thread of its own, with a connection of its own.
/// - Source: X11 protocol, PropertyNotify.
package actor PropertyWatch {
  /// A property's content; empty where the window has none of that name.
  package struct Content: Sendable {
    /// Items of 32 bits: windows, atoms.
    package let numbers: [UInt32]
    /// Items of 8 bits as text; of a list of atoms, their names.
    package let text: String

    /// The first window of a list; `nil` where it names none.
    package var window: UInt? { numbers.first.flatMap { $0 == 0 ? nil : UInt($0) } }
  }

  private nonisolated let loop = EventLoopThread(name: "property-watch")
  private let connection: OpaquePointer
  private let window: xcb_window_t
  private let property: xcb_atom_t
  /// The first is what was there when the watch began.
  package nonisolated let contents: EventLog<Content>

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    loop.asUnownedSerialExecutor()
  }

  /// Begins to watch; the first content is in ``contents`` when this returns.
  ///
  /// - Parameter window: `nil` for the root window.
  /// - Throws: ``TestKitError`` where no X server answers.
  package static func start(_ property: String, of window: UInt? = nil, on display: String)
    async throws -> PropertyWatch
  {
    let watch = try PropertyWatch(property, window, display)
    await watch.start()
    return watch
  }

  private init(_ name: String, _ window: UInt?, _ display: String) throws {
    contents = EventLog("contents of \(name)")
    guard let connection = xcb_connect(display, nil) else {
      throw TestKitError(.refused, "no memory for a connection to \(display)")
    }
    guard xcb_connection_has_error(connection) == 0 else {
      xcb_disconnect(connection)
      throw TestKitError(.refused, "no X server answers at \(display)")
    }
    self.connection = connection
    self.window =
      window.map(xcb_window_t.init)
      ?? xcb_setup_roots_iterator(xcb_get_setup(connection)).data
      .pointee.root
    let request = xcb_intern_atom(connection, 0, UInt16(name.utf8.count), name)
    let reply = xcb_intern_atom_reply(connection, request, nil)
    property = reply?.pointee.atom ?? 0
    free(reply)
  }

  private func start() {
    var mask = XCB_EVENT_MASK_PROPERTY_CHANGE.rawValue
    xcb_change_window_attributes(connection, window, XCB_CW_EVENT_MASK.rawValue, &mask)
    contents.append(content())
    loop.attach { [weak self] in
      self?.assumeIsolated { $0.drain() } ?? WakeRequest(descriptor: -1)
    }
  }

  private func drain() -> WakeRequest {
    while let event = xcb_poll_for_event(connection) {
      if event.pointee.response_type & 0x7f == XCB_PROPERTY_NOTIFY, isOurs(event) {
        contents.append(content())
      }
      free(event)
    }
    guard xcb_connection_has_error(connection) == 0 else {
      contents.end()
      return WakeRequest(descriptor: -1)
    }
    return WakeRequest(descriptor: xcb_get_file_descriptor(connection))
  }

  private func isOurs(_ event: UnsafeMutablePointer<xcb_generic_event_t>) -> Bool {
    event.withMemoryRebound(to: xcb_property_notify_event_t.self, capacity: 1) {
      $0.pointee.atom == property && $0.pointee.window == window
    }
  }

  /// Its first 64 KiB; a window that has gone has no properties.
  private func content() -> Content {
    let request = xcb_get_property(connection, 0, window, property, 0, 0, 16384)
    guard let reply = xcb_get_property_reply(connection, request, nil) else {
      return Content(numbers: [], text: "")
    }
    defer { free(reply) }
    let bytes = UnsafeRawBufferPointer(
      start: xcb_get_property_value(reply), count: Int(xcb_get_property_value_length(reply)))
    switch reply.pointee.format {
    case 32:
      let numbers = Array(bytes.bindMemory(to: UInt32.self))
      let isOfAtoms = reply.pointee.type == XCB_ATOM_ATOM.rawValue
      return Content(
        numbers: numbers, text: isOfAtoms ? numbers.map(name).joined(separator: " ") : "")
    case 8: return Content(numbers: [], text: String(decoding: bytes, as: UTF8.self))
    default: return Content(numbers: [], text: "")
    }
  }

  private func name(of atom: xcb_atom_t) -> String {
    let request = xcb_get_atom_name(connection, atom)
    guard let reply = xcb_get_atom_name_reply(connection, request, nil) else { return "" }
    defer { free(reply) }
    let bytes = UnsafeRawBufferPointer(
      start: xcb_get_atom_name_name(reply), count: Int(xcb_get_atom_name_name_length(reply)))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Ends the watch.
  package func close() {
    loop.attach { WakeRequest(descriptor: -1) }
    contents.end()
    xcb_disconnect(connection)
  }
}

extension DesktopSession {
  /// Waits until a window's property holds what `accepts` takes, now or later.
  ///
  /// - Parameters:
  ///   - window: `nil` for the root window.
  ///   - what: what is waited for, for the error of a wait in vain.
  /// - Throws: ``TestKitError``.
  @discardableResult
  package func until(
    _ property: String, of window: UInt? = nil, _ what: String,
    where accepts: @escaping @Sendable (PropertyWatch.Content) -> Bool
  ) async throws -> PropertyWatch.Content {
    try await PropertyWatch.until(property, of: window, on: display, what, where: accepts)
  }
}

extension PropertyWatch {
  /// What a property holds now.
  package static func content(of property: String, _ window: UInt? = nil, on display: String)
    async throws -> Content
  {
    let watch = try await start(property, of: window, on: display)
    let now = try await watch.contents.first().element
    await watch.close()
    return now
  }

  /// Waits until a property holds what `accepts` takes, now or later.
  package static func until(
    _ property: String, of window: UInt? = nil, on display: String, _ what: String,
    where accepts: @escaping @Sendable (Content) -> Bool
  ) async throws -> Content {
    let watch = try await start(property, of: window, on: display)
    do {
      let found = try await withDeadline(.seconds(30), what) {
        try await watch.contents.first(where: accepts).element
      }
      await watch.close()
      return found
    } catch {
      await watch.close()
      throw error
    }
  }
}
