import DBus

/// Looks at the session bus, and keeps the connection for those who ask further.
struct SessionProbe: Sendable {
  let facts: BusFacts
  /// `nil` where no bus answers.
  let connection: BusConnection?

  static func look(at address: BusAddress) async -> SessionProbe {
    let ending = await Attempt.make {
      let connection = try await BusConnection.open(
        address, threadName: "doctor", within: Attempt.patience)
      let answers = await connection.calls(
        [.bus("ListNames"), .bus("ListActivatableNames")], within: Attempt.patience)
      let lists = try answers.map { try $0.get().first?.elements ?? [] }
      return (connection, lists.map { Set($0.compactMap(\.string)) })
    }
    switch ending {
    case .value((let connection, let lists)):
      return SessionProbe(
        facts: .seen(names: lists[0], startable: lists[1]), connection: connection)
    case .failed(let error as BusError) where error.code == .deadline: return silent
    case .failed: return SessionProbe(facts: .absent, connection: nil)
    case .silent: return silent
    }
  }

  private static let silent = SessionProbe(facts: .silent, connection: nil)
}
