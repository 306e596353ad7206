import DBus
import Engine
import FoundationEssentials
import Glibc
import Logging
import PanelModel

/// The daemon's icon in the desktop's tray.
///
/// - Shape: the desktop draws icon and menu, so the daemon links no toolkit. A desktop without a
///   tray is told of once, in the log; nothing else is different there.
/// - Isolation: an actor.
/// - Source: StatusNotifierItem specification; Decisions/0018.
actor Tray {
  private let connection: BusConnection
  private let language: PanelLanguage
  private let icons: TrayIcons
  private let log: Logger
  private let perform: @Sendable (TrayCommand) async -> Void
  private var state = TrayState()
  private var runs: Set<String> = []
  private var revision: UInt32 = 1
  private var item: StatusNotifierItem?
  private var menu: BusMenu?

  /// - Parameter perform: what a chosen line does; must not wait for the person.
  init(
    on connection: BusConnection, environment: [String: String], log: Logger,
    perform: @escaping @Sendable (TrayCommand) async -> Void
  ) {
    self.connection = connection
    language = PanelLanguage(environment: environment)
    icons = TrayIcons(environment: environment)
    self.log = log
    self.perform = perform
  }

  /// Keeps the icon in the tray until the task is cancelled or the bus ends.
  func serve() async {
    do throws(BusError) {
      menu = try await BusMenu.offer(on: connection) { [self] in
        await (revision, words.items)
      } select: { [self] id in
        if let command = TrayCommand(rawValue: id) { await perform(command) }
      }
      let item = try await StatusNotifierItem.offer(process: getpid(), on: connection) {
        [self] in
        await content
      } activate: { [self] in
        await perform(.palette)
      }
      self.item = item
      try await item.serve { [log] in
        log.notice("no tray on this desktop: Genvej has no icon there, everything else works")
      }
    } catch {
      log.warning("the tray's icon is off (\(error.code.rawValue))")
    }
  }

  /// Shows how things are now.
  func show(_ new: TrayState) async {
    var new = new
    new.isRunning = state.isRunning
    await change(to: new)
  }

  /// Follows whether anything is under way.
  func note(_ event: RunEvent) async {
    switch event {
    case .started(let run, _, _): runs.insert(run)
    case .ended(let outcome): runs.remove(outcome.run)
    default: return
    }
    var new = state
    new.isRunning = !runs.isEmpty
    await change(to: new)
  }

  private func change(to new: TrayState) async {
    guard new != state else { return }
    let old = content
    state = new
    revision &+= 1
    // A host that has gone reads everything anew when it comes back.
    try? await menu?.changed(to: (revision, words.items))
    if content != old { try? await item?.changed() }
  }

  private var words: TrayMenu { TrayMenu(state: state, language: language) }

  private var content: StatusNotifierContent {
    StatusNotifierContent(
      id: "genvej", title: "Genvej", iconName: state.isPaused ? icons.paused : icons.active,
      toolTip: [words.status, words.refusal].compactMap(\.self).joined(separator: "\n"),
      isMenuOnly: !state.hasPanel)
  }
}

/// Which icons the desktop has: ours where they are installed, else some that every desktop has.
struct TrayIcons: Sendable, Hashable {
  let active: String
  let paused: String

  init(environment: [String: String]) {
    let home = environment["XDG_DATA_HOME"] ?? "\(environment["HOME"] ?? "")/.local/share"
    let shared = environment["XDG_DATA_DIRS"] ?? "/usr/local/share:/usr/share"
    let folders = [home] + shared.split(separator: ":").map(String.init)
    let areOurs = folders.contains {
      FileManager.default.fileExists(atPath: "\($0)/icons/hicolor/scalable/apps/genvej.svg")
    }
    (active, paused) =
      areOurs ? ("genvej", "genvej-paused") : ("input-keyboard", "media-playback-pause")
  }
}
