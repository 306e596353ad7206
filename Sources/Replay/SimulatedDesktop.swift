import Desktop
import HotKeyDefinition

/// A desktop without an X server: one application, virtual time, and the contract of ``Desktop``.
///
/// - Shape: every call takes some virtual time, which is all that moves the clock. What only a real
///   desktop can show, its devices and other programs, is not here.
/// - Isolation: an actor.
actor SimulatedDesktop: Desktop {
  private(set) var application: SimulatedApplication
  private let clock: VirtualClock
  /// How long the application takes over each answer.
  private let slowness: Duration
  private let selection: String?
  nonisolated let events = AsyncStream<DesktopEvent> { $0.finish() }

  init(
    _ application: SimulatedApplication, clock: VirtualClock, slowness: Duration = .zero,
    selection: String? = nil
  ) {
    self.application = application
    self.clock = clock
    self.slowness = slowness
    self.selection = selection
  }

  nonisolated var now: ContinuousClock.Instant { clock.now }

  /// What asking costs.
  private static let question: Duration = .milliseconds(1)

  func listen(for bindings: [HotKeyBinding]) -> [ChordRefusal] { [] }

  func activeWindow() -> WindowSnapshot? {
    clock.advance(by: Self.question)
    return application.active == SimulatedApplication.window ? application.snapshot : nil
  }

  func windows() -> [WindowSnapshot] {
    clock.advance(by: Self.question)
    return [application.snapshot]
  }

  func activate(_ window: WindowID, within deadline: Duration) throws(DesktopError) {
    clock.advance(by: Self.question)
    guard application.active == window else { throw DesktopError(.notActivated) }
  }

  func selectedText(within deadline: Duration) -> String? { selection }

  func beginInput(into window: WindowID, settings: InputSettings) throws(DesktopError)
    -> any InputSession
  {
    guard application.active == window else { throw DesktopError(.focusLost) }
    return SimulatedSession(self, settings)
  }

  /// Lets the application act, as long as it has the focus.
  func act<Result: Sendable>(
    within deadline: Duration, _ body: (inout SimulatedApplication) -> Result
  ) throws(DesktopError) -> Result {
    guard application.active == SimulatedApplication.window else { throw DesktopError(.focusLost) }
    clock.advance(by: Self.question + min(slowness, deadline))
    guard slowness < deadline else { throw DesktopError(.notFetched) }
    return body(&application)
  }

  /// Asks the application something through accessibility.
  func ask<Result: Sendable>(_ body: (inout SimulatedApplication) -> Result) -> Result {
    clock.advance(by: Self.question + slowness)
    return body(&application)
  }

  func wait(for duration: Duration) { clock.advance(by: duration) }
}

/// Keyboard and clipboard of one run on a simulated desktop.
actor SimulatedSession: InputSession {
  private let desktop: SimulatedDesktop
  private let settings: InputSettings
  private var hadContent = false
  private var isStopped = false

  init(_ desktop: SimulatedDesktop, _ settings: InputSettings) {
    self.desktop = desktop
    self.settings = settings
  }

  nonisolated var now: ContinuousClock.Instant { desktop.now }

  /// What a terminal takes to mark a screen and hand it over; looks are paced by it.
  private static let look: Duration = .milliseconds(20)

  func enter(severalLines: Bool) {}

  private func act<Result: Sendable>(
    _ body: @Sendable (inout SimulatedApplication) -> Result
  ) async throws(DesktopError) -> Result {
    if isStopped { throw DesktopError(.stopped) }
    return try await desktop.act(within: settings.deadline, body)
  }

  func press(_ chord: Chord, count: Int) async throws(DesktopError) {
    for _ in 0..<count { try await act { $0.press(chord) } }
  }

  func paste(_ text: String) async throws(DesktopError) {
    guard try await act({ $0.take(text) }) else {
      await desktop.wait(for: settings.deadline)
      throw DesktopError(.notFetched)
    }
  }

  func pasteIfEmpty(_ text: String) async throws(DesktopError) {
    hadContent = try await act { $0.copied } != nil
    if !hadContent { try await paste(text) }
  }

  func fieldHadContent() -> Bool { hadContent }

  func insert(_ text: String) async throws(DesktopError) {
    let before = try await act { $0.copied } ?? ""
    try await paste(before + text)
  }

  func type(_ text: String, replacing: Bool) async throws(DesktopError) {
    if await desktop.application.screen != nil { return try await act { $0.type(text) } }
    let before = replacing ? "" : try await act { $0.copied } ?? ""
    try await act { application in
      let isChoice = application.focused.map { application.fields[$0].kind == .choice } ?? false
      application.type(isChoice ? text : before + text)
    }
  }

  func readBack() async throws(DesktopError) -> String {
    guard let text = try await act({ $0.copied }) else {
      await desktop.wait(for: settings.deadline)
      throw DesktopError(.noCopy)
    }
    return text
  }

  func readBack(last length: Int) async throws(DesktopError) -> String {
    String(try await readBack().suffix(length))
  }

  func readBack(marking chords: [Chord]) async throws(DesktopError) -> String {
    guard let text = try await act({ $0.marked(by: chords) }) else { return try await readBack() }
    await desktop.wait(for: Self.look)
    return text
  }

  func clear() async throws(DesktopError) {
    _ = try await act { $0.take("") }
  }

  func stop() { isStopped = true }

  func holdsFocus() async throws(DesktopError) -> Bool {
    await desktop.activeWindow() != nil
  }

  func window() async throws(DesktopError) -> WindowSnapshot? {
    await desktop.windows().first
  }

  func end() -> InputSessionSummary {
    InputSessionSummary(clipboardReturned: true, keysReleased: true, refusedRequests: 0)
  }
}
