import BusTestSupport
import DBus
import Testing

@Suite struct SignalTests {
  @Test func signals_arriveInOrder_whenTheRuleMatches() async throws {
    let bus = try PrivateBus()
    let (sender, listener) = (try await bus.open(), try await bus.open())
    let rule = SignalRule(path: "/a", interface: "dk.genvej.Test", member: "Counted")
    let signals = try await listener.signals(rule)
    try await sender.emit(path: "/b", interface: "dk.genvej.Test", member: "Counted", [.int32(-1)])
    try await sender.emit(path: "/a", interface: "dk.genvej.Other", member: "Counted", [.int32(-2)])
    for number in Int32(0)..<100 {
      try await sender.emit(
        path: "/a", interface: "dk.genvej.Test", member: "Counted", [.int32(number)])
    }
    var numbers: [Int] = []
    for await signal in signals {
      numbers.append(try #require(signal.arguments.first?.integer))
      if numbers.count == 100 { break }
    }
    #expect(numbers == Array(0..<100))
  }

  @Test func signals_ofNameChanges_comeFromTheBus() async throws {
    let bus = try PrivateBus()
    let (first, second) = (try await bus.open(), try await bus.open())
    let changes = try await first.signals(
      SignalRule(
        sender: "org.freedesktop.DBus", member: "NameOwnerChanged",
        firstArgument: "dk.genvej.Test"))
    try await second.requestName("dk.genvej.Test")
    await second.close()
    var owned: [Bool] = []
    for await change in changes {
      owned.append(change.arguments.last?.string?.isEmpty == false)
      if owned.count == 2 { break }
    }
    #expect(owned == [true, false])
  }

  @Test func signals_dropTheOldest_whenTheReaderIsSlow() async throws {
    let bus = try PrivateBus()
    let (sender, listener) = (try await bus.open(), try await bus.open())
    let signals = try await listener.signals(SignalRule(interface: "dk.genvej.Test"), buffering: 2)
    for number in Int32(0)..<10 {
      try await sender.emit(path: "/a", interface: "dk.genvej.Test", member: "N", [.int32(number)])
    }
    // The bus keeps the order of what it hands to one connection: after this answer all ten are
    // here.
    try await sender.call(.bus("GetId"))
    try await listener.call(.bus("GetId"))
    await listener.close()
    var numbers: [Int?] = []
    for await signal in signals { numbers.append(signal.arguments.first?.integer) }
    #expect(numbers == [8, 9])
  }

  @Test func aRule_isRefused_whenItWouldSayMore() async throws {
    let bus = try PrivateBus()
    let connection = try await bus.open()
    let error = await #expect(throws: BusError.self) {
      try await connection.signals(SignalRule(member: "a',interface='dk.genvej.Other"))
    }
    #expect(error?.code == .malformed)
    let second = await #expect(throws: BusError.self) {
      try await connection.signals(SignalRule(path: "no path"))
    }
    #expect(second?.code == .refused)
  }
}
