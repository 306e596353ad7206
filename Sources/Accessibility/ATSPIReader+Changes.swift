import DBus
import Desktop

extension ATSPIReader {
  /// Applications are asked to tell for the time of `body` only: in between they need not bother.
  package func withChanges<Result: Sendable>(
    _ body: @Sendable (AsyncStream<Void>) async throws -> Result
  ) async throws -> Result {
    guard let bus = try await connected() else {
      return try await body(AsyncStream { $0.finish() })
    }
    let deadline = bus.newDeadline()
    let changes: AsyncStream<Void>
    do {
      changes = try await bus.connection.notices(SignalRule(pathNamespace: "/org/a11y/atspi"))
    } catch {
      throw try AccessibilityBus.translated(error)
    }
    _ = try await bus.askAll(Self.events("RegisterEvent"), by: deadline)
    do {
      let result = try await body(changes)
      await stop(bus)
      return result
    } catch {
      await stop(bus)
      throw error
    }
  }

  /// In a task of its own, because a cancelled run must leave applications as it found them, too.
  private func stop(_ bus: AccessibilityBus) async {
    await Task { _ = await bus.connection.calls(Self.events("DeregisterEvent")) }.value
  }

  /// - Source: interface `org.a11y.atspi.Registry` of at-spi2-core.
  private static func events(_ member: String) -> [BusCall] {
    let events = [
      "object:state-changed", "object:children-changed", "object:text-changed",
      "object:property-change", "object:selection-changed", "object:bounds-changed", "document",
      "window",
    ]
    return events.map { event in
      BusCall(
        to: ATSPI.registry.application, path: "/org/a11y/atspi/registry",
        interface: "org.a11y.atspi.Registry", member: member, [.string(event)])
    }
  }
}
