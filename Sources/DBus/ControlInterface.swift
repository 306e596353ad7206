/// What the daemon does when a command asks it to.
///
/// - Shape: every answer is one JSON text; its content is between the service and the command line.
/// - Errors: ``BusMethodError`` for what cannot be asked; a run that fails is an answer, not an
///   error.
package protocol DaemonControl: Sendable {
  func list() async throws(BusMethodError) -> String
  func status() async throws(BusMethodError) -> String
  /// Runs a hot key to its end.
  func run(hotKey: String, setting: [String: String]) async throws(BusMethodError) -> String
  /// Stops the run under way.
  func stop() async throws(BusMethodError)
  func reload() async throws(BusMethodError) -> String
  /// Pauses one hot key, `nil` all; answers as ``list()``.
  func pause(hotKey: String?) async throws(BusMethodError) -> String
  func resume(hotKey: String?) async throws(BusMethodError) -> String
}

/// Where the daemon is found on the user's bus.
package enum ControlInterface {
  package static let busName = "dk.genvej.Daemon1"
  package static let path = "/dk/genvej/Daemon1"
  package static let interface = "dk.genvej.Daemon1"
  static let runEnded = "RunEnded"
}

/// The daemon's side of the control interface.
///
/// - Shape: `offer` → the daemon says that it is ready → `serve` for as long as it lives.
/// - Isolation: any task.
package struct ControlServer: Sendable {
  package let connection: BusConnection

  /// Exports the object and takes the name.
  ///
  /// - Errors: `.nameTaken` when another daemon runs in this session; `.connectionLost`.
  package static func offer(
    _ control: any DaemonControl, on connection: BusConnection
  ) async throws(BusError) -> ControlServer {
    try await connection.export(object(for: control))
    try await connection.requestName(ControlInterface.busName)
    return ControlServer(connection: connection)
  }

  /// Answers calls until the task is cancelled.
  ///
  /// - Errors: `.connectionLost`.
  package func serve() async throws(BusError) { try await connection.serve() }

  /// Tells everyone who listens how a run ended.
  ///
  /// - Parameter json: without a value of a citizen: every process of the user may listen.
  /// - Throws: `.connectionLost`, `.malformed`.
  package func runEnded(_ json: String) async throws(BusError) {
    try await connection.emit(
      path: ControlInterface.path, interface: ControlInterface.interface,
      member: ControlInterface.runEnded, [.string(json)])
  }

  private static func object(for control: any DaemonControl) -> BusObject {
    let json = [BusArgument("json", "s")]
    let request = [BusArgument("hotkey", "s"), BusArgument("set", "a{ss}")]
    return BusObject(
      path: ControlInterface.path, interface: ControlInterface.interface,
      methods: [
        BusMethod("List", outputs: json) { _ throws(BusMethodError) in
          [.string(try await control.list())]
        },
        BusMethod("Status", outputs: json) { _ throws(BusMethodError) in
          [.string(try await control.status())]
        },
        BusMethod("Run", inputs: request, outputs: json) { arguments throws(BusMethodError) in
          let (hotKey, set) = read(arguments)
          return [.string(try await control.run(hotKey: hotKey, setting: set))]
        },
        BusMethod("Stop") { _ throws(BusMethodError) in
          try await control.stop()
          return []
        },
        BusMethod("Pause", inputs: [BusArgument("hotkey", "s")], outputs: json) {
          arguments throws(BusMethodError) in
          [.string(try await control.pause(hotKey: one(arguments)))]
        },
        BusMethod("Resume", inputs: [BusArgument("hotkey", "s")], outputs: json) {
          arguments throws(BusMethodError) in
          [.string(try await control.resume(hotKey: one(arguments)))]
        },
        BusMethod("Reload", outputs: json) { _ throws(BusMethodError) in
          [.string(try await control.reload())]
        },
      ], signals: [BusSignalDeclaration(ControlInterface.runEnded, json)])
  }

  /// An empty text stands for all hot keys.
  private static func one(_ arguments: [DBusValue]) -> String? {
    arguments.first?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The connection has checked the types already.
  private static func read(_ arguments: [DBusValue]) -> (String, [String: String]) {
    (arguments.first?.string ?? "", arguments.last?.stringDictionary ?? [:])
  }
}
