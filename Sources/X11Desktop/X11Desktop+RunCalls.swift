import CX11
import Desktop

/// The parts of the fill cycle that speak to the server.
///
/// - Source: design §3 "The fill cycle".
extension X11Desktop {
  enum PasteManner {
    case replacing
    case ifEmpty
    case inserting
  }

  func runPress(_ id: Int, _ chord: Chord, _ count: Int) throws(DesktopError) {
    _ = try guardedRun(id)
    try tap(chord, count: count)
    XFlush(display)
  }

  /// Offers a text, has it pasted, and waits until the target has fetched it.
  func runPaste(_ id: Int, _ text: String, _ manner: PasteManner) async throws(DesktopError) {
    let run = try guardedRun(id)
    own(clipboard, SelectionOffer(text: text, atoms: atoms))
    // The claim must be known, or a copy of the target could be taken for an earlier one.
    roundTrip()
    let settings = run.settings
    let served = self.run?.served ?? 0
    let copies = targetChanges(of: clipboard)
    self.run?.copiesBefore = copies
    self.run?.hadContent = false
    if manner != .inserting { try tap(settings.selectAll) }
    if manner == .ifEmpty { try tap(settings.copy) }
    if manner != .inserting, settings.clearsBeforePaste { try tap(Chord([], "BackSpace")) }
    try tap(settings.paste)
    XFlush(display)
    let foreign = foreignChanges(of: clipboard)
    let end = await wait(for: settings.deadline) { [self] in
      (self.run?.served ?? 0) > served || foreignChanges(of: clipboard) > foreign
        || (manner == .ifEmpty && targetChanges(of: clipboard) > copies)
        || !(activeWindowCache == 0 || activeWindowCache == run.target)
    }
    try settle(end, id, foreign: foreign, otherwise: .notFetched)
    if manner == .ifEmpty, (self.run?.served ?? 0) == served { self.run?.hadContent = true }
  }

  /// Turns the end of a wait into the error that names its cause.
  private func settle(
    _ end: WaitEnd, _ id: Int, foreign: Int, otherwise code: DesktopError.Code
  ) throws(DesktopError) {
    switch end {
    case .lost: throw DesktopError(.connectionLost, "the X server is gone")
    case .stopped: throw DesktopError(.stopped)
    case .met, .deadline: break
    }
    _ = try guardedRun(id)
    if foreignChanges(of: clipboard) > foreign {
      throw DesktopError(.clipboardTaken, "another program took the clipboard")
    }
    if case .deadline = end { throw DesktopError(code) }
  }

  /// Owner changes by the run's target.
  private func targetChanges(of selection: Atom) -> Int {
    guard let run, let watch = selections[selection] else { return 0 }
    return watch.changes { [self] in
      $0 != 0 && $0 != window && clients.isSameProgram($0, run.target, display)
    }
  }

  /// Owner changes by anybody but us and the target.
  private func foreignChanges(of selection: Atom) -> Int {
    guard let run, let watch = selections[selection] else { return 0 }
    return watch.changes { [self] in
      $0 != 0 && $0 != window && !clients.isSameProgram($0, run.target, display)
    }
  }

  func runType(_ id: Int, _ text: String, replacing: Bool) async throws(DesktopError) {
    let run = try guardedRun(id)
    try prepareToType(text)
    if replacing {
      try tap(run.settings.selectAll)
      try tap(Chord([], "BackSpace"))
    }
    var rest = text.unicodeScalars[...]
    while !rest.isEmpty {
      // Short bursts, so that a stolen focus loses few keys and the stop chord is heard.
      try typePrepared(rest.prefix(32))
      rest = rest.dropFirst(32)
      _ = try guardedRun(id)
    }
  }

  func runClear(_ id: Int) throws(DesktopError) {
    let run = try guardedRun(id)
    try tap(run.settings.selectAll)
    try tap(Chord([], "Delete"))
    roundTrip()
  }

  /// Marks text, waits until the target owns it, and reads it.
  func runReadBack(_ id: Int, last length: Int?) async throws(DesktopError) -> String {
    let run = try guardedRun(id)
    let settings = run.settings
    let selection = settings.proof == .primary ? primary : clipboard
    let before = targetChanges(of: selection)
    let foreign = foreignChanges(of: selection)
    if let length {
      try tap(Chord(.shift, "Left"), count: length)
    } else {
      try tap(settings.selectAll)
    }
    if settings.proof == .copy { try tap(settings.copy) }
    XFlush(display)
    let end = await wait(for: settings.deadline) { [self] in
      targetChanges(of: selection) > before || foreignChanges(of: selection) > foreign
        || !(activeWindowCache == 0 || activeWindowCache == run.target)
    }
    try settle(end, id, foreign: selection == clipboard ? foreign : Int.max, otherwise: .noCopy)
    let text = try await fetchText(selection, within: settings.deadline, failing: .noCopy)
    guard let text else { throw DesktopError(.noCopy, "the copy has no text form") }
    if selection == clipboard, foreignChanges(of: clipboard) > foreign {
      throw DesktopError(.clipboardTaken, "another program took the clipboard")
    }
    if length != nil { try tap(Chord([], "Right")) }
    return text
  }

  func runFieldHadContent(_ id: Int) -> Bool {
    guard let run, run.id == id else { return false }
    guard run.settings.proof == .primary else { return run.hadContent }
    return targetChanges(of: clipboard) > run.copiesBefore
  }
}
