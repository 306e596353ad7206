/// A desktop session: its windows, hot keys, selection, and the one input session a run may hold.
///
/// - Errors: ``DesktopError``.
/// - Isolation: any task; implementations are actors.
/// - Source: design §4 ("X11 stands behind the `Desktop` protocol").
package protocol Desktop: Sendable {
  /// The time that runs go by: the real one, but for a desktop that is simulated.
  var now: ContinuousClock.Instant { get }
  /// Listens for these hot keys and no others, changing only what differs from before.
  ///
  /// - Returns: every chord that could not be had, in chord order.
  func listen(for bindings: [HotKeyBinding]) async throws(DesktopError) -> [ChordRefusal]
  /// What the desktop tells on its own accord; one consumer.
  var events: AsyncStream<DesktopEvent> { get }
  /// The window the user works in, `nil` where no window is active.
  func activeWindow() async throws(DesktopError) -> WindowSnapshot?
  /// Every ordinary window, in the window manager's order.
  func windows() async throws(DesktopError) -> [WindowSnapshot]
  /// Asks for the focus and waits until the window has it.
  func activate(_ window: WindowID, within deadline: Duration) async throws(DesktopError)
  /// The text the user has marked (PRIMARY), `nil` where nothing is marked.
  func selectedText(within deadline: Duration) async throws(DesktopError) -> String?
  /// Takes the keyboard for a run against one window: input shielded, clipboard saved, held keys
  /// let go.
  func beginInput(into window: WindowID, settings: InputSettings) async throws(DesktopError)
    -> any InputSession
}

extension Desktop {
  package var now: ContinuousClock.Instant { .now }
}

extension InputSession {
  package var now: ContinuousClock.Instant { .now }
}

/// What the desktop reports.
package enum DesktopEvent: Sendable {
  /// A hot key was pressed; `at` is when its event was read.
  case hotKey(id: String, at: ContinuousClock.Instant)
  /// The layout changed and the grabs were made anew; the list is complete as of now.
  case refusals([ChordRefusal])
  case connectionLost
}

/// How one toolkit wants to be spoken to during an input session.
package struct InputSettings: Sendable, Hashable {
  package enum ProofSource: String, Sendable, Hashable {
    /// Marking the text makes the target own PRIMARY: no copy is made (GTK, Qt, Chromium).
    case primary
    /// The target must be told to copy (Firefox, Tk).
    case copy
  }

  /// Pressed one after the other, they mark all that the field holds and nothing else.
  package var selectAll: [Chord]
  /// The same in a field of several lines, where it is another there.
  package var selectAllLines: [Chord]?
  package var paste: Chord
  package var copy: Chord
  /// Pressed over the marked text before pasting, where a paste would not replace it (Tk).
  package var clearsBeforePaste: Bool
  package var proof: ProofSource
  /// Whether Right puts the cursor behind text that was marked backwards; in Tk it goes one place on
  /// from where the mark ended.
  package var leavesMarkByRight: Bool
  /// Fetches a text as soon as it is offered, so that the fetch is no sign of the paste (Chromium).
  package var fetchesAhead: Bool
  /// Asks what is offered as soon as the owner changes, and until it has the answer goes by what it
  /// held before (LibreOffice).
  package var looksAtOffers: Bool
  /// Takes the clipboard for an empty field too, when told to copy, and then has nothing to paste
  /// (Firefox, LibreOffice).
  package var copiesEmpty: Bool
  /// How often one paste asks for the text when nobody gives it: ahead, or in another format.
  package var requestsPerPaste: Int
  /// How long a target may take to fetch or hand back a text.
  package var deadline: Duration

  package init(
    selectAll: Chord, selectAllLines: [Chord]? = nil,
    paste: Chord = Chord(.control, "v"), copy: Chord = Chord(.control, "c"),
    clearsBeforePaste: Bool = false, proof: ProofSource, leavesMarkByRight: Bool = true,
    fetchesAhead: Bool = false, looksAtOffers: Bool = false, copiesEmpty: Bool = false,
    requestsPerPaste: Int = 1, deadline: Duration = .seconds(10)
  ) {
    self.selectAll = [selectAll]
    self.selectAllLines = selectAllLines
    self.paste = paste
    self.copy = copy
    self.clearsBeforePaste = clearsBeforePaste
    self.proof = proof
    self.leavesMarkByRight = leavesMarkByRight
    self.fetchesAhead = fetchesAhead
    self.looksAtOffers = looksAtOffers
    self.copiesEmpty = copiesEmpty
    self.requestsPerPaste = requestsPerPaste
    self.deadline = deadline
  }
}

