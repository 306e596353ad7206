import CX11
package import Desktop

/// Grabs: checked, in every lock combination, changed by difference.
///
/// - Source: XGrabKey(3); design §3 "Grabs"; style §7.2 (a refusal comes back as BadAccess with the
///   request's serial).
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
    dropGrabsOfOtherLocks()
    dropGrabsOfOtherModes()
    let (wanted, unknown) = wantedGrabs()
    for grab in hotKeys.held.keys where wanted[grab] == nil { ungrab(grab) }
    hotKeys.held = hotKeys.held.filter { wanted[$0.key] != nil }
    for (grab, chord) in wanted where hotKeys.held[grab] != nil { hotKeys.held[grab] = chord }
    let missing = wanted.filter {
      hotKeys.held[$0.key] == nil && !hotKeys.suspended.contains($0.key.modifiers)
    }
    // What is suspended is not tried: what was said of it still stands.
    let untried = hotKeys.refusals.filter {
      $0.reason != .noSuchKey && hotKeys.suspended.contains(mask(of: $0.chord.modifiers))
    }
    let refusals = unknown + untried + take(missing)
    hotKeys.freezing = Set(hotKeys.held.filter { hotKeys.tree.leads($0.value) }.keys)
    hotKeys.refusals = refusals.sorted { $0.chord.description < $1.chord.description }
    return hotKeys.refusals
  }

  /// The grabs of every first chord on the layout in force, and the chords it has no key for.
  private func wantedGrabs() -> ([HotKeyTable.Grab: Chord], [ChordRefusal]) {
    var wanted: [HotKeyTable.Grab: Chord] = [:]
    var unknown: [ChordRefusal] = []
    for chord in Set(hotKeys.bindings.compactMap(\.chords.first)) {
      let keycodes = keymap.keycodes(named: chord.key)
      if keycodes.isEmpty {
        let ids = hotKeys.ids(beginningWith: chord)
        unknown.append(ChordRefusal(chord: chord, ids: ids, reason: .noSuchKey))
      }
      for keycode in keycodes {
        wanted[HotKeyTable.Grab(keycode: keycode, modifiers: mask(of: chord.modifiers))] = chord
      }
    }
    return (wanted, unknown)
  }

  /// A lock that has moved to another modifier leaves grabs behind that nobody would take off.
  private func dropGrabsOfOtherLocks() {
    guard hotKeys.lockMasks != keymap.lockMasks else { return }
    for grab in hotKeys.held.keys { ungrab(grab) }
    hotKeys.held = [:]
    hotKeys.lockMasks = keymap.lockMasks
  }

  /// A chord that has become a leader, or is none any more, is grabbed anew.
  private func dropGrabsOfOtherModes() {
    for (grab, chord) in hotKeys.held
    where hotKeys.tree.leads(chord) != hotKeys.freezing.contains(grab) {
      ungrab(grab)
      hotKeys.held[grab] = nil
    }
  }

  /// Asks for all missing grabs in one batch and sorts the errors by serial.
  private func take(_ missing: [HotKeyTable.Grab: Chord]) -> [ChordRefusal] {
    guard !missing.isEmpty else { return [] }
    XSync(display, 0)
    _ = X11ErrorTrap.takeErrors(display)
    var serials: [UInt: HotKeyTable.Grab] = [:]
    for (grab, chord) in missing {
      // After a leader the server holds every key back until we have taken the keyboard: however
      // late we hear of it, the next key is not the window's.
      let mode = hotKeys.tree.leads(chord) ? GrabModeSync : GrabModeAsync
      for lock in hotKeys.lockMasks {
        serials[XNextRequest(display)] = grab
        XGrabKey(
          display, Int32(grab.keycode), grab.modifiers | lock, root, 0, GrabModeAsync, mode)
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
    return refusals(refused, of: missing)
  }

  /// One refusal a chord, also where it lies on several keys.
  private func refusals(
    _ refused: [HotKeyTable.Grab: Int], of missing: [HotKeyTable.Grab: Chord]
  ) -> [ChordRefusal] {
    var counts: [Chord: Int] = [:]
    for (grab, count) in refused {
      if let chord = missing[grab] { counts[chord] = max(counts[chord] ?? 0, count) }
    }
    return counts.map { chord, count in
      ChordRefusal(
        chord: chord, ids: hotKeys.ids(beginningWith: chord),
        reason: .taken(variants: count, tried: hotKeys.lockMasks.count))
    }
  }

  private func ungrab(_ grab: HotKeyTable.Grab) {
    for lock in hotKeys.lockMasks {
      XUngrabKey(display, Int32(grab.keycode), grab.modifiers | lock, root)
    }
  }

  /// Takes off the grabs that our own keys would fire; `masks` are the modifiers a run may press.
  func suspendGrabs(pressing masks: Set<UInt32>) {
    guard !masks.isSubset(of: hotKeys.suspended) else { return }
    hotKeys.suspended.formUnion(masks)
    for grab in hotKeys.held.keys where masks.contains(grab.modifiers) {
      ungrab(grab)
      hotKeys.held[grab] = nil
    }
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
    // Whatever becomes of it, nobody's keyboard stays frozen.
    defer { XAllowEvents(display, AsyncKeyboard, UInt(CurrentTime)) }
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
    // The leader's own key may still be down: its release must not reach the window either.
    if hotKeys.lastKey != nil, hotKeys.pressed.isEmpty { leaveLeader() }
  }

  private func continueSequence(_ leader: HotKeyTable.Node, keycode: UInt8, modifiers: UInt32) {
    if keymap.modifierKeycodes.contains(keycode) { return }
    // The leader's modifiers may still be down: then they do not count.
    let without = modifiers & ~hotKeys.leaderModifiers
    let next = leader.next.first { chord, _ in
      keymap.keycodes(named: chord.key).contains(keycode)
        && (mask(of: chord.modifiers) == modifiers || mask(of: chord.modifiers) == without)
    }
    guard let next else { return endSequence(with: keycode) }
    if next.value.ids.isEmpty { return reached(next.value, modifiers: modifiers) }
    endSequence(with: keycode)
    for id in next.value.ids { report.yield(.hotKey(id: id, at: .now)) }
  }

  /// The keyboard stays ours until this key is up, or its repeats would be typed into the window.
  private func endSequence(with keycode: UInt8) {
    hotKeys.leader = nil
    hotKeys.lastKey = keycode
    hotKeys.leaderDeadline = .now + Self.leaderPatience
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
    hotKeys.leader = nil
    hotKeys.lastKey = nil
    hotKeys.leaderDeadline = nil
    XUngrabKeyboard(display, UInt(CurrentTime))
    // Until the server has done it, keys would still come to us and be lost: nobody is told before.
    XSync(display, 0)
    // Releases of keys still down go to the window now.
    hotKeys.pressed = []
  }
}
