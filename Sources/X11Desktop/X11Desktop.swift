import CX11
package import Desktop
import EventLoop

/// The X server as Genvej sees it: one connection, one thread, one owner.
///
/// Every Xlib, XTest, XInput2 and libxdo call of the process runs on this actor's own thread.
///
/// - Errors: ``DesktopError``; after a lost server every call throws
///   ``DesktopError/Code/connectionLost``.
/// - Isolation: an actor whose executor is the X thread; `checkIsolated` traps elsewhere.
/// - Source: design §3 "The X thread", §4; Decisions/0001.
package actor X11Desktop: Desktop {
  nonisolated let loop: EventLoopThread
  package nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  package nonisolated let events: AsyncStream<DesktopEvent>
  let report: AsyncStream<DesktopEvent>.Continuation

  let display: OpaquePointer
  let root: Window
  let atoms: Atoms
  /// Unmapped; owns selections and receives conversions.
  let window: Window
  let extensions: Extensions

  var lost = false
  var waiters: [Waiter] = []
  var nextWaiter: UInt64 = 0

  var keymap: Keymap
  var keymapIsStale = false
  var spareKeys = SpareKeys()
  var ledger = KeyLedger()

  var hotKeys = HotKeyTable()
  /// The physical keyboards and pointers, until one comes or goes.
  var knownDevices: [(id: Int32, isKeyboard: Bool)]?
  var selections: [Atom: SelectionWatch] = [:]
  var offers: [Atom: SelectionOffer] = [:]
  var outgoing: [OutgoingTransfer.Key: OutgoingTransfer] = [:]
  /// By the window each one lands on.
  var incoming: [Window: IncomingConversion] = [:]
  /// Windows that no conversion lands on.
  var landings: [Window] = []
  /// As the window manager tells; 0 where none does.
  var activeWindowCache: Window = 0
  var clients = ClientTable()
  var shield = InputShield()
  var run: RunInput?
  var nextRun = 0
  /// Set while the user points at a window.
  var picking: Picking?

  /// Opens a connection.
  ///
  /// - Parameter name: as in `DISPLAY`; `nil` takes that variable.
  /// - Throws: ``DesktopError/Code/connectionLost`` where there is no server,
  ///   ``DesktopError/Code/unsupported`` where it lacks an extension.
  package init(display name: String? = nil) throws(DesktopError) {
    _ = X11ErrorTrap.installed
    guard let display = XOpenDisplay(name) else {
      throw DesktopError(.connectionLost, "no X server answers at \(name ?? "$DISPLAY")")
    }
    X11ErrorTrap.watch(display)
    self.display = display
    do {
      extensions = try Extensions(display)
    } catch {
      XCloseDisplay(display)
      throw error
    }
    root = XDefaultRootWindow(display)
    atoms = Atoms(display)
    window = XCreateSimpleWindow(display, root, -10, -10, 1, 1, 0, 0, 0)
    keymap = Keymap(display)
    loop = EventLoopThread(name: "x11")
    (events, report) = AsyncStream.makeStream(of: DesktopEvent.self)
  }

  /// Starts listening; nothing is delivered before.
  package func start() throws(DesktopError) {
    XSelectInput(display, window, PropertyChangeMask)
    XSelectInput(display, root, PropertyChangeMask)
    extensions.selectEvents(display, root: root, window: window, selections: [clipboard, primary])
    var supported: Int32 = 0
    XkbSetDetectableAutoRepeat(display, 1, &supported)
    _ = physicalDevices()
    releaseKeysLeftDown()
    activeWindowCache = readActiveWindow()
    for selection in [clipboard, primary] {
      selections[selection] = SelectionWatch(owner: XGetSelectionOwner(display, selection))
    }
    loop.attach { [weak self] in
      self?.assumeIsolated { $0.drain() } ?? WakeRequest(descriptor: -1)
    }
    try checkAlive()
  }

  /// Gives back the keyboard map and the clipboard, and closes the connection.
  ///
  /// Nothing may be called afterwards.
  package func close() async {
    guard !lost else { return report.finish() }
    if run != nil { _ = await endRun() }
    lowerShield()
    await handOverClipboard()
    restoreSpareKeys()
    releaseLedger()
    XSync(display, 0)
    lost = true
    failWaiters(.lost)
    loop.attach { WakeRequest(descriptor: -1) }
    XCloseDisplay(display)
    X11ErrorTrap.forget(display)
    report.finish()
  }

  var clipboard: Atom { atoms.clipboard }
  var primary: Atom { 1 }

  /// Throws once the server is gone.
  func checkAlive() throws(DesktopError) {
    if !lost, X11ErrorTrap.isLost(display) { connectionWasLost() }
    if lost { throw DesktopError(.connectionLost, "the X server is gone") }
  }

  /// Whether the server is gone.
  package var isLost: Bool { lost }

  func connectionWasLost() {
    guard !lost else { return }
    lost = true
    failWaiters(.lost)
    report.yield(.connectionLost)
    report.finish()
  }
}
