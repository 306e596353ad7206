/// The user's service manager and the daemon's unit.
package enum SystemdFacts: Sendable, Hashable {
  package static let unit = "genvej.service"

  /// The unit as the manager knows it.
  package struct Unit: Sendable, Hashable {
    /// In the manager's words: `loaded`, `not-found`, `masked`.
    package let load: String
    /// In the manager's words: `active`, `inactive`, `failed`.
    package let active: String
    /// `enabled` or `disabled`; `nil` where the manager does not say.
    package let file: String?
    /// Whether the manager hands DISPLAY to its units; `nil` where it does not say.
    package let hasDisplay: Bool?

    package init(load: String, active: String, file: String?, hasDisplay: Bool?) {
      self.load = load
      self.active = active
      self.file = file
      self.hasDisplay = hasDisplay
    }
  }

  case absent
  case silent
  case seen(Unit)

  /// What the report says of manager and unit.
  ///
  /// - Parameter hasDaemon: whether a daemon runs, whoever has started it.
  package func lines(hasDaemon: Bool) -> [ReportLine] {
    switch self {
    case .absent:
      [
        ReportLine(
          .warn, .systemd, "manager", "no service manager of the user is there",
          help: "nobody starts the daemon with the session or restarts it: install systemd and "
            + "dbus-user-session, or start `genvej daemon` from the desktop's autostart")
      ]
    case .silent:
      [
        ReportLine(
          .fail, .systemd, "manager", "does not answer",
          help: "`systemctl --user status` tells more; log out and in again")
      ]
    case .seen(let unit):
      [ReportLine(.ok, .systemd, "manager", "answers"), Self.line(of: unit, hasDaemon)]
        + (unit.hasDisplay == false ? [Self.withoutDisplay] : [])
    }
  }

  private static let withoutDisplay = ReportLine(
    .warn, .systemd, "environment", "services of the session are not told the display",
    help: "`systemctl --user import-environment DISPLAY XAUTHORITY` tells them; the desktop should "
      + "do so when it starts")

  private static func line(of unit: Unit, _ hasDaemon: Bool) -> ReportLine {
    let enable = "`systemctl --user enable --now genvej`"
    switch (unit.load, unit.active) {
    case ("not-found", _):
      return warning(
        "not installed",
        help: "put it into ~/.config/systemd/user or /usr/lib/systemd/user, then \(enable)")
    case ("masked", _):
      return warning("masked, so it never starts", help: "`systemctl --user unmask genvej`")
    case (_, "failed"):
      return ReportLine(
        .fail, .systemd, Self.unit, "failed", help: "`journalctl --user -u genvej` says why")
    case (_, "active") where unit.file == "disabled":
      return warning(
        "active, but does not start with the session", help: "`systemctl --user enable genvej`")
    case (_, "active"):
      return ReportLine(.ok, .systemd, Self.unit, "active" + (unit.file.map { ", \($0)" } ?? ""))
    default:
      return warning(
        hasDaemon
          ? "\(unit.active); the daemon was started without it, and nobody would restart it"
          : unit.active, help: enable)
    }
  }

  private static func warning(_ detail: String, help: String) -> ReportLine {
    ReportLine(.warn, .systemd, unit, detail, help: help)
  }
}
