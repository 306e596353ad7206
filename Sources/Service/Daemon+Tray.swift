import HotKeyDefinition
import Logging

/// What the tray shows, and what its menu does.
extension Daemon {
  /// The icon is kept up to date from now on.
  func use(_ tray: Tray) async {
    self.tray = tray
    await tray.show(trayState)
  }

  var trayState: TrayState {
    TrayState(
      inForce: set.hotKeys.count { switches.reason($0.id.text) == nil },
      isPaused: switches.pauses.all, findings: reloadFindings.count, hasPanel: panel != nil)
  }

  /// Does what a line of the menu says; returns before the person has answered anything.
  func perform(_ command: TrayCommand, _ guide: GuideOpening) async {
    switch command {
    case .pause:
      _ = await switches.pauses.all ? resume(hotKey: nil) : pause(hotKey: nil)
    case .reload: _ = await reload()
    // Owned by nobody: it lasts until the person has chosen, and the menu does not wait for that.
    case .palette: Task { await toggle(.palette) }
    case .guide:
      if await !guide.open() { log.warning("the guide could not be opened") }
    case .stop: await stop()
    }
  }
}
