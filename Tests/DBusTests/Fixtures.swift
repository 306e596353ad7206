import BusTestSupport
import DBus
import Foundation

/// A peer on a bus of its own that takes a question and never answers.
final class SilentPeer: Sendable {
  let bus: PrivateBus
  let peer: BusConnection
  let caller: BusConnection
  let question = BusCall(
    to: "dk.genvej.Silent", path: "/silent", interface: "dk.genvej.Silent", member: "Ask")
  private let asked: AsyncStream<Void>
  private let serving: Task<Void, Never>

  init() async throws {
    bus = try PrivateBus()
    peer = try await bus.open()
    caller = try await bus.open()
    let (asked, continuation) = AsyncStream.makeStream(of: Void.self)
    self.asked = asked
    let ask = BusMethod("Ask") { _ in
      continuation.yield()
      for await _ in AsyncStream<Void>.makeStream().stream {}
      return []
    }
    try await peer.export(
      BusObject(path: "/silent", interface: "dk.genvej.Silent", methods: [ask]))
    try await peer.requestName("dk.genvej.Silent")
    serving = Task { [peer] in try? await peer.serve() }
  }

  deinit { serving.cancel() }

  /// Returns once the question has arrived.
  func untilAsked() async {
    for await _ in asked { return }
  }
}

/// How often the thread of this process has gone to sleep or been put aside, `nil` where there is
/// none.
func contextSwitches(ofThread name: String) -> Int? {
  let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
  for task in tasks {
    let path = "/proc/self/task/\(task)/status"
    guard let status = try? String(contentsOfFile: path, encoding: .utf8),
      status.hasPrefix("Name:\t\(name)\n")
    else { continue }
    return status.split(separator: "\n").filter { $0.hasPrefix("voluntary_ctxt_switches") }
      .compactMap { Int($0.split(separator: "\t").last ?? "") }.first
  }
  return nil
}
