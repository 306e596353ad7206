/// The command line's side of the control interface.
///
/// - Errors: ``ControlError``. A missing daemon is never started by asking for it.
/// - Isolation: any task.
package struct ControlClient: Sendable {
  private let connection: BusConnection

  /// Connects to the user's bus and makes sure that the daemon is there.
  ///
  /// - Errors: `.noBus`, `.daemonNotThere`, `.deadline`.
  package static func open(_ address: BusAddress = .session) async throws(ControlError)
    -> ControlClient
  {
    do {
      let connection = try await BusConnection.open(address)
      _ = try await connection.owner(of: ControlInterface.busName)
      return ControlClient(connection: connection)
    } catch {
      throw ControlError(error)
    }
  }

  package func list() async throws(ControlError) -> String { try await json("List") }

  package func status() async throws(ControlError) -> String { try await json("Status") }

  /// Runs a hot key and waits for its end.
  ///
  /// - Parameters:
  ///   - hotKey: the name of the hot key.
  ///   - setting: the values given for this run.
  ///   - deadline: how long the run may take; cancelling the task gives up waiting, and leaves the
  ///     run to ``stop()``.
  /// - Returns: the daemon's answer, as JSON.
  /// - Throws: ``ControlError``.
  package func run(
    hotKey: String, setting: [String: String], within deadline: Duration = .seconds(600)
  ) async throws(ControlError) -> String {
    try await json("Run", [.string(hotKey), .dictionary(setting)], within: deadline)
  }

  package func stop() async throws(ControlError) { _ = try await call("Stop", [], .seconds(10)) }

  /// Pauses a hot key, `nil` all of them.
  package func pause(_ hotKey: String?) async throws(ControlError) -> String {
    try await json("Pause", [.string(hotKey ?? "")])
  }

  package func resume(_ hotKey: String?) async throws(ControlError) -> String {
    try await json("Resume", [.string(hotKey ?? "")])
  }

  package func reload() async throws(ControlError) -> String {
    try await json("Reload", within: .seconds(60))
  }

  /// The JSON of every run that ends from now on; ends with the connection.
  package func endedRuns() async throws(ControlError) -> AsyncStream<BusSignal> {
    do {
      return try await connection.signals(
        SignalRule(
          sender: ControlInterface.busName, path: ControlInterface.path,
          interface: ControlInterface.interface, member: ControlInterface.runEnded))
    } catch {
      throw ControlError(error)
    }
  }

  /// Ends the connection.
  package func close() async { await connection.close() }

  private func json(
    _ member: String, _ arguments: [DBusValue] = [], within deadline: Duration = .seconds(10)
  ) async throws(ControlError) -> String {
    guard let text = try await call(member, arguments, deadline).first?.string else {
      throw ControlError(.malformed, detail: member)
    }
    return text
  }

  private func call(
    _ member: String, _ arguments: [DBusValue], _ deadline: Duration
  ) async throws(ControlError) -> [DBusValue] {
    var call = BusCall(
      to: ControlInterface.busName, path: ControlInterface.path,
      interface: ControlInterface.interface, member: member, arguments)
    call.startsService = false
    call.isSensitive = !arguments.isEmpty
    do {
      return try await connection.call(call, within: deadline)
    } catch {
      throw ControlError(error)
    }
  }
}

/// Why the daemon gave no answer.
package struct ControlError: Error, Sendable, Hashable {
  package enum Code: String, Sendable, Hashable {
    /// This session has no bus.
    case noBus
    /// There is a bus, but no daemon on it.
    case daemonNotThere
    /// The daemon, or the bus, went away before it answered.
    case daemonLeft
    /// No answer before the deadline.
    case deadline
    /// The waiting task was cancelled.
    case cancelled
    /// The daemon refused; ``ControlError/name`` says what.
    case refused
    /// A daemon of another version.
    case malformed
  }

  package let code: Code
  /// The D-Bus error name of the answer, where there was one.
  package let name: String?
  /// The member called.
  package let detail: String

  init(_ code: Code, name: String? = nil, detail: String) {
    self.code = code
    self.name = name
    self.detail = detail
  }

  init(_ error: BusError) {
    let code: Code =
      switch error.code {
      case .noBus: .noBus
      case .noOwner: .daemonNotThere
      case .connectionLost, .peerLeft: .daemonLeft
      case .deadline: .deadline
      case .cancelled: .cancelled
      case .refused: .refused
      case .unknown, .malformed, .nameTaken: .malformed
      }
    self.init(code, name: error.name, detail: error.detail)
  }
}
