/// Why the desktop could not do what a run asked for.
///
/// - Shape: codes, chords, formats and counts only: no value, no window title.
package struct DesktopError: Error, Sendable, Hashable {
  package enum Code: String, Sendable, Hashable {
    /// The X server is gone.
    case connectionLost = "connection-lost"
    /// Another window has the focus.
    case focusLost = "focus-lost"
    /// The window is no longer there.
    case windowGone = "window-gone"
    /// The window did not fetch the text that was offered.
    case notFetched = "not-fetched"
    /// Nothing came back when the field was asked for its text: it is empty, refuses to copy, or
    /// the application is frozen.
    case noCopy = "no-copy"
    /// Another program took the clipboard during the run.
    case clipboardTaken = "clipboard-taken"
    /// The clipboard's owner does not hand out its content, so it could not be given back
    /// afterwards.
    case clipboardUnsaved = "clipboard-unsaved"
    /// The user pressed the stop chord, or the run was stopped from outside.
    case stopped
    /// A keyboard or pointer could not be shielded, or another program holds the keyboard.
    case shieldRefused = "shield-refused"
    /// No key gives this keysym, and no spare key is left for it.
    case cannotType = "cannot-type"
    /// The window manager did not give the window the focus before the deadline.
    case notActivated = "not-activated"
    /// The server refuses a request or lacks an extension.
    case unsupported
  }

  package let code: Code
  /// For people who read the log.
  package let detail: String

  package init(_ code: Code, _ detail: String = "") {
    self.code = code
    self.detail = detail
  }
}
