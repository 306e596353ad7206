/// A door that opens once and stays open.
///
/// - Isolation: any thread.
package final class Gate: Sendable {
  private let opened: EventLog<Void>

  /// - Parameter name: for the error of a wait in vain.
  package init(_ name: String = "gate") {
    opened = EventLog(name)
  }

  package var isOpen: Bool { opened.count > 0 }

  package func open() { opened.append(()) }

  /// Returns when the gate is open; throws `CancellationError` only.
  package func passage() async throws { _ = try await opened.first() }
}
