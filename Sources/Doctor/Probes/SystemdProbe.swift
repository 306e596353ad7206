import DBus

/// Asks the user's service manager about the daemon's unit.
///
/// - Source: org.freedesktop.systemd1(5): `ListUnitsByNames`, `GetUnitFileState`, `Environment`.
enum SystemdProbe {
  private static let name = "org.freedesktop.systemd1"
  private static let path = "/org/freedesktop/systemd1"
  private static let manager = "org.freedesktop.systemd1.Manager"

  static func look(on session: SessionProbe) async -> SystemdFacts {
    guard let connection = session.connection, session.facts.owns(name) else { return .absent }
    var calls = [
      call("ListUnitsByNames", [.array(of: "s", [.string(SystemdFacts.unit)])]),
      call("GetUnitFileState", [.string(SystemdFacts.unit)]),
      BusCall.property(of: name, path: path, interface: manager, name: "Environment"),
    ]
    for index in calls.indices { calls[index].startsService = false }
    let answers = await connection.calls(calls, within: Attempt.patience)
    // Name, description, load state, active state, …
    guard let units = try? answers[0].get().first?.elements,
      let unit = units.first?.elements?.map(\.string), unit.count > 3
    else { return .silent }
    let environment = try? answers[2].get().first?.elements?.compactMap(\.string)
    return .seen(
      SystemdFacts.Unit(
        load: unit[2] ?? "", active: unit[3] ?? "", file: try? answers[1].get().first?.string,
        hasDisplay: environment.map { $0.contains { $0.hasPrefix("DISPLAY=") } }))
  }

  private static func call(_ member: String, _ arguments: [DBusValue]) -> BusCall {
    BusCall(to: name, path: path, interface: manager, member: member, arguments)
  }
}
