import DBus
import DesktopTestKit

/// What a screen reader is told of a program's windows, asked on the accessibility bus itself.
struct AccessibleTree: Sendable {
  /// One object that is shown.
  struct Node: Sendable, Hashable {
    /// AT-SPI's number: 7 is a check box, 29 a label, 44 a radio button.
    let role: Int
    let name: String
    let isChecked: Bool
    let hasFocus: Bool
  }

  private struct Place: Sendable {
    let application: String
    let path: String
  }

  private let bus: BusConnection
  private static let accessible = "org.a11y.atspi.Accessible"

  /// Opens the accessibility bus of a session, and closes it again.
  static func open<Result>(
    in session: DesktopSession, body: (AccessibleTree) async throws -> Result
  ) async throws -> Result {
    let address = session.environment["DBUS_SESSION_BUS_ADDRESS"] ?? ""
    let sessionBus = try await BusConnection.open(.address(address))
    let question = BusCall(
      to: "org.a11y.Bus", path: "/org/a11y/bus", interface: "org.a11y.Bus", member: "GetAddress")
    let found = try await sessionBus.call(question).first?.string ?? ""
    await sessionBus.close()
    let bus = try await BusConnection.open(.address(found))
    let result = try await body(AccessibleTree(bus: bus))
    await bus.close()
    return result
  }

  /// The objects of a program, once they are as awaited; its answers pace the asking.
  func nodes(
    of program: String, where accepts: @escaping @Sendable ([Node]) -> Bool
  ) async throws -> [Node] {
    try await withDeadline(.seconds(60), "awaited state of \(program)") {
      while true {
        let nodes = try await nodes(of: program)
        if accepts(nodes) { return nodes }
      }
    }
  }

  private func nodes(of program: String) async throws -> [Node] {
    let registry = Place(
      application: "org.a11y.atspi.Registry", path: "/org/a11y/atspi/accessible/root")
    for application in await children(of: registry) {
      if await name(of: application)?.contains(program) == true {
        return await shown(below: application)
      }
    }
    return []
  }

  private func shown(below place: Place) async -> [Node] {
    var nodes: [Node] = []
    for child in await children(of: place) {
      guard let states = await states(of: child) else { continue }
      let isShowing = states & 1 << 25 != 0
      guard isShowing, let role = await role(of: child) else { continue }
      nodes.append(
        Node(
          role: role, name: await name(of: child) ?? "", isChecked: states & 1 << 4 != 0,
          hasFocus: states & 1 << 12 != 0))
      nodes += await shown(below: child)
    }
    return nodes
  }

  // MARK: Questions; what vanishes meanwhile has no answer

  private func ask(_ place: Place, _ member: String) async -> [DBusValue]? {
    try? await bus.call(
      BusCall(
        to: place.application, path: place.path, interface: Self.accessible, member: member))
  }

  private func children(of place: Place) async -> [Place] {
    let list = await ask(place, "GetChildren")?.first?.elements ?? []
    return list.compactMap { child in
      guard let parts = child.elements, parts.count == 2, let application = parts[0].string,
        let path = parts[1].string, !application.isEmpty
      else { return nil }
      return Place(application: application, path: path)
    }
  }

  private func name(of place: Place) async -> String? {
    let question = BusCall.property(
      of: place.application, path: place.path, interface: Self.accessible, name: "Name")
    return (try? await bus.call(question))?.first?.string
  }

  private func role(of place: Place) async -> Int? {
    await ask(place, "GetRole")?.first?.integer
  }

  private func states(of place: Place) async -> Int? {
    await ask(place, "GetState")?.first?.elements?.first?.integer
  }
}
