extension DesktopSession {
  /// The window with the focus, where it is still there: once it has gone, the next application's window
  /// may get its number.
  func windowInFocus() async throws -> UInt? {
    let active = try await PropertyWatch.content(of: "_NET_ACTIVE_WINDOW", on: display)
    guard let window = active.window else { return nil }
    let its = try await PropertyWatch.content(of: "WM_CLASS", window, on: display)
    return its.text.isEmpty ? nil : window
  }

  /// Waits until the window with the focus is one whose property holds what `accepts` takes, now or
  /// later.
  ///
  /// Which window comes next says nothing of whose it is: an application opened a moment ago may get
  /// the focus late, when another's window is waited for.
  ///
  /// - Parameters:
  ///   - what: whose window is waited for, for the error of a wait in vain.
  ///   - earlier: a window of the same kind that had the focus before, and is still there.
  ///   - property: of the window: `_NET_WM_PID`, `WM_CLASS`.
  /// - Returns: the window's number.
  /// - Throws: ``TestKitError``.
  /// - Source: EWMH, `_NET_ACTIVE_WINDOW`.
  @discardableResult
  package func untilActive(
    _ what: String, otherThan earlier: UInt? = nil, by property: String,
    within limit: Duration = .seconds(30),
    where accepts: @escaping @Sendable (PropertyWatch.Content) -> Bool
  ) async throws -> UInt {
    let display = display
    let watch = try await PropertyWatch.start("_NET_ACTIVE_WINDOW", on: display)
    do {
      let found = try await withDeadline(limit, "active window of \(what)") {
        for await content in watch.contents.stream {
          guard let window = content.window, window != earlier else { continue }
          if accepts(try await PropertyWatch.content(of: property, window, on: display)) {
            return window
          }
        }
        throw TestKitError(.ended, "the X server")
      }
      await watch.close()
      return found
    } catch {
      await watch.close()
      throw error
    }
  }
}
