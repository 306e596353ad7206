/// A top-level window's name on its desktop.
package struct WindowID: RawRepresentable, Sendable, Hashable {
  package let rawValue: UInt

  package init(rawValue: UInt) {
    self.rawValue = rawValue
  }
}

/// What a desktop says of a window at one moment.
///
/// - Shape: `title` may hold a citizen's name or CPR number: compare it, never log it.
/// - Source: EWMH `_NET_WM_NAME`, `_NET_WM_PID`; ICCCM §4.1.2.5 WM_CLASS.
package struct WindowSnapshot: Sendable, Hashable {
  package let id: WindowID
  package let title: String
  /// WM_CLASS, first part.
  package let instance: String
  /// WM_CLASS, second part.
  package let className: String
  package let processID: Int32?

  package init(id: WindowID, title: String, instance: String, className: String, processID: Int32?)
  {
    self.id = id
    self.title = title
    self.instance = instance
    self.className = className
    self.processID = processID
  }
}
