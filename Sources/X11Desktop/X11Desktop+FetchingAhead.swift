import CX11
import Desktop

/// Writing into targets that fetch a text as soon as it is offered (Chromium).
///
/// The fetch proves no paste there, and marked text may be what stood in the field before: moving to
/// a field by Tab marks it. So a text counts as read only once a mark one character shorter, and then
/// the whole again, has been seen: both keys come after the paste, and a field that was filled before
/// has told so by its copy first. Until then no other text is offered.
///
/// - Source: design §3 "The fill cycle"; Decision 0012.
extension X11Desktop {
  /// Presses the keys of a paste, and those that mark what it has written.
  func pressPasteAhead(_ id: Int, _ text: String, _ manner: PasteManner) throws(DesktopError) {
    try burst(id) { run throws(DesktopError) in
      switch manner {
      case .replacing: try tap(run.selectAll)
      case .ifEmpty:
        // One character is enough to learn whether there is one; more would go to others with it.
        try tap(Self.end)
        try tap(Self.shrink)
        try tap(run.settings.copy)
      case .inserting: break
      }
      try tap(run.settings.paste)
      guard manner != .inserting, Self.canShrink(text) else { return }
      try tap(run.selectAll)
      try tap(Self.shrink)
    }
    run?.hasCopiedFirst = manner == .ifEmpty
    run?.expected = manner != .inserting && Self.canShrink(text) ? text : nil
  }

  static let end = Chord(.control, "End")
  static let shrink = Chord(.shift, "Left")
  static let grow = Chord(.shift, "Right")

  /// Whether the text without its last character differs from any one character of it.
  private static func canShrink(_ text: String) -> Bool {
    text.count > 2 || (text.count == 2 && text.first != text.last)
  }

  /// Whether `mark` is the text without its last character; of one made of several code points an
  /// application may leave some.
  private static func isShrunk(_ mark: String, of text: String) -> Bool {
    guard let last = text.last, !mark.isEmpty else { return false }
    let (all, left) = (text.unicodeScalars, mark.unicodeScalars)
    let missing = all.count - left.count
    return (1...last.unicodeScalars.count).contains(missing) && all.starts(with: left)
  }

  /// Marks the focused field's text and reads it.
  func readBackAhead(_ run: RunInput) async throws(DesktopError) -> String {
    var run = run
    if !run.isPasteUnderWay {
      // Nothing was offered since, so nothing could be taken from us.
      run.foreignBefore = foreignChanges(of: clipboard)
    }
    if let expected = run.expected {
      self.run?.expected = nil
      if try await showsQuickly(expected, run) {
        self.run?.isPasteUnderWay = false
        return expected
      }
    }
    return try await readPatiently(run)
  }

  /// Whether the text shows as it was written, in a field that was empty before.
  private func showsQuickly(_ text: String, _ run: RunInput) async throws(DesktopError) -> Bool {
    var seen = run.marksBefore
    guard try await mark(run, after: &seen, until: { Self.isShrunk($0, of: text) }) != nil else {
      return false
    }
    try burst(run.id) { _ throws(DesktopError) in try tap(Self.grow) }
    return try await mark(run, after: &seen, until: { $0 == text }) != nil
      && targetChanges(of: clipboard) == run.copiesBefore
  }

  /// Marks all, reads, and makes sure that it is what stands there after all keys so far.
  private func readPatiently(_ run: RunInput) async throws(DesktopError) -> String {
    let marks = (primary: targetChanges(of: primary), clipboard: targetChanges(of: clipboard))
    let foreign = foreignChanges(of: clipboard)
    try burst(run.id) { run throws(DesktopError) in
      // All may be marked already, and would not be told anew.
      try tap(Self.end)
      try tap(run.selectAll)
    }
    let selection = try await takenSelection(run, marks: marks, foreign: foreign)
    var text =
      try await fetchText(selection, within: run.settings.deadline, failing: .noCopy) ?? ""
    guard selection == primary else {
      // A copy of more than one character is the one that was just asked for.
      if text.count > 1 || !run.hasCopiedFirst { self.run?.isPasteUnderWay = false }
      return text
    }
    for _ in 0..<5 {
      if try await stands(text, run) {
        self.run?.isPasteUnderWay = false
        return text
      }
      var seen = targetChanges(of: primary)
      try burst(run.id) { run throws(DesktopError) in
        try tap(Self.end)
        try tap(run.selectAll)
      }
      guard let next = try await mark(run, after: &seen, until: { _ in true }) else { break }
      text = next
    }
    return text
  }

  /// Whether the marked text gets shorter and whole again when told to.
  private func stands(_ text: String, _ run: RunInput) async throws(DesktopError) -> Bool {
    var seen = targetChanges(of: primary)
    guard Self.canShrink(text) else { return try await standsThough(short: text, run) }
    try burst(run.id) { _ throws(DesktopError) in try tap(Self.shrink) }
    guard try await mark(run, after: &seen, until: { Self.isShrunk($0, of: text) }) != nil else {
      return false
    }
    try burst(run.id) { _ throws(DesktopError) in try tap(Self.grow) }
    return try await mark(run, after: &seen, until: { $0 == text }) != nil
  }

  /// A text too short to tell marks apart is told by their number: at most two come from before the
  /// paste, one of moving to the field and one of looking whether it is empty.
  private func standsThough(short text: String, _ run: RunInput) async throws(DesktopError) -> Bool
  {
    let wanted = targetChanges(of: primary) + 4
    try burst(run.id) { _ throws(DesktopError) in
      for _ in 0..<4 {
        try tap(Self.shrink)
        try tap(Self.grow)
      }
    }
    var seen = wanted - 4
    while seen < wanted {
      guard let mark = try await mark(run, after: &seen, until: { _ in true }) else { return false }
      if seen >= wanted { return mark == text }
    }
    return false
  }

  /// Reads what is marked at each change until it is what is waited for; `nil` when nothing changes
  /// any more.
  private func mark(
    _ run: RunInput, after seen: inout Int, until isWanted: (String) -> Bool
  ) async throws(DesktopError) -> String? {
    while true {
      let known = seen
      let end = await wait(for: Self.primaryPatience) { [self] in
        targetChanges(of: primary) > known || foreignChanges(of: clipboard) > run.foreignBefore
          || !(activeWindowCache == 0 || activeWindowCache == run.target)
      }
      try settle(
        end == .deadline ? .met : end, run.id, foreign: run.foreignBefore, otherwise: .noCopy)
      seen = targetChanges(of: primary)
      guard seen > known else { return nil }
      let text = try await fetchText(primary, within: run.settings.deadline, failing: .noCopy)
      if let text, isWanted(text) { return text }
    }
  }
}
