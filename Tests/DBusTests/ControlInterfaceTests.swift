import BusTestSupport
import DBus
import Foundation
import Testing

@Suite struct ControlInterfaceTests {
  @Test func open_failsWithNoBus_whenTheSessionHasNone() async {
    let error = await #expect(throws: ControlError.self) {
      try await ControlClient.open(.address("unix:path=/nonexistent/bus"))
    }
    #expect(error?.code == .noBus)
  }

  @Test func open_failsWithDaemonNotThere_whenNobodyHasTheName() async throws {
    let bus = try PrivateBus()
    let error = await #expect(throws: ControlError.self) {
      try await ControlClient.open(.address(bus.address))
    }
    #expect(error?.code == .daemonNotThere)
  }

  @Test func everyMethod_reachesTheDaemon_andBringsItsAnswer() async throws {
    let daemon = try await Daemon()
    let client = try await daemon.client()
    #expect(try await client.list() == #"["list"]"#)
    #expect(try await client.status() == #"["status"]"#)
    let run = try await client.run(hotKey: "a.b", setting: ["cpr": "610190-0019", "x": ""])
    #expect(run == "run a.b cpr=610190-0019 x=")
    #expect(try await client.reload() == #"["reload"]"#)
    #expect(try await client.pause("a.b") == "pause a.b")
    #expect(try await client.resume(nil) == "resume -")
    try await client.stop()
  }

  @Test func otherCommands_areAnswered_whileARunLasts() async throws {
    let daemon = try await Daemon()
    let client = try await daemon.client()
    async let run = client.run(hotKey: Daemon.endless, setting: [:])
    await daemon.untilRunning()
    #expect(try await client.status() == #"["status"]"#)
    try await client.stop()
    #expect(try await run == "stopped")
  }

  @Test func aRun_failsWithDaemonLeft_whenTheDaemonStops() async throws {
    let daemon = try await Daemon()
    let client = try await daemon.client()
    let run = Task { try await client.run(hotKey: Daemon.endless, setting: [:]) }
    await daemon.untilRunning()
    await daemon.server.connection.close()
    let error = await #expect(throws: ControlError.self) { try await run.value }
    #expect(error?.code == .daemonLeft)
  }

  @Test func anUnknownHotKey_isRefusedByName() async throws {
    let daemon = try await Daemon()
    let client = try await daemon.client()
    let error = await #expect(throws: ControlError.self) {
      try await client.run(hotKey: "", setting: [:])
    }
    #expect(error?.code == .refused)
    #expect(error?.name == "dk.genvej.Error.NoSuchHotKey")
  }

  @Test func endedRuns_areToldToEveryListener() async throws {
    let daemon = try await Daemon()
    let client = try await daemon.client()
    let ended = try await client.endedRuns()
    try await daemon.server.runEnded(#"{"outcome":"completed"}"#)
    for await signal in ended {
      #expect(signal.arguments == [.string(#"{"outcome":"completed"}"#)])
      break
    }
  }

  @Test func aSecondDaemon_failsWithNameTaken() async throws {
    let daemon = try await Daemon()
    let second = try await daemon.bus.open()
    let error = await #expect(throws: BusError.self) {
      try await ControlServer.offer(Recorder(), on: second)
    }
    #expect(error?.code == .nameTaken)
  }

  @Test func theObject_isIntrospected_byAForeignProgram() async throws {
    let daemon = try await Daemon()
    let answer = try run(
      "/usr/bin/busctl",
      ["--address=\(daemon.bus.address)", "introspect", "dk.genvej.Daemon1", "/dk/genvej/Daemon1"])
    for line in [
      #"\.List +method +- +s "#, #"\.Run +method +sa\{ss\} +s "#, #"\.Stop +method +- +- "#,
      #"\.RunEnded +signal +s "#,
    ] {
      #expect(answer.range(of: line, options: .regularExpression) != nil, "\(line)")
    }
    let tree = try run(
      "/usr/bin/busctl", ["--address=\(daemon.bus.address)", "--list", "tree", "dk.genvej.Daemon1"])
    #expect(tree.contains("/dk/genvej/Daemon1"))
  }

  @Test func aCall_isRefused_whenItsArgumentsHaveOtherTypes() async throws {
    let daemon = try await Daemon()
    let caller = try await daemon.bus.open()
    let call = BusCall(
      to: ControlInterface.busName, path: ControlInterface.path,
      interface: ControlInterface.interface, member: "Run", [.string("a"), .string("b")])
    let error = await #expect(throws: BusError.self) { try await caller.call(call) }
    #expect(error?.name == "org.freedesktop.DBus.Error.InvalidArgs")
  }

  @Test func calls_areRefused_whenTooManyAreUnderWay() async throws {
    let daemon = try await Daemon()
    let caller = try await daemon.bus.open()
    let run = BusCall(
      to: ControlInterface.busName, path: ControlInterface.path,
      interface: ControlInterface.interface, member: "Run",
      [.string(Daemon.endless), .dictionary([:])])
    async let flood = caller.calls(Array(repeating: run, count: 64), within: .seconds(60))
    await daemon.untilRunning(64)
    let error = await #expect(throws: BusError.self) { try await caller.call(run) }
    #expect(error?.name == "org.freedesktop.DBus.Error.LimitsExceeded")
    // Another caller is still heard.
    let client = try await daemon.client()
    try await client.stop()
    #expect(await flood.allSatisfy { if case .success = $0 { true } else { false } })
  }

  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = try OwnedProcess(
      [program] + arguments, environment: PrivateBus.plainEnvironment)
    var lines: [String] = []
    while let line = process.readLine() { lines.append(line) }
    return lines.joined(separator: "\n")
  }
}

