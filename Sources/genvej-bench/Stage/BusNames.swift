import DBus
import DesktopTestKit

extension DesktopSession {
  /// Waits until somebody has a name on the session's bus, and gives their process.
  @discardableResult
  func untilOwned(_ name: String) async throws -> Int32 {
    let connection = try await BusConnection.open(.address(bus.address))
    let changes = try await connection.notices(
      SignalRule(
        sender: "org.freedesktop.DBus", member: "NameOwnerChanged", firstArgument: name))
    let owner = try await withDeadline(.seconds(30), "\(name) on the bus") {
      () -> Int32? in
      if let owner = try await connection.processIDs(of: [name]).first ?? nil { return owner }
      for await _ in changes {
        if let owner = try await connection.processIDs(of: [name]).first ?? nil { return owner }
      }
      return nil
    }
    await connection.close()
    guard let owner else { throw TestKitError(.ended, "nobody has taken \(name)") }
    return owner
  }
}
