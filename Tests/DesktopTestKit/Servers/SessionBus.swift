/// A session bus of the test's own.
///
/// - Shape: starts nothing on request but the accessibility bus, so no portal, keyring or settings
///   service of the
///   machine joins in.
/// - Errors: ``TestKitError``.
package final class SessionBus: Sendable {
  /// For `DBUS_SESSION_BUS_ADDRESS`.
  package let address: String
  /// `nil` for the user's own bus.
  package let process: TestProcess?

  /// The user's own bus, which was there before and stays.
  init(joining address: String) {
    self.address = address
    process = nil
  }

  private init(address: String, process: TestProcess) {
    self.address = address
    self.process = process
  }

  /// Starts the bus; it has printed its address, so it takes connections, when this returns.
  ///
  /// - Parameters:
  ///   - folder: for its socket and its configuration.
  ///   - environment: the variables of the services that it starts, with `DISPLAY`.
  /// - Returns: the bus.
  /// - Throws: ``TestKitError``.
  package static func start(
    in folder: TemporaryFolder, environment: [String: String]
  ) async throws -> SessionBus {
    try folder.file(
      "bus.conf", configuration(try services(in: folder), socket: "\(folder.path)/bus"))
    let arguments = [
      "--nofork", "--nopidfile", "--print-address=1", "--config-file=\(folder.path)/bus.conf",
    ]
    let process = try await TestProcess.start(.dbusDaemon, arguments, environment: environment)
    return SessionBus(address: try await process.line(), process: process)
  }

  /// Starts AT-SPI's bus.
  ///
  /// - Returns: its address, which the launcher itself gave, so it is up.
  @discardableResult
  package func startAccessibility(environment: [String: String]) async throws -> String {
    _ = try Program.accessibilityLauncher.located()
    let question = [
      "--bus=\(address)", "--print-reply=literal", "--reply-timeout=30000", "--dest=org.a11y.Bus",
      "/org/a11y/bus", "org.a11y.Bus.GetAddress",
    ]
    let answer = try await TestProcess.run(.dbusSend, question, environment: environment)
    guard let line = answer.first(where: { $0.contains("unix:") }) else {
      throw TestKitError(.malformed, "the accessibility bus gave no address")
    }
    return String(line.drop { $0 == " " })
  }

  private static func services(in folder: TemporaryFolder) throws -> String {
    let path = try folder.folder("services")
    guard let launcher = Program.accessibilityLauncher.path else { return path }
    try folder.file(
      "services/org.a11y.Bus.service",
      "[D-BUS Service]\nName=org.a11y.Bus\nExec=\(launcher) --launch-immediately --a11y=1\n")
    return path
  }

  private static func configuration(_ services: String, socket: String) -> String {
    """
    <busconfig>
      <type>session</type>
      <listen>unix:path=\(socket)</listen>
      <auth>EXTERNAL</auth>
      <servicedir>\(services)</servicedir>
      <policy context="default">
        <allow send_destination="*" eavesdrop="true"/>
        <allow eavesdrop="true"/>
        <allow own="*"/>
      </policy>
    </busconfig>
    """
  }
}
