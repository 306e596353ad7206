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
    try raiseShield()
    // From here on the stop chord works, also while a slow owner hands out the clipboard.
    run = RunInput(id: id, target: target, settings: settings)
    do throws(DesktopError) {
      let kept = try await keepClipboard(within: settings.deadline)
      try checkAlive()
      guard run?.id == id else { throw DesktopError(.stopped) }
      run?.kept = kept
      let marked = await markedBefore()
      guard run?.id == id else { throw DesktopError(.stopped) }
      run?.marked = marked
    } catch {
      giveUp(id)
      throw error
    }
    releaseHeldInput()
    run?.locks = clearLocks()
    suspendGrabs(pressing: maskOfRuns)
    roundTrip()
    return X11InputSession(desktop: self, id: id)
  }

  /// Ends a run that has touched nothing but the shield.
  private func giveUp(_ id: Int) {
    guard run?.id == id else { return }
    run = nil
    guard !lost else { return }
    // Keys let go meanwhile are up for the shield only.
    releaseHeldInput()
    lowerShieldWhenKeysAreUp()
    XFlush(display)
  }

  /// Masks that filling and typing press: chords on Control and Shift, and plain typing.
  private var maskOfRuns: Set<UInt32> {
    [
      0, Keymap.shiftMask, Keymap.controlMask, Keymap.controlMask | Keymap.shiftMask,
      keymap.level3Mask,
      keymap.level3Mask | Keymap.shiftMask,
    ]
  }

  /// While a passive grab's key is down that grab is an active one and would swallow our keys.
  func releaseGrabOfHotKey() {
    XUngrabKeyboard(display, UInt(CurrentTime))
    hotKeys.leader = nil
    hotKeys.lastKey = nil
    hotKeys.leaderDeadline = nil
    hotKeys.pressed = []
  }

  func endRun(_ id: Int? = nil) async -> InputSessionSummary {
    guard let ending = run, id == nil || ending.id == id else {
      return InputSessionSummary(
        clipboardReturned: true, keysReleased: ledger.down.isEmpty, refusedRequests: 0)
    }
    guard !lost else {
      run = nil
      return InputSessionSummary(
        clipboardReturned: false, keysReleased: false, refusedRequests: ending.refusedRequests)
    }
    releaseLedger()
    restoreLocks(ending.locks)
    returnMark(ending)
    let returned = ending.kept.map { returnClipboard($0, after: ending) } ?? true
    run = nil
    resumeGrabs()
    lowerShieldWhenKeysAreUp()
    roundTrip()
    return InputSessionSummary(
      clipboardReturned: returned, keysReleased: ledger.down.isEmpty,
      refusedRequests: ending.refusedRequests)
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
    guard activeWindowCache == 0 || activeWindowCache == target else { return false }
    if lies(focus, inside: target) { return true }
    // Some toolkits keep the focus on a window of their own that nobody sees; another of their
    // windows is not ours.
    return activeWindowCache != 0 && clients.isSameProgram(focus, target, display)
      && !windowList(root, atoms.clientList).contains { lies(focus, inside: $0) }
  }

  /// The guard before every burst of keys.
  func guardedRun(_ id: Int) throws(DesktopError) -> RunInput {
    try checkAlive()
    guard let run, run.id == id, !run.stopped else { throw DesktopError(.stopped) }
    guard hasFocus(run.target) else {
      try checkAlive()
      throw DesktopError(exists(run.target) ? .focusLost : .windowGone)
    }
    guard self.run?.stopped == false else { throw DesktopError(.stopped) }
    // The layout may have changed since: keys are looked up in the one in force.
    settleKeymap()
    return run
  }

  /// Presses keys while no other program can move the focus or change the layout, so that each
  /// lands in the run's
  /// window and is the character it was meant to be.
  ///
  /// - Parameter keys: presses and lets go; waits for nothing.
  func burst(_ id: Int, _ keys: (RunInput) throws(DesktopError) -> Void) throws(DesktopError) {
    XGrabServer(display)
    defer {
      XUngrabServer(display)
      XFlush(display)
    }
    // The focus is asked for behind the grab, and with it comes every event from before.
    try keys(try guardedRun(id))
  }
}
