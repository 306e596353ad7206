import BusTestSupport
import DBus
import Glibc
import Testing

@Suite struct BusConnectionTests {
  @Test func open_failsWithNoBus_whenNobodyListens() async {
    let error = await #expect(throws: BusError.self) {
      try await BusConnection.open(.address("unix:path=/nonexistent/bus"))
    }
    #expect(error?.code == .noBus)
  }

  @Test func open_failsWithNoBus_whenTheAddressIsNone() async {
    for address in ["", "nonsense", "tcp:", "unix:"] {
      let error = await #expect(throws: BusError.self) {
        try await BusConnection.open(.address(address))
      }
      #expect(error?.code == .noBus, "\(address)")
    }
  }

  @Test func calls_areAllAnsweredInOrder_whenAThousandAreInFlight() async throws {
    let bus = try PrivateBus()
    let connection = try await bus.open()
    let name = try await connection.owner(of: "org.freedesktop.DBus")
    #expect(name == "org.freedesktop.DBus")
    let questions = (0..<1000).map { number in
      BusCall.bus("NameHasOwner", [.string(number % 2 == 0 ? "org.freedesktop.DBus" : "no.body")])
    }
    let answers = await connection.calls(questions)
    let owned = answers.map { try? $0.get().first?.boolean }
    #expect(owned == (0..<1000).map { $0 % 2 == 0 })
  }

  @Test func calls_returnNothing_whenNothingIsAsked() async throws {
    let bus = try PrivateBus()
    let connection = try await bus.open()
    #expect(await connection.calls([]).isEmpty)
  }

  @Test func call_failsWithNoOwner_whenNobodyHasTheName() async throws {
    let bus = try PrivateBus()
    let connection = try await bus.open()
    let call = BusCall(to: "no.body", path: "/", interface: "no.body", member: "Ask")
    let error = await #expect(throws: BusError.self) { try await connection.call(call) }
    #expect(error?.code == .noOwner)
    #expect(error?.name == "org.freedesktop.DBus.Error.ServiceUnknown")
  }

  @Test func call_failsWithDeadline_whenThePeerIsSilent() async throws {
    let silent = try await SilentPeer()
    let error = await #expect(throws: BusError.self) {
      try await silent.caller.call(silent.question, within: .milliseconds(50))
    }
    #expect(error?.code == .deadline)
  }

  @Test func call_failsWithPeerLeft_whenThePeerLeavesBeforeItsAnswer() async throws {
    let silent = try await SilentPeer()
    async let answer = silent.caller.calls([silent.question], within: .seconds(20))
    await silent.untilAsked()
    await silent.peer.close()
    guard case .failure(let error) = await answer[0] else { return #expect(Bool(false)) }
    #expect(error.code == .peerLeft)
  }

  @Test func call_failsWithCancelled_whenItsTaskIsCancelled() async throws {
    let silent = try await SilentPeer()
    let task = Task { await silent.caller.calls([silent.question, .bus("GetId")]) }
    await silent.untilAsked()
    task.cancel()
    let answers = await task.value
    guard case .failure(let error) = answers[0] else { return #expect(Bool(false)) }
    #expect(error.code == .cancelled)
    // The connection is as good as before.
    try await silent.caller.call(.bus("GetId"))
  }

  @Test func everythingOpen_endsWithConnectionLost_whenTheBusDies() async throws {
    let silent = try await SilentPeer()
    let signals = try await silent.caller.signals(SignalRule(interface: "no.body"))
    async let answer = silent.caller.calls([silent.question], within: .seconds(20))
    await silent.untilAsked()
    silent.bus.stop()
    guard case .failure(let error) = await answer[0] else { return #expect(Bool(false)) }
    #expect(error.code == .connectionLost)
    for await _ in signals {}
    #expect(await !silent.caller.isOpen)
    let later = await #expect(throws: BusError.self) {
      try await silent.caller.call(.bus("GetId"))
    }
    #expect(later?.code == .connectionLost)
  }

  @Test func processIDs_areOurs_whenTheConnectionIsOurs() async throws {
    let bus = try PrivateBus()
    let connection = try await bus.open()
    let other = try await bus.open()
    try await other.requestName("dk.genvej.Other")
    let ids = try await connection.processIDs(of: ["dk.genvej.Other", "no.body"])
    #expect(ids == [getpid(), nil])
  }

  @Test func requestName_failsWithNameTaken_whenAnotherConnectionHasIt() async throws {
    let bus = try PrivateBus()
    let (first, second) = (try await bus.open(), try await bus.open())
    try await first.requestName("dk.genvej.Test")
    try await first.requestName("dk.genvej.Test")
    let error = await #expect(throws: BusError.self) {
      try await second.requestName("dk.genvej.Test")
    }
    #expect(error?.code == .nameTaken)
    try await first.releaseName("dk.genvej.Test")
    // Whoever was refused does not stand in line.
    let nobody = await #expect(throws: BusError.self) {
      try await first.owner(of: "dk.genvej.Test")
    }
    #expect(nobody?.code == .noOwner)
    try await second.requestName("dk.genvej.Test")
  }

  @Test func aConnection_isNotWoken_whenOthersUseTheBus() async throws {
    let bus = try PrivateBus()
    let resting = try await BusConnection.open(.address(bus.address), threadName: "resting")
    let busy = try await bus.open()
    try await resting.call(.bus("GetId"))
    let before = try #require(contextSwitches(ofThread: "resting"))
    for _ in 0..<500 { try await busy.call(.bus("GetId")) }
    let after = try #require(contextSwitches(ofThread: "resting"))
    // One, for the thread may still have been on its way to sleep at the first count.
    #expect(after - before <= 1)
    #expect(await resting.isOpen)
  }
}
