import CX11
package import Desktop

/// Grabs: checked, in every lock combination, changed by difference.
///
/// - Source: XGrabKey(3); design §3 "Grabs"; style §7.2 (a refusal comes back as BadAccess with the request's serial).
extension X11Desktop {
  package func listen(for bindings: [HotKeyBinding]) async throws(DesktopError) -> [ChordRefusal] {
    try checkAlive()
    hotKeys.want(bindings)
    leaveLeader()
    return regrab()
  }

  /// Called when the layout has changed; tells the new refusals.
  func regrabAfterLayoutChange() {
    guard !hotKeys.bindings.isEmpty else { return }
    let before = hotKeys.refusals
    let after = regrab()
    if before != after { report.yield(.refusals(after)) }
  }

  /// Brings the server's grabs in line with what is wanted.
  private func regrab() -> [ChordRefusal] {
    var wanted: [HotKeyTable.Grab: Chord] = [:]
    var refusals: [ChordRefusal] = []
    for chord in Set(hotKeys.bindings.compactMap(\.chords.first)) {
      let keycodes = keymap.keycodes(named: chord.key)
      if keycodes.isEmpty {
        refusals.append(ChordRefusal(chord: chord, ids: hotKeys.ids(beginningWith: chord), reason: .noSuchKey))
      }
      for keycode in keycodes {
        wanted[HotKeyTable.Grab(keycode: keycode, modifiers: mask(of: chord.modifiers))] = chord
      }
    }
    for grab in hotKeys.held.keys where wanted[grab] == nil { ungrab(grab) }
    hotKeys.held = hotKeys.held.filter { wanted[$0.key] != nil }
    for (grab, chord) in wanted where hotKeys.held[grab] != nil { hotKeys.held[grab] = chord }
    let missing = wanted.filter { hotKeys.held[$0.key] == nil && !hotKeys.suspended.contains($0.key) }
    refusals += take(missing)
    hotKeys.refusals = refusals.sorted { $0.chord.description < $1.chord.description }
    return hotKeys.refusals
  }

  /// Asks for all missing grabs in one batch and sorts the errors by serial.
  private func take(_ missing: [HotKeyTable.Grab: Chord]) -> [ChordRefusal] {
    guard !missing.isEmpty else { return [] }
    XSync(display, 0)
    _ = X11ErrorTrap.takeErrors(display)
    var serials: [UInt: HotKeyTable.Grab] = [:]
    for grab in missing.keys {
      for lock in keymap.lockMasks {
        serials[XNextRequest(display)] = grab
        XGrabKey(
          display, Int32(grab.keycode), grab.modifiers | lock, root, 0, GrabModeAsync, GrabModeAsync)
      }
    }
    XSync(display, 0)
    var refused: [HotKeyTable.Grab: Int] = [:]
    for error in X11ErrorTrap.takeErrors(display) {
      if let grab = serials[error.serial] { refused[grab, default: 0] += 1 }
    }
    for (grab, chord) in missing where refused[grab] == nil { hotKeys.held[grab] = chord }
    // A chord that works in some lock states only is worse than none: give the rest back.
    for grab in refused.keys { ungrab(grab) }
    return refused.compactMap { grab, count in
      missing[grab].map { chord in
        ChordRefusal(
          chord: chord, ids: hotKeys.ids(beginningWith: chord),
          reason: .taken(variants: count, tried: keymap.lockMasks.count))
      }
    }
  }

  private func ungrab(_ grab: HotKeyTable.Grab) {
    for lock in keymap.lockMasks { XUngrabKey(display, Int32(grab.keycode), grab.modifiers | lock, root) }
  }

  /// Takes off the grabs that our own keys would fire; `modifiers` are the masks a run may press.
  func suspendGrabs(pressing masks: Set<UInt32>) {
    hotKeys.suspended = hotKeys.held.keys.filter { masks.contains($0.modifiers) }
    for grab in hotKeys.suspended { ungrab(grab) }
    for grab in hotKeys.suspended { hotKeys.held[grab] = nil }
  }

  func resumeGrabs() {
    guard !hotKeys.suspended.isEmpty else { return }
    hotKeys.suspended = []
    let before = hotKeys.refusals
    let after = regrab()
    if before != after { report.yield(.refusals(after)) }
  }
}

/// Presses of grabbed keys.
extension X11Desktop {
  /// How long a leader waits for the key after it.
  private static let leaderPatience: Duration = .seconds(5)

  func keyPressed(_ event: XKeyEvent) {
    let keycode = UInt8(truncatingIfNeeded: event.keycode)
    guard hotKeys.pressed.insert(keycode).inserted else { return }
    let locks = keymap.lockMasks.last ?? 0
    let modifiers = event.state & 0xff & ~locks
    if let leader = hotKeys.leader {
      continueSequence(leader, keycode: keycode, modifiers: modifiers)
    } else if let chord = hotKeys.held[HotKeyTable.Grab(keycode: keycode, modifiers: modifiers)],
      let node = hotKeys.tree.next[chord]
    {
      reached(node, modifiers: modifiers)
    }
  }

  func keyReleased(_ event: XKeyEvent) {
    let keycode = UInt8(truncatingIfNeeded: event.keycode)
    hotKeys.pressed.remove(keycode)
    if hotKeys.lastKey == keycode { releaseSequence() }
  }

  private func continueSequence(_ leader: HotKeyTable.Node, keycode: UInt8, modifiers: UInt32) {
    if keymap.modifierKeycodes.contains(keycode) { return }
    // The leader's modifiers may still be down: then they do not count.
    let without = modifiers & ~hotKeys.leaderModifiers
    let next = leader.next.first { chord, _ in
      keymap.keycodes(named: chord.key).contains(keycode)
        && (mask(of: chord.modifiers) == modifiers || mask(of: chord.modifiers) == without)
    }
    guard let next else { return leaveLeader() }
    if next.value.ids.isEmpty { return reached(next.value, modifiers: modifiers) }
    // The keyboard stays ours until this key is up, or its repeats would be typed into the window.
    hotKeys.leader = nil
    hotKeys.lastKey = keycode
    hotKeys.leaderDeadline = .now + Self.leaderPatience
    for id in next.value.ids { report.yield(.hotKey(id: id, at: .now)) }
  }

  private func reached(_ node: HotKeyTable.Node, modifiers: UInt32) {
    for id in node.ids { report.yield(.hotKey(id: id, at: .now)) }
    guard node.ids.isEmpty, !node.next.isEmpty else { return leaveLeader() }
    let owned = hotKeys.leader != nil
    hotKeys.leader = node
    hotKeys.leaderModifiers = modifiers
    hotKeys.leaderDeadline = .now + Self.leaderPatience
    if !owned {
      let taken = XGrabKeyboard(display, root, 0, GrabModeAsync, GrabModeAsync, UInt(CurrentTime))
      if taken != GrabSuccess { leaveLeader() }
    }
  }

  /// Gives the keyboard back after a leader.
  func leaveLeader() {
    guard hotKeys.leader != nil || hotKeys.lastKey != nil else { return }
    releaseSequence()
    // Releases of keys still down go to the window now.
    hotKeys.pressed = []
  }

  private func releaseSequence() {
    hotKeys.leader = nil
    hotKeys.lastKey = nil
    hotKeys.leaderDeadline = nil
    XUngrabKeyboard(display, UInt(CurrentTime))
  }
}