/// A daemon on a bus of its own whose answers say what it was asked.
private final class Daemon: Sendable {
  static let endless = "endless"

  let bus: PrivateBus
  let server: ControlServer
  private let recorder = Recorder()
  private let serving: Task<Void, Never>

  init() async throws {
    bus = try PrivateBus()
    server = try await ControlServer.offer(recorder, on: try await bus.open())
    serving = Task { [server] in try? await server.serve() }
  }

  deinit { serving.cancel() }

  func client() async throws -> ControlClient {
    try await ControlClient.open(.address(bus.address))
  }

  func untilRunning(_ count: Int = 1) async {
    var runs = recorder.runs.makeAsyncIterator()
    for _ in 0..<count { await runs.next() }
  }
}

private final class Recorder: DaemonControl {
  let runs: AsyncStream<Void>
  private let running: AsyncStream<Void>.Continuation
  private let stopped: AsyncStream<Void>
  private let stopping: AsyncStream<Void>.Continuation

  init() {
    (runs, running) = AsyncStream.makeStream()
    (stopped, stopping) = AsyncStream.makeStream()
  }

  func list() async throws(BusMethodError) -> String { #"["list"]"# }

  func status() async throws(BusMethodError) -> String { #"["status"]"# }

  func reload() async throws(BusMethodError) -> String { #"["reload"]"# }

  func pause(hotKey: String?) async throws(BusMethodError) -> String { "pause \(hotKey ?? "-")" }

  func resume(hotKey: String?) async throws(BusMethodError) -> String { "resume \(hotKey ?? "-")" }

  func stop() async throws(BusMethodError) { stopping.finish() }

  func run(hotKey: String, setting: [String: String]) async throws(BusMethodError) -> String {
    guard !hotKey.isEmpty else {
      throw BusMethodError("dk.genvej.Error.NoSuchHotKey", "there is no such hot key")
    }
    guard hotKey == Daemon.endless else { return text("run", hotKey, setting) }
    running.yield()
    for await _ in stopped {}
    return "stopped"
  }

  private func text(_ member: String, _ hotKey: String, _ setting: [String: String]) -> String {
    let pairs = setting.keys.sorted().map { "\($0)=\(setting[$0] ?? "")" }
    return "\(member) \(hotKey) \(pairs.joined(separator: " "))"
  }
}
