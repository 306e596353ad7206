import CX11
import CXdo
import Glibc

/// Window search by libxdo, on our own connection.
///
/// Only the search is used: libxdo's waits report success when their time is up, and its typing
/// changes the keyboard
/// map while keys are under way.
///
/// - Isolation: the X thread, as the connection is shared.
/// - Source: xdo.h `xdo_search_windows`.
enum WindowSearch {
  /// Every visible window that has a title and a class, in stacking order.
  static func visibleWindows(_ display: OpaquePointer) -> [Window] {
    guard let context = xdo_new_with_opened_display(display, nil, 0) else { return [] }
    defer { xdo_free(context) }
    return ".".withCString { pattern in
      var search = xdo_search_t()
      search.winname = pattern
      search.winclass = pattern
      genvej_require_all(&search)
      search.searchmask = UInt32(SEARCH_NAME | SEARCH_CLASS | SEARCH_ONLYVISIBLE)
      search.only_visible = 1
      search.max_depth = -1
      var list: UnsafeMutablePointer<Window>?
      var count: UInt32 = 0
      guard xdo_search_windows(context, &search, &list, &count) == XDO_SUCCESS, let list else {
        return []
      }
      defer { free(list) }
      return Array(UnsafeBufferPointer(start: list, count: Int(count)))
    }
  }
}
