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

  func runEnter(_ id: Int, severalLines: Bool) {
    if run?.id == id { run?.isInSeveralLines = severalLines }
  }

  func runPress(_ id: Int, _ chord: Chord, _ count: Int) throws(DesktopError) {
    try burst(id) { _ throws(DesktopError) in try tap(chord, count: count) }
  }

  /// Offers a text, has it pasted, and waits until the target has fetched it.
  ///
  /// - Throws: also ``DesktopError/Code/notFetched`` while an earlier paste may still be carried
  ///   out.
  func runPaste(_ id: Int, _ text: String, _ manner: PasteManner) async throws(DesktopError) {
    let run = try guardedRun(id)
    guard !run.isPasteUnderWay else {
      throw DesktopError(.notFetched, "the earlier paste may still be carried out")
    }
    // Counted before the claim: Chromium may fetch as soon as it hears of it, and not again when
    // it pastes.
    let served = run.served
    own(clipboard, SelectionOffer(text: text, atoms: atoms))
    // The claim must be known, or a copy of the target could be taken for an earlier one.
    roundTrip()
    guard selections[clipboard]?.owner == window else {
      throw DesktopError(.clipboardTaken, "another program takes the clipboard at once")
    }
    try await awaitLook(run)
    let settings = run.settings
    let copies = targetChanges(of: clipboard)
    self.run?.copiesBefore = copies
    self.run?.copiesAsked = 0
    self.run?.hadContent = false
    let foreign = foreignChanges(of: clipboard)
    let marks = targetChanges(of: primary)
    self.run?.marksBefore = marks
    self.run?.foreignBefore = foreign
    self.run?.isPasteUnderWay = true
    if settings.fetchesAhead { return try pressPasteAhead(id, text, manner) }
    let copiesFirst = manner == .ifEmpty && settings.copiesEmpty
    var isTold = false
    if copiesFirst { isTold = try await copied(by: id, beyond: copies, foreign: foreign) }
    if !isTold {
      try burst(id) { _ throws(DesktopError) in
        if manner != .inserting, !copiesFirst { try tap(run.selectAll) }
        if manner == .ifEmpty, !copiesFirst { try tap(settings.copy) }
        if manner != .inserting, settings.clearsBeforePaste { try tap(Chord([], "BackSpace")) }
        try tap(settings.paste)
      }
      let end = await wait(for: settings.deadline) { [self] in
        (self.run?.served ?? 0) > served || foreignChanges(of: clipboard) > foreign
          || (manner == .ifEmpty && targetChanges(of: clipboard) > copies)
          || !(activeWindowCache == 0 || activeWindowCache == run.target)
      }
      try settle(end, id, foreign: foreign, otherwise: .notFetched)
    }
    // A copy that was told says nothing of the paste behind it.
    if isTold || (self.run?.served ?? 0) > served { self.run?.isPasteUnderWay = false }
    guard manner == .ifEmpty, targetChanges(of: clipboard) > copies else { return }
    if try await tookEmptyCopy(settings) {
      self.run?.isPasteUnderWay = false
      return try await runPaste(id, text, .replacing)
    }
    self.run?.hadContent = true
  }

  /// Tells by a copy alone whether a field is empty, where an empty one is copied too.
  ///
  /// A paste pressed behind it could be carried out so late that it gets the text already. A page that
  /// goes on by itself would then have the next field in focus when the text is pasted for the copy's
  /// sake, and lose what stands there.
  ///
  /// - Returns: `false` where no copy is told of: the target may be slow, or this field may be one that
  ///   gives none.
  private func copied(
    by id: Int, beyond copies: Int, foreign: Int
  ) async throws(DesktopError) -> Bool {
    let run = try guardedRun(id)
    try burst(id) { run throws(DesktopError) in
      try tap(run.selectAll)
      try tap(run.settings.copy)
    }
    let end = await wait(for: Self.primaryPatience) { [self] in
      targetChanges(of: clipboard) > copies || foreignChanges(of: clipboard) > foreign
        || !(activeWindowCache == 0 || activeWindowCache == run.target)
    }
    try settle(end == .deadline ? .met : end, id, foreign: foreign, otherwise: .notFetched)
    return targetChanges(of: clipboard) > copies
  }

  /// Waits until the target knows that the clipboard is ours, where it asks; keys pressed before would
  /// paste what it had copied itself, or lose the copy they ask for.
  ///
  /// - Parameter before: the run as it was when the clipboard was claimed.
  private func awaitLook(_ before: RunInput) async throws(DesktopError) {
    guard before.settings.looksAtOffers else { return }
    let foreign = foreignChanges(of: clipboard)
    roundTrip()
    let end = await wait(for: before.settings.deadline) { [self] in
      (run?.looks ?? 0) > before.looks || foreignChanges(of: clipboard) > foreign
        || !(activeWindowCache == 0 || activeWindowCache == before.target)
    }
    try settle(end, before.id, foreign: foreign, otherwise: .notFetched)
  }

  /// LibreOffice and Firefox take the clipboard also for an empty field, and then paste that nothing:
  /// so the field is empty for certain.
  private func tookEmptyCopy(_ settings: InputSettings) async throws(DesktopError) -> Bool {
    try await fetchText(clipboard, within: settings.deadline, failing: .noCopy)?.isEmpty ?? true
  }

  /// Turns the end of a wait into the error that names its cause.
  func settle(
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
  func targetChanges(of selection: Atom) -> Int {
    guard let run, let watch = selections[selection] else { return 0 }
    return watch.changes { [self] in
      $0 != 0 && $0 != window && clients.isSameProgram($0, run.target, display)
    }
  }

  /// Owner changes by anybody but us and the target.
  func foreignChanges(of selection: Atom) -> Int {
    guard let run, let watch = selections[selection] else { return 0 }
    return watch.changes { [self] in
      $0 != 0 && $0 != window && !clients.isSameProgram($0, run.target, display)
    }
  }

  func runType(_ id: Int, _ text: String, replacing: Bool) async throws(DesktopError) {
    var rest = String(text.map { $0.isNewline ? "\n" : $0 }).unicodeScalars[...]
    try burst(id) { run throws(DesktopError) in
      // First of all: a text that cannot be typed must not cost the field its content.
      try prepareToType(rest)
      guard replacing else { return }
      try tap(run.selectAll)
      try tap(Chord([], "BackSpace"))
    }
    repeat {
      // Short bursts, so that nobody waits long for the server and the stop chord is heard.
      let next = rest.prefix(32)
      try burst(id) { _ throws(DesktopError) in
        // Characters of the whole text at once: the map changes once, and again only with the
        // layout.
        try prepareToType(rest)
        try typePrepared(next)
      }
      rest = rest.dropFirst(32)
    } while !rest.isEmpty
    try checkAlive()
  }

  func runClear(_ id: Int) throws(DesktopError) {
    try burst(id) { run throws(DesktopError) in
      try tap(run.selectAll)
      try tap(Chord([], "Delete"))
    }
    roundTrip()
  }

  /// How long marked text may take to show up as PRIMARY before the target is told to copy it as
  /// well.
  static let primaryPatience: Duration = .milliseconds(400)

  /// Marks text, waits until the target owns it, and reads it.
  func runReadBack(_ id: Int, last length: Int?) async throws(DesktopError) -> String {
    let run = try guardedRun(id)
    if run.settings.fetchesAhead, length == nil { return try await readBackAhead(run) }
    let marks = (primary: targetChanges(of: primary), clipboard: targetChanges(of: clipboard))
    let foreign = foreignChanges(of: clipboard)
    try burst(id) { run throws(DesktopError) in
      if let length {
        try tap(Chord(.shift, "Left"), count: length)
      } else {
        try tap(run.selectAll)
      }
    }
    let selection = try await takenSelection(run, marks: marks, foreign: foreign)
    let text =
      if let length, selection == primary {
        try await markedText(of: length, run, foreign: foreign)
      } else if selection == primary {
        try await wholeMark(run, foreign: foreign)
      } else {
        try await fetchText(selection, within: run.settings.deadline, failing: .noCopy)
      }
    if selection == clipboard, foreignChanges(of: clipboard) > foreign {
      throw DesktopError(.clipboardTaken, "another program took the clipboard")
    }
    if let length { try leaveMark(of: length, id) }
    // What was marked was marked after the paste.
    self.run?.isPasteUnderWay = false
    // A copy without a text form is the copy of an empty field.
    return text ?? ""
  }

  /// Reads PRIMARY; where nobody has it, the mark that was seen was that of a text deleted since, and
  /// the one asked for is still to come.
  func wholeMark(_ run: RunInput, foreign: Int) async throws(DesktopError) -> String? {
    while true {
      let seen = targetChanges(of: primary)
      let text = try await fetchText(primary, within: run.settings.deadline, failing: .noCopy)
      if let text { return text }
      let end = await wait(for: run.settings.deadline) { [self] in
        targetChanges(of: primary) > seen
          || !(activeWindowCache == 0 || activeWindowCache == run.target)
      }
      try settle(end, run.id, foreign: foreign, otherwise: .noCopy)
    }
  }

  /// Puts the cursor behind the text that was marked backwards.
  private func leaveMark(of length: Int, _ id: Int) throws(DesktopError) {
    try burst(id) { run throws(DesktopError) in
      if run.settings.leavesMarkByRight {
        try tap(Chord([], "Right"))
      } else {
        try tap(Chord(.shift, "Right"), count: length)
      }
    }
  }

  /// Reads PRIMARY until the whole length stands there: Chromium takes it anew with each letter
  /// that is marked.
  private func markedText(of length: Int, _ run: RunInput, foreign: Int) async throws(DesktopError)
    -> String?
  {
    while true {
      let seen = targetChanges(of: primary)
      let text = try await fetchText(primary, within: run.settings.deadline, failing: .noCopy)
      if (text?.count ?? 0) >= length { return text }
      let end = await wait(for: run.settings.deadline) { [self] in
        targetChanges(of: primary) > seen
          || !(activeWindowCache == 0 || activeWindowCache == run.target)
      }
      // Nothing more is marked: there is no more before the cursor.
      if case .deadline = end { return text }
      try settle(end, run.id, foreign: foreign, otherwise: .noCopy)
    }
  }

  /// Waits for PRIMARY where marking alone gives it, else for the copy; says which selection holds
  /// the marked text.
  func takenSelection(
    _ run: RunInput, marks: (primary: Int, clipboard: Int), foreign: Int
  ) async throws(DesktopError) -> Atom {
    let lostFocus = { [self] in !(activeWindowCache == 0 || activeWindowCache == run.target) }
    if run.settings.proof == .primary {
      XFlush(display)
      let end = await wait(for: Self.primaryPatience) { [self] in
        targetChanges(of: primary) > marks.primary || lostFocus()
      }
      try settle(end == .deadline ? .met : end, run.id, foreign: foreign, otherwise: .noCopy)
      if targetChanges(of: primary) > marks.primary { return primary }
    }
    self.run?.copiesAsked += 1
    // A target that owns the clipboard already may copy anew without telling (Tk): take it first.
    if selections[clipboard]?.owner != window {
      own(clipboard, SelectionOffer(text: "", atoms: atoms))
      try await awaitLook(run)
    }
    try burst(run.id) { run throws(DesktopError) in try tap(run.settings.copy) }
    let end = await wait(for: run.settings.deadline) { [self] in
      targetChanges(of: clipboard) > marks.clipboard || foreignChanges(of: clipboard) > foreign
        || lostFocus()
    }
    try settle(end, run.id, foreign: foreign, otherwise: .noCopy)
    return clipboard
  }

  func runFieldHadContent(_ id: Int) -> Bool {
    guard let run, run.id == id else { return false }
    guard run.settings.proof == .primary else { return run.hadContent }
    return targetChanges(of: clipboard) > run.copiesBefore + run.copiesAsked
  }
}
