/// What the panel does when the daemon asks it to.
///
/// - Shape: each text is JSON; its content is between daemon and panel. Every call lasts until the
///   user has answered.
package protocol PanelControl: Sendable {
  func ask(_ json: String) async throws(BusMethodError) -> String
  func choose(_ json: String) async throws(BusMethodError) -> String
  func preview(_ json: String) async throws(BusMethodError) -> String
  /// Shows a run that did not complete.
  func fail(_ json: String) async throws(BusMethodError) -> String
  /// Takes the run that did not complete away: it counts as closed.
  func withdrawFailure() async
  /// Shows how far a run is; returns at once.
  func progress(_ json: String) async throws(BusMethodError)
  /// Shows the cheat sheet; answered once it is closed.
  func showSheet(_ json: String) async throws(BusMethodError)
  /// Takes palette and cheat sheet away.
  func dismiss() async
  /// Takes every window away.
  func withdraw() async
}

/// Where the panel is found on the user's bus.
package enum PanelInterface {
  package static let busName = "dk.genvej.Panel1"
  static let path = "/dk/genvej/Panel1"
}

/// The panel's side.
package enum PanelServer {
  /// Exports the object, takes the name, and answers until the bus is gone.
  ///
  /// - Throws: `.nameTaken` where another panel runs in this session; `.connectionLost`.
  package static func offer(
    _ control: any PanelControl, on connection: BusConnection
  ) async throws(BusError) {
    let json = [BusArgument("json", "s")]
    let object = BusObject(
      path: PanelInterface.path, interface: PanelInterface.busName,
      methods: [
        BusMethod("Ask", inputs: json, outputs: json) { arguments throws(BusMethodError) in
          [.string(try await control.ask(arguments.first?.string ?? ""))]
        },
        BusMethod("Choose", inputs: json, outputs: json) { arguments throws(BusMethodError) in
          [.string(try await control.choose(arguments.first?.string ?? ""))]
        },
        BusMethod("Preview", inputs: json, outputs: json) { arguments throws(BusMethodError) in
          [.string(try await control.preview(arguments.first?.string ?? ""))]
        },
        BusMethod("Fail", inputs: json, outputs: json) { arguments throws(BusMethodError) in
          [.string(try await control.fail(arguments.first?.string ?? ""))]
        },
        BusMethod("WithdrawFailure") { _ in
          await control.withdrawFailure()
          return []
        },
        BusMethod("Progress", inputs: json) { arguments throws(BusMethodError) in
          try await control.progress(arguments.first?.string ?? "")
          return []
        },
        BusMethod("ShowSheet", inputs: json) { arguments throws(BusMethodError) in
          try await control.showSheet(arguments.first?.string ?? "")
          return []
        },
        BusMethod("Dismiss") { _ in
          await control.dismiss()
          return []
        },
        BusMethod("Withdraw") { _ in
          await control.withdraw()
          return []
        },
      ], signals: [])
    try await connection.export(object)
    try await connection.requestName(PanelInterface.busName)
    try await connection.serve()
  }
}

/// The daemon's side.
///
/// - Errors: ``BusError``: `.noOwner` where no panel is there, `.peerLeft` where it died with the
///   question open.
/// - Isolation: any task; a cancelled task gives up its question.
package struct PanelClient: Sendable {
  private let connection: BusConnection

  package init(_ connection: BusConnection) { self.connection = connection }

  /// How long a person may take over a question: the rest of their day.
  private static let patience: Duration = .seconds(8 * 3600)

  package func ask(_ json: String) async throws(BusError) -> String {
    try await text("Ask", json)
  }

  package func choose(_ json: String) async throws(BusError) -> String {
    try await text("Choose", json)
  }

  package func preview(_ json: String) async throws(BusError) -> String {
    try await text("Preview", json)
  }

  package func fail(_ json: String) async throws(BusError) -> String {
    try await text("Fail", json)
  }

  package func withdrawFailure() async throws(BusError) {
    _ = try await connection.call(call("WithdrawFailure", []), within: .seconds(5))
  }

  package func progress(_ json: String) async throws(BusError) {
    _ = try await connection.call(call("Progress", [.string(json)]), within: .seconds(5))
  }

  package func showSheet(_ json: String) async throws(BusError) {
    _ = try await connection.call(call("ShowSheet", [.string(json)]), within: Self.patience)
  }

  package func dismiss() async throws(BusError) {
    _ = try await connection.call(call("Dismiss", []), within: .seconds(5))
  }

  package func withdraw() async throws(BusError) {
    _ = try await connection.call(call("Withdraw", []), within: .seconds(5))
  }

  private func text(_ member: String, _ json: String) async throws(BusError) -> String {
    let answer = try await connection.call(call(member, [.string(json)]), within: Self.patience)
    guard let text = answer.first?.string else { throw BusError(.malformed, detail: member) }
    return text
  }

  private func call(_ member: String, _ arguments: [DBusValue]) -> BusCall {
    var call = BusCall(
      to: PanelInterface.busName, path: PanelInterface.path, interface: PanelInterface.busName,
      member: member, arguments)
    call.startsService = false
    call.isSensitive = !arguments.isEmpty
    return call
  }
}
