package import DBus
import Foundation

/// A message bus that belongs to one test.
package final class PrivateBus: Sendable {
  package let address: String
  private let process: OwnedProcess

  /// Starts the bus; services it activates see `environment`.
  package init(environment: [String: String] = [:]) throws {
    var variables = PrivateBus.plainEnvironment
    variables.merge(environment) { $1 }
    process = try OwnedProcess(
      ["dbus-daemon", "--session", "--nofork", "--print-address=1"], environment: variables)
    guard let address = process.readLine() else { throw StartFailure(program: "dbus-daemon") }
    self.address = address
  }

  package func open() async throws -> BusConnection {
    try await BusConnection.open(.address(address))
  }

  /// Process id of the bus.
  package var identifier: Int32 { process.identifier }

  /// Kills the bus and what it has activated.
  package func stop() { process.stop() }

  /// An environment without anything of the user's session.
  package static var plainEnvironment: [String: String] {
    let own = ProcessInfo.processInfo.environment
    return [
      "PATH": own["PATH"] ?? "/usr/bin:/bin", "LANG": "C.UTF-8", "GSETTINGS_BACKEND": "memory",
      "NO_AT_BRIDGE": "0",
    ]
  }
}

/// A program of the test that did not come up.
package struct StartFailure: Error {
  package let program: String

  package init(program: String) { self.program = program }
}
