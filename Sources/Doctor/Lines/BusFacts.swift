/// The session bus.
package enum BusFacts: Sendable, Hashable {
  /// No address, or nobody listens there.
  case absent
  case silent
  /// The names that have an owner, and those that the bus can start.
  case seen(names: Set<String>, startable: Set<String>)

  /// Whether somebody has the name.
  package func owns(_ name: String) -> Bool {
    if case .seen(let names, _) = self { names.contains(name) } else { false }
  }

  package var line: ReportLine {
    switch self {
    case .absent:
      ReportLine(
        .fail, .bus, "session", "there is none",
        help: "hot keys work, but genvej run, list and stop, the panel and accessibility do not: "
          + "install dbus-user-session and log in again; over ssh set DBUS_SESSION_BUS_ADDRESS")
    case .silent:
      ReportLine(
        .fail, .bus, "session", "it does not answer", help: "log out and in again")
    case .seen: ReportLine(.ok, .bus, "session", "answers")
    }
  }
}
