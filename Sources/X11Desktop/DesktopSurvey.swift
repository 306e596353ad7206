package import Desktop

/// What an X display is like at one moment, for a person who looks for the cause of a trouble.
///
/// - Shape: numbers and names of programs; no window title, because that may hold a citizen.
/// - Source: `genvej doctor`.
package struct DesktopSurvey: Sendable, Hashable {
  /// A program that shows a window.
  package struct Program: Sendable, Hashable {
    /// WM_CLASS, its second part; empty where the window names none.
    package let windowClass: String
    /// `nil` where neither the window nor the server tells it.
    package let processID: Int32?

    package init(windowClass: String, processID: Int32?) {
      self.windowClass = windowClass
      self.processID = processID
    }
  }

  /// Who hands on the clipboard when its owner ends.
  package enum ClipboardKeeper: Sendable, Hashable {
    case nobody
    /// `processID` is `nil` where the server does not know it.
    case program(processID: Int32?)
  }

  /// As it was connected to, `:0`.
  package var display: String
  package var width: Int
  package var height: Int
  /// `X.Org 21.1.7`.
  package var server: String
  /// Whether the server shows its windows on a Wayland desktop, where other programs' keys do not
  /// reach it.
  package var isWaylandBridge: Bool
  /// Those that Genvej needs, with their versions.
  package var extensions: [String]
  /// As it names itself (EWMH); `nil` where there is none.
  package var windowManager: String?
  /// Of the window manager, where it tells.
  package var windowManagerProcess: Int32?
  /// `dk`, `us (intl)`; empty where the server does not name them.
  package var layouts: [String]
  /// Index in ``layouts``.
  package var layoutInForce: Int
  package var clipboardKeeper: ClipboardKeeper
  /// Each program once, in the window manager's order.
  package var programs: [Program]
  /// Processes of all clients of the display, as far as the server knows them.
  package var clients: Set<Int32>
  /// Of the chords tried: those that could not be had.
  package var refusals: [ChordRefusal]

  package init(
    display: String, width: Int = 0, height: Int = 0, server: String = "",
    isWaylandBridge: Bool = false, extensions: [String] = [], windowManager: String? = nil,
    windowManagerProcess: Int32? = nil, layouts: [String] = [], layoutInForce: Int = 0,
    clipboardKeeper: ClipboardKeeper = .nobody, programs: [Program] = [],
    clients: Set<Int32> = [], refusals: [ChordRefusal] = []
  ) {
    self.display = display
    self.width = width
    self.height = height
    self.server = server
    self.isWaylandBridge = isWaylandBridge
    self.extensions = extensions
    self.windowManager = windowManager
    self.windowManagerProcess = windowManagerProcess
    self.layouts = layouts
    self.layoutInForce = layoutInForce
    self.clipboardKeeper = clipboardKeeper
    self.programs = programs
    self.clients = clients
    self.refusals = refusals
  }
}