/// Keyboard and clipboard for the length of one run, into one window.
///
/// Every call first checks that the window still has the focus, and clipboard data is handed to
/// that window's
/// application only, so a text cannot land elsewhere.
///
/// - Errors: ``DesktopError``, for every call ``DesktopError/Code/stopped`` after the stop chord.
/// - Isolation: one caller at a time.
package protocol InputSession: Sendable {
  /// The time that waits go by, as ``Desktop/now``.
  var now: ContinuousClock.Instant { get }
  /// Says what kind of field the keys from now on go to: a desktop may have to mark its text
  /// otherwise.
  func enter(severalLines: Bool) async
  /// Presses and lets go a chord `count` times.
  func press(_ chord: Chord, count: Int) async throws(DesktopError)
  /// Replaces the focused field's content by pasting; returns when the target has fetched the text,
  /// which proves nothing yet.
  func paste(_ text: String) async throws(DesktopError)
  /// Puts the text into the focused field only if it is empty: copy, then paste what the clipboard
  /// then holds.
  ///
  /// An empty field copies nothing, so our text is pasted; a filled one pastes its own content over
  /// itself.
  func pasteIfEmpty(_ text: String) async throws(DesktopError)
  /// Whether the field had content when ``pasteIfEmpty(_:)`` came to it; certain after a read-back
  /// that gave another text than ours, and one more.
  func fieldHadContent() async -> Bool
  /// Pastes at the cursor without marking anything first.
  func insert(_ text: String) async throws(DesktopError)
  /// Replaces the focused field's content by typing.
  func type(_ text: String, replacing: Bool) async throws(DesktopError)
  /// Marks the focused field's whole text and reads it back.
  ///
  /// - Throws: ``DesktopError/Code/noCopy`` where nothing came back: an empty field cannot be told
  ///   from a silent one.
  func readBack() async throws(DesktopError) -> String
  /// Marks the last `length` characters before the cursor, reads them, and puts the cursor back.
  func readBack(last length: Int) async throws(DesktopError) -> String
  /// Presses chords that mark text, and reads what is marked then.
  ///
  /// For applications that have one mark of their own, such as a terminal: what comes back is as it is
  /// after all keys that were pressed before.
  ///
  /// - Throws: ``DesktopError/Code/noCopy`` where nothing came back.
  func readBack(marking chords: [Chord]) async throws(DesktopError) -> String
  /// Empties the focused field.
  func clear() async throws(DesktopError)
  /// Ends waiting calls with ``DesktopError/Code/stopped``.
  func stop() async
  /// Whether the window still has the focus.
  func holdsFocus() async throws(DesktopError) -> Bool
  /// The window as it is now, `nil` once it is gone.
  func window() async throws(DesktopError) -> WindowSnapshot?
  /// Lets go every key, gives the clipboard back, takes the shield down. Never throws; may be
  /// called twice.
  func end() async -> InputSessionSummary
}

/// How an input session ended.
package struct InputSessionSummary: Sendable, Hashable {
  /// The clipboard holds again what it held before, in every format.
  package let clipboardReturned: Bool
  /// No key that we pressed is down.
  package let keysReleased: Bool
  /// Requests for our text by other programs, refused.
  package let refusedRequests: Int

  package init(clipboardReturned: Bool, keysReleased: Bool, refusedRequests: Int) {
    self.clipboardReturned = clipboardReturned
    self.keysReleased = keysReleased
    self.refusedRequests = refusedRequests
  }
}
