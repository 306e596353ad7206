import Desktop
import HotKeyDefinition

/// A field of a terminal's screen to which Tab goes.
struct ScreenStop: Sendable, Hashable {
  let place: ScreenPlace
  let label: String
  let id: String
}

/// What a 3270 terminal does by keys that its own keymap has from the beginning.
///
/// Marking takes effect at once, whatever else the terminal has to do. Keys that move or change
/// something may be put off until it is idle, and then letters overtake them: so each of them is
/// followed by a look at what it has done.
///
/// - Errors: ``RunFailure``.
/// - Source: x3270 4.1, `x3270.keymap.base.3270`: Ctrl+A SelectAll, Shift+arrows KybdSelect, Alt+U
///   Unselect, Alt+R Reset; the order as its trace shows it. In 3270 mode a mark is a block of cells,
///   and marking moves no cursor and works while the keyboard is locked.
struct TerminalKeys {
  let session: any InputSession

  /// The whole screen as it is after all keys pressed before.
  func screen() async throws(RunFailure) -> TerminalScreen {
    try await onDesktop { () async throws(DesktopError) in
      TerminalScreen(try await session.readBack(marking: [Chord(.control, "a")]))
    }
  }

  /// How long keys that the terminal has put off may take to show; its answers pace the looking.
  private static let patience: Duration = .seconds(2)

  /// Looks until the screen is as it should be, or nothing more is to be expected.
  ///
  /// - Returns: what was seen last.
  func screen(
    once isRight: (TerminalScreen) -> Bool
  ) async throws(RunFailure) -> TerminalScreen {
    let end = session.now + Self.patience
    while true {
      // A look that itself takes longer than that is not the last one.
      let isLast = session.now > end
      let screen = try await screen()
      if isRight(screen) || isLast { return screen }
    }
  }

  /// Goes to a field and proves that the cursor is in its first cell.
  func go(
    to place: ScreenPlace, among stops: [ScreenStop], on screen: TerminalScreen
  ) async throws(RunFailure) {
    guard let count = stops.firstIndex(where: { $0.place == place }) else {
      throw RunFailure(.unreachable)
    }
    try await press(Chord([], "Home"))
    if count > 0 { try await press(Chord([], "Tab"), count: count) }
    let end = session.now + Self.patience
    var isLast = false
    while try await !isCursor(at: place, on: screen) {
      guard !isLast else {
        try await flush()
        throw RunFailure(.unreachable)
      }
      isLast = session.now >= end
    }
  }

  /// Shows that the cursor moves at all: one that stands in the first field already says nothing of a
  /// locked keyboard.
  func proveMoves(over stops: [ScreenStop], on screen: TerminalScreen) async throws(RunFailure) {
    guard stops.count > 1, let last = stops.last else { return }
    do throws(RunFailure) {
      try await go(to: last.place, among: stops, on: screen)
    } catch {
      throw RunFailure(error.cause, field: last.id, label: last.label)
    }
  }

  /// Deletes so many characters from the cursor on.
  func delete(_ count: Int) async throws(RunFailure) {
    try await press(Chord([], "Delete"), count: count)
  }

  func type(_ text: String) async throws(RunFailure) {
    try await onDesktop { () async throws(DesktopError) in
      try await session.type(text, replacing: false)
    }
  }

  /// Throws keys away that a locked terminal has put aside; a lock that a wrong key has brought on
  /// goes, the host's own stays until a second press.
  func flush() async throws(RunFailure) { try await press(Chord(.alt, "r")) }

  func unmark() async throws(RunFailure) { try await press(Chord(.alt, "u")) }

  /// Marks the block from the screen's first cell to the cursor, and compares it with what stands
  /// there: number of rows, width, and the label left of the field say where the cursor is.
  private func isCursor(
    at place: ScreenPlace, on screen: TerminalScreen
  ) async throws(RunFailure) -> Bool {
    let chords =
      [Chord(.alt, "u")] + Array(repeating: Chord(.shift, "Up"), count: place.row - 1)
      + Array(repeating: Chord(.shift, "Left"), count: place.column - 1)
    let marked = try await onDesktop { () async throws(DesktopError) in
      try await session.readBack(marking: chords)
    }
    return TerminalScreen(marked) == screen.block(to: place)
  }

  private func press(_ chord: Chord, count: Int = 1) async throws(RunFailure) {
    try await onDesktop { () async throws(DesktopError) in
      try await session.press(chord, count: count)
    }
  }
}
