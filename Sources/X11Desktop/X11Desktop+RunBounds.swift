import CX11
package import Desktop

/// Beginning and ending an input session.
///
/// - Source: design §2 promises 4 and 5, §3 "The input shield".
extension X11Desktop {
  package func beginInput(
    into window: WindowID, settings: InputSettings
  ) async throws(DesktopError) -> any InputSession {
    try checkAlive()
    guard run == nil else { throw DesktopError(.shieldRefused, "another run holds the keyboard") }
    let target = Window(window.rawValue)
    guard exists(target) else { throw DesktopError(.windowGone) }
    clients.readMask(display)
    nextRun += 1
    let id = nextRun
    releaseGrabOfHotKey()
    try raiseShield()
    // From here on the stop chord works, also while a slow owner hands out the clipboard.
    run = RunInput(id: id, target: target, settings: settings, kept: .empty)
    do {
      let kept = try await keepClipboard(within: settings.deadline)
      let held = run
      run = RunInput(id: id, target: target, settings: settings, kept: kept)
      run?.stopped = held?.stopped ?? false
    } catch {
      run = nil
      lowerShieldWhenKeysAreUp()
      throw error
    }
    releaseHeldKeys()
    run?.locks = clearLocks()
    suspendGrabs(pressing: maskOfRuns)
    roundTrip()
    return X11InputSession(desktop: self, id: id)
  }

  /// Masks that filling and typing press: chords on Control and Shift, and plain typing.
  private var maskOfRuns: Set<UInt32> {
    [
      0, Keymap.shiftMask, Keymap.controlMask, Keymap.controlMask | Keymap.shiftMask, keymap.level3Mask,
      keymap.level3Mask | Keymap.shiftMask,
    ]
  }

  /// While a passive grab's key is down that grab is an active one and would swallow our keys.
  private func releaseGrabOfHotKey() {
    XUngrabKeyboard(display, UInt(CurrentTime))
    hotKeys.leader = nil
    hotKeys.lastKey = nil
    hotKeys.leaderDeadline = nil
    hotKeys.pressed = []
  }

  func endRun(_ id: Int? = nil) async -> InputSessionSummary {
    guard let ending = run, id == nil || ending.id == id else {
      return InputSessionSummary(clipboardReturned: true, keysReleased: ledger.down.isEmpty, refusedRequests: 0)
    }
    guard !lost else {
      run = nil
      return InputSessionSummary(
        clipboardReturned: false, keysReleased: false, refusedRequests: ending.refusedRequests)
    }
    releaseLedger()
    restoreLocks(ending.locks)
    let returned = returnClipboard(ending.kept)
    run = nil
    resumeGrabs()
    lowerShieldWhenKeysAreUp()
    roundTrip()
    return InputSessionSummary(
      clipboardReturned: returned, keysReleased: ledger.down.isEmpty, refusedRequests: ending.refusedRequests)
  }

  func runStop(_ id: Int) {
    guard run?.id == id else { return }
    run?.stopped = true
    resumeWaiters()
  }

  func runWindow(_ id: Int) throws(DesktopError) -> WindowSnapshot? {
    try checkAlive()
    return run.flatMap { snapshot($0.target) }
  }

  func runHoldsFocus(_ id: Int) throws(DesktopError) -> Bool {
    try checkAlive()
    guard let run, run.id == id else { throw DesktopError(.stopped) }
    return hasFocus(run.target)
  }

  /// Whether a window is active and the keyboard goes to it.
  private func hasFocus(_ target: Window) -> Bool {
    let focus = focusWindow()
    drainQueued()
    if activeWindowCache != 0 { return activeWindowCache == target && clients.isSameProgram(focus, target, display) }
    return lies(focus, inside: target)
  }

  /// The guard before every burst of keys.
  func guardedRun(_ id: Int) throws(DesktopError) -> RunInput {
    try checkAlive()
    guard let run, run.id == id, !run.stopped else { throw DesktopError(.stopped) }
    guard hasFocus(run.target) else {
      throw DesktopError(exists(run.target) ? .focusLost : .windowGone)
    }
    guard self.run?.stopped == false else { throw DesktopError(.stopped) }
    return run
  }
}
