import CX11
package import Desktop
import Glibc

/// A look around for `genvej doctor`.
///
/// - Source: EWMH; X-Resource 1.2; XKB, `_XKB_RULES_NAMES`; freedesktop ClipboardManager.
extension X11Desktop {
  /// Whether the server believes any key down, whoever pressed it.
  ///
  /// - Throws: ``DesktopError/Code/connectionLost``.
  package func someKeyIsDown() throws(DesktopError) -> Bool {
    try checkAlive()
    return !masterKeys().isEmpty
  }

  /// Looks at the display, and tries chords by taking them and giving them back at once.
  ///
  /// Needs no ``start()``, and is not for a desktop that listens for hot keys: it would end that.
  ///
  /// - Parameter bindings: whose first chords are tried: not those that the daemon holds.
  /// - Returns: what was seen.
  /// - Throws: ``DesktopError/Code/connectionLost``.
  package func survey(trying bindings: [HotKeyBinding]) async throws(DesktopError) -> DesktopSurvey
  {
    try checkAlive()
    clients.readMask(display)
    let refusals = try await listen(for: bindings)
    _ = try await listen(for: [])
    let (layouts, inForce) = namedLayouts()
    let managerWindow = windowList(root, atoms.managerCheck).first { exists($0) }
    let survey = DesktopSurvey(
      display: String(cString: XDisplayString(display)),
      width: Int(XDisplayWidth(display, XDefaultScreen(display))),
      height: Int(XDisplayHeight(display, XDefaultScreen(display))),
      server: serverName, isWaylandBridge: hasExtension("XWAYLAND"), extensions: extensions.names,
      windowManager: managerWindow.map { title(of: $0) },
      windowManagerProcess: managerWindow.flatMap { clients.currentProcess(of: $0, display) },
      layouts: layouts, layoutInForce: inForce, clipboardKeeper: clipboardKeeper(),
      programs: try await programs(),
      clients: ClientTable.allProcesses(display).subtracting([getpid()]), refusals: refusals)
    try checkAlive()
    return survey
  }

  /// The maker and the release; X.Org writes 21.1.7 as 12101007.
  private var serverName: String {
    let vendor = XServerVendor(display).map { String(cString: $0) } ?? ""
    let release = XVendorRelease(display)
    guard vendor.contains("X.Org") else { return "\(vendor) \(release)" }
    return "X.Org \(release / 100_000 % 100).\(release / 1000 % 100).\(release % 1000)"
  }

  private func hasExtension(_ name: String) -> Bool {
    var numbers: (Int32, Int32, Int32) = (0, 0, 0)
    return XQueryExtension(display, name, &numbers.0, &numbers.1, &numbers.2) != 0
  }

  /// The layouts as `setxkbmap` or the desktop has named them, and which is in force.
  private func namedLayouts() -> (names: [String], inForce: Int) {
    let atom = XInternAtom(display, "_XKB_RULES_NAMES", 1)
    guard atom != 0, let value = readProperty(root, atom, delete: false) else { return ([], 0) }
    // Rules, model, layouts, variants, options.
    let parts = value.bytes.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard parts.count > 2, !parts[2].isEmpty else { return ([], 0) }
    let variants = parts.count > 3 ? list(parts[3]) : []
    let names = list(parts[2]).enumerated().map { index, layout in
      guard variants.indices.contains(index), !variants[index].isEmpty else { return layout }
      return "\(layout) (\(variants[index]))"
    }
    return (names, min(Int(keymap.group), names.count - 1))
  }

  private func list(_ text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  private func clipboardKeeper() -> DesktopSurvey.ClipboardKeeper {
    let owner = XGetSelectionOwner(display, atoms.clipboardOwner)
    if owner == 0 { return .nobody }
    let process = clients.currentProcess(of: owner, display)
    return .program(processID: process.flatMap { $0 > 0 ? $0 : nil })
  }

  private func programs() async throws(DesktopError) -> [DesktopSurvey.Program] {
    var programs: [DesktopSurvey.Program] = []
    for window in try await windows() {
      let program = DesktopSurvey.Program(
        windowClass: window.className, processID: window.processID.flatMap { $0 > 0 ? $0 : nil })
      if !programs.contains(program) { programs.append(program) }
    }
    return programs
  }
}
