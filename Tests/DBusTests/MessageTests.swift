import BusTestSupport
import DBus
import Testing

/// Values that go out and come back: the peer answers with what it got.
@Suite struct MessageTests {
  @Test func everyType_comesBackAsItWas() async throws {
    let value = DBusValue.structure([
      .byte(255), .boolean(true), .boolean(false), .int16(-2), .uint16(65_535), .int32(.min),
      .uint32(.max), .int64(.min), .uint64(.max), .double(-0.5), .string("Ærø, §, ½, €, 🎈, “x”"),
      .string(""), .objectPath("/dk/genvej"), .signature("a{sv}"),
      .array(of: "s", []), .array(of: "(so)", [.structure([.string(":1.2"), .objectPath("/a")])]),
      .array(of: "{sv}", [.entry(.string("a"), .variant(.array(of: "u", [.uint32(1)])))]),
      .variant(.variant(.string("x"))),
    ])
    let echo = try await Echo()
    #expect(try await echo.answer(to: value) == .variant(value))
  }

  @Test func aLongText_comesBackAsItWas() async throws {
    let echo = try await Echo()
    let text = String(repeating: "blåbærgrød ", count: 100_000)
    #expect(try await echo.answer(to: .string(text)) == .variant(.string(text)))
  }

  @Test func aCall_isMalformed_whenAValueCannotBeSent() async throws {
    let echo = try await Echo()
    let values: [DBusValue] = [
      .string("a\0b"), .objectPath("no path"), .signature("!"), .array(of: "s", [.uint32(1)]),
      .array(of: "", []), .array(of: "s\0", []), .structure([]),
    ]
    for value in values {
      let error = await #expect(throws: BusError.self) { try await echo.answer(to: value) }
      #expect(error?.code == .malformed)
    }
    // Nothing half built went out.
    #expect(try await echo.answer(to: .boolean(true)) == .variant(.boolean(true)))
  }

  @Test func aCall_isMalformed_whenANameIsNone() async throws {
    let bus = try PrivateBus()
    let connection = try await bus.open()
    for call in [
      BusCall(to: "", path: "/", interface: "a.b", member: "C"),
      BusCall(to: "a.b", path: "x", interface: "a.b", member: "C"),
      BusCall(to: "a.b", path: "/", interface: "a.b", member: "not a member"),
    ] {
      let error = await #expect(throws: BusError.self) { try await connection.call(call) }
      #expect(error?.code == .malformed)
    }
  }

  @Test func anError_carriesItsNameAndNoText_whenThePeerRefuses() async throws {
    let echo = try await Echo()
    let error = await #expect(throws: BusError.self) { try await echo.refusal() }
    #expect(error?.code == .refused)
    #expect(error?.name == "dk.genvej.Error.Refused")
    #expect(error.map { "\($0)".contains("610190") } == false)
  }
}

private final class Echo: Sendable {
  private let bus: PrivateBus
  private let peer: BusConnection
  private let caller: BusConnection
  private let serving: Task<Void, Never>

  init() async throws {
    bus = try PrivateBus()
    peer = try await bus.open()
    caller = try await bus.open()
    let value = [BusArgument("value", "v")]
    let methods = [
      BusMethod("Echo", inputs: value, outputs: value) { $0 },
      BusMethod("Refuse") { _ throws(BusMethodError) in
        throw BusMethodError("dk.genvej.Error.Refused", "610190-0019 is not here")
      },
    ]
    try await peer.export(
      BusObject(path: "/echo", interface: "dk.genvej.Echo", methods: methods))
    try await peer.requestName("dk.genvej.Echo")
    serving = Task { [peer] in try? await peer.serve() }
  }

  deinit { serving.cancel() }

  func answer(to value: DBusValue) async throws -> DBusValue {
    let answer = try await caller.call(call("Echo", [.variant(value)]))
    return try #require(answer.first)
  }

  func refusal() async throws { try await caller.call(call("Refuse", [])) }

  private func call(_ member: String, _ arguments: [DBusValue]) -> BusCall {
    BusCall(
      to: "dk.genvej.Echo", path: "/echo", interface: "dk.genvej.Echo", member: member, arguments)
  }
}
