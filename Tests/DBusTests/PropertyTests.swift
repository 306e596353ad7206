import BusTestSupport
import DBus
import Testing

/// Properties of an exported object.
@Suite struct PropertyTests {
  private static let interface = "dk.genvej.Lamp"

  private func run(_ body: (BusConnection) async throws -> Void) async throws {
    let bus = try PrivateBus()
    let (peer, caller) = (try await bus.open(), try await bus.open())
    let properties = BusProperties([BusArgument("Colour", "s"), BusArgument("Lit", "b")]) {
      ["Colour": .string("blå"), "Lit": .boolean(true)]
    }
    try await peer.export(
      BusObject(
        path: "/lamp", interface: Self.interface, methods: [], properties: properties))
    try await peer.requestName(Self.interface)
    let serving = Task { try? await peer.serve() }
    try await body(caller)
    serving.cancel()
  }

  private func call(_ member: String, _ arguments: DBusValue...) -> BusCall {
    BusCall(
      to: Self.interface, path: "/lamp", interface: "org.freedesktop.DBus.Properties",
      member: member, [.string(Self.interface)] + arguments)
  }

  @Test func properties_areRead_oneByOneAndTogether() async throws {
    try await run { caller in
      #expect(try await caller.call(call("Get", .string("Colour"))) == [.variant(.string("blå"))])
      let all = try await caller.call(call("GetAll"))
      #expect(all == [.properties(["Colour": .string("blå"), "Lit": .boolean(true)])])
      let text = try await caller.call(
        BusCall(
          to: Self.interface, path: "/lamp", interface: "org.freedesktop.DBus.Introspectable",
          member: "Introspect"))
      #expect(
        text.first?.string?.contains("<property name=\"Lit\" type=\"b\" access=\"read\"/>") == true)
    }
  }

  @Test func property_isRefused_whenItIsNotThere_orIsToBeSet() async throws {
    try await run { caller in
      let missing = await #expect(throws: BusError.self) {
        try await caller.call(call("Get", .string("Size")))
      }
      #expect(missing?.name == "org.freedesktop.DBus.Error.UnknownProperty")
      let fixed = await #expect(throws: BusError.self) {
        try await caller.call(call("Set", .string("Lit"), .variant(.boolean(false))))
      }
      #expect(fixed?.name == "org.freedesktop.DBus.Error.PropertyReadOnly")
    }
  }
}
