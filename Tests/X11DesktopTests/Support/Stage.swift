import CX11
import Desktop
import DesktopTestKit

@testable import X11Desktop

/// What the tests of the X11 desktop stand on: a desktop session, the connection under test, and a
/// bystander.
struct Stage {
  let session: DesktopSession
  let desktop: X11Desktop
  let bystander: Bystander
  /// Everything the desktop has told, in order.
  let events: EventLog<DesktopEvent>

  /// Brings all of it up, runs `body`, and closes it on every path.
  static func run(
    _ options: DesktopSession.Options = .init(),
    prepared prepare: (DesktopSession, Bystander) async throws -> Void = { _, _ in },
    body: (Stage) async throws -> Void
  ) async throws {
    await StageTurn.shared.take()
    let result = await Result.of { try await perform(options, prepare, body) }
    await StageTurn.shared.giveBack()
    try result.get()
  }

  private static func perform(
    _ options: DesktopSession.Options,
    _ prepare: (DesktopSession, Bystander) async throws -> Void,
    _ body: (Stage) async throws -> Void
  ) async throws {
    try await DesktopSession.run(options) { session in
      let bystander = try Bystander(display: session.display)
      try await prepare(session, bystander)
      let desktop = try await connect(to: session)
      let events = EventLog<DesktopEvent>("the desktop's events")
      let listening = Task {
        for await event in desktop.events { events.append(event) }
        events.end()
      }
      let stage = Stage(session: session, desktop: desktop, bystander: bystander, events: events)
      let result = await Result.of { try await body(stage) }
      await desktop.close()
      await listening.value
      await bystander.close()
      try result.get()
    }
  }

  /// One more connection of the code under test.
  static func connect(to session: DesktopSession) async throws -> X11Desktop {
    let desktop = try X11Desktop(display: session.display)
    try await desktop.start()
    return desktop
  }

  /// Listens, with an error that `#expect` can carry.
  func listen(for bindings: HotKeyBinding...) async throws -> [ChordRefusal] {
    try await desktop.listen(for: bindings)
  }

  /// The ids of the hot keys that have fired so far.
  var fired: [String] {
    events.all.compactMap { if case .hotKey(let id, _) = $0 { id } else { nil } }
  }

  /// The ids fired once there are `count` of them.
  func fired(count: Int) async throws -> [String] {
    for await _ in events.stream where fired.count >= count { break }
    return fired
  }

  /// Waits until the desktop's own state says something; asked again after each event the server
  /// sends.
  func until(
    _ awaited: String, _ isMet: @escaping @Sendable (isolated X11Desktop) -> Bool
  ) async throws {
    let isMet = await desktop.reaches(isMet)
    guard isMet else { throw TestKitError(.deadline, "no \(awaited)") }
  }

  /// Waits until the desktop works with the layout in which a key name lies on these keys.
  func untilKey(_ name: String, liesOn keycodes: [UInt8]) async throws {
    try await until("\(name) on \(keycodes)") { $0.keymap.keycodes(named: name) == keycodes }
  }

  /// xev with the focus, and its window.
  func openKeyTester() async throws -> (keys: TestProcess, window: WindowSnapshot) {
    let before = await desktop.activeWindowCache
    let keys = try await session.startKeyTester()
    try await until("active xev") { ![0, before].contains($0.activeWindowCache) }
    return (keys, try await activeWindow())
  }

  /// The window that has the focus.
  func activeWindow() async throws -> WindowSnapshot {
    guard let window = try await desktop.activeWindow() else {
      throw TestKitError(.refused, "no window is active")
    }
    return window
  }
}

/// Lets two stages at a time have the machine: a dozen X servers at once would be late, not wrong.
private actor StageTurn {
  static let shared = StageTurn()

  private var free = 2
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func take() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func giveBack() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}

extension X11Desktop {
  var connection: Int32 { XConnectionNumber(display) }

  func reaches(_ isMet: @escaping @Sendable (isolated X11Desktop) -> Bool) async -> Bool {
    let end = await wait(for: .seconds(30), stoppable: false) { self.assumeIsolated(isMet) }
    if case .met = end { return true }
    return false
  }
}

extension Result where Failure == any Error {
  static func of(_ body: () async throws -> Success) async -> Result {
    do {
      return .success(try await body())
    } catch {
      return .failure(error)
    }
  }
}

extension Program {
  static let xmodmap = Program("xmodmap", package: "x11-xserver-utils")
  static let xkbcomp = Program("xkbcomp", package: "x11-xkb-utils")

  /// What every test of this target needs.
  static let areStagePrograms = arePresent(
    .xvfb, .xvnc, .openbox, .setxkbmap, .dbusDaemon, .xev, .xmodmap, .xkbcomp, .xclip, .python)
}

extension InputSettings {
  static let gtk = InputSettings(selectAll: Chord(.control, "a"), proof: .primary)
  static let tk = InputSettings(
    selectAll: Chord(.control, "slash"), clearsBeforePaste: true, proof: .copy)

  static func of(_ toolkit: ToolkitForm.Toolkit) -> InputSettings {
    toolkit == .tk ? .tk : .gtk
  }

  /// The same with another deadline.
  func within(_ deadline: Duration) -> InputSettings {
    var settings = self
    settings.deadline = deadline
    return settings
  }
}
