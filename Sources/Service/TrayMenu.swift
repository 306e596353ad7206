import DBus
import PanelModel

/// What the tray tells of the daemon.
struct TrayState: Sendable, Hashable {
  /// Hot keys that are on.
  var inForce = 0
  /// Whether the user has paused all of them.
  var isPaused = false
  /// Findings of the last reload, where it was refused.
  var findings = 0
  var isRunning = false
  var hasPanel = false
}

/// What a line of the tray's menu does.
enum TrayCommand: Int32, Sendable, CaseIterable {
  case pause = 10
  case reload
  case palette
  case guide
  case stop
}

/// The tray's words; pure.
///
/// - Shape: value-free: counts only.
struct TrayMenu: Sendable {
  let state: TrayState
  let language: PanelLanguage

  /// One sentence on how things are.
  var status: String {
    if state.isPaused { return language("Holder pause", "Paused") }
    let count = state.inForce
    return count == 1
      ? language("1 genvej i kraft", "1 hot key in force")
      : language("\(count) genveje i kraft", "\(count) hot keys in force")
  }

  /// `nil` where the newest definitions are in force.
  var refusal: String? {
    guard state.findings > 0 else { return nil }
    let count = state.findings
    return language(
      "Nye definitioner afvist: \(count) fejl",
      "New definitions refused: \(count) finding\(count == 1 ? "" : "s")")
  }

  var items: [BusMenuItem] {
    [
      BusMenuItem(id: 1, label: status, isEnabled: false),
      BusMenuItem(id: 2, label: refusal ?? "", isEnabled: false, isVisible: refusal != nil),
      BusMenuItem(id: 3, label: nil),
      entry(
        .pause,
        state.isPaused
          ? language("Genoptag alle genveje", "Resume all hot keys")
          : language("Hold pause med alle genveje", "Pause all hot keys")),
      entry(.palette, language("Find genvej…", "Find a hot key…"), isVisible: state.hasPanel),
      entry(
        .stop, language("Stop det, der er i gang", "Stop what is under way"),
        isEnabled: state.isRunning),
      BusMenuItem(id: 4, label: nil),
      entry(.reload, language("Genindlæs definitioner", "Reload definitions")),
      entry(.guide, language("Vejledning", "Guide")),
    ]
  }

  private func entry(
    _ command: TrayCommand, _ label: String, isEnabled: Bool = true, isVisible: Bool = true
  ) -> BusMenuItem {
    BusMenuItem(id: command.rawValue, label: label, isEnabled: isEnabled, isVisible: isVisible)
  }
}
