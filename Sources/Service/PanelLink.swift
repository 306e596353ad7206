import CaseData
import DBus
import Engine
import EventLoop
import Logging
import PanelModel

/// The panel as the daemon sees it: started, watched, asked.
///
/// - Shape: a panel that dies is started again at once; one that has never come up three times
///   running is left alone. Runs go on without it, and what it was asked counts as unanswered.
/// - Isolation: an actor; an open question does not keep another from being asked.
/// - Source: design §4: a toolkit's crash must not take the daemon.
actor PanelLink: Prompter {
  private let connection: BusConnection
  private let client: PanelClient
  private let program: String
  private let log: Logger
  private var child: ChildProcess?
  private var isThere = false
  private var cameUp = false
  private var isGivenUp = false
  private var waiting: [CheckedContinuation<Bool, Never>] = []

  private static let mostFailures = 3

  init(program: String, on connection: BusConnection, log: Logger) {
    self.program = program
    self.connection = connection
    client = PanelClient(connection)
    self.log = log
  }

  /// Keeps a panel alive until the task is cancelled.
  func serve() async throws {
    let owners = try await connection.signals(
      SignalRule(
        sender: "org.freedesktop.DBus", interface: "org.freedesktop.DBus",
        member: "NameOwnerChanged", firstArgument: PanelInterface.busName))
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for await owner in owners { await self.ownerChanged(to: owner.arguments.last?.string) }
      }
      group.addTask { await self.keepAlive() }
      await group.waitForAll()
    }
  }

  private func keepAlive() async {
    var failures = 0
    while !Task.isCancelled, failures < Self.mostFailures {
      cameUp = false
      let status = await oneLife()
      if Task.isCancelled { break }
      failures = cameUp ? 0 : failures + 1
      log.warning("the panel has ended (status \(status))")
    }
    if !Task.isCancelled { log.error("the panel does not start: prompts and palette are off") }
    isGivenUp = true
    tell(false)
  }

  /// From the start of a panel to its end.
  private func oneLife() async -> Int32 {
    let started: ChildProcess
    do {
      started = try ChildProcess(starting: program, threadName: "panel")
    } catch {
      return -1
    }
    child = started
    let status = await withTaskCancellationHandler {
      await started.end()
    } onCancel: {
      // Owned by nobody: it lasts for one signal.
      Task { await started.terminate() }
    }
    child = nil
    return status
  }

  private func ownerChanged(to owner: String?) {
    isThere = owner?.isEmpty == false
    if isThere {
      cameUp = true
      tell(true)
    }
  }

  private func tell(_ isThere: Bool) {
    let all = waiting
    waiting = []
    for continuation in all { continuation.resume(returning: isThere) }
  }

  /// Whether there is a panel, once that is known: one that is being started is waited for.
  private func comesUp() async -> Bool {
    if isThere { return true }
    if isGivenUp { return false }
    return await withCheckedContinuation { waiting.append($0) }
  }

  // MARK: Questions

  func ask(_ request: PromptRequest) async -> PromptAnswer {
    guard
      let json = await answer(to: { client throws(BusError) in
        try await client.ask(PanelJSON.text(of: request))
      }), let reply = PanelJSON.content(PromptReply.self, of: json)
    else { return Task.isCancelled ? .left : .unavailable }
    return reply.answers.map { .answers($0, chosen: reply.chosen ?? [:]) } ?? .left
  }

  /// Shows the palette; `nil` when the user left it, or there is no panel.
  func choose(from entries: [PaletteEntry]) async -> String? {
    let id = await answer { client throws(BusError) in
      try await client.choose(PanelJSON.text(of: entries))
    }
    return id.flatMap { $0.isEmpty ? nil : $0 }
  }

  func preview(_ request: PreviewRequest) async -> PreviewAnswer {
    guard
      let json = await answer(to: { client throws(BusError) in
        try await client.preview(PanelJSON.text(of: request))
      }), let reply = PanelJSON.content(PreviewReply.self, of: json)
    else { return Task.isCancelled ? .left : .unavailable }
    return reply.leftOut.map { .agreed(leavingOut: Set($0)) } ?? .left
  }

  /// Shows a run that did not complete; `nil` where nobody could be asked.
  func fail(_ notice: FailureNotice) async -> FailureReply? {
    await answer { client throws(BusError) in
      try await client.fail(PanelJSON.text(of: notice))
    }.flatMap(FailureReply.init)
  }

  /// Takes the run that did not complete away, where there is a panel.
  func withdrawFailure() async { try? await client.withdrawFailure() }

  /// Shows how far a run is, where there is a panel; a run never waits for it.
  func show(_ progress: ProgressNotice) async {
    guard isThere else { return }
    try? await client.progress(PanelJSON.text(of: progress))
  }

  /// Shows the cheat sheet, and returns once it is closed or there is no panel.
  func show(_ sheet: CheatSheet) async {
    _ = await answer { client throws(BusError) in
      try await client.showSheet(PanelJSON.text(of: sheet))
      return ""
    }
  }

  /// Takes palette and cheat sheet away, where there is a panel.
  func dismiss() async { try? await client.dismiss() }

  private func answer(
    to question: @Sendable (PanelClient) async throws(BusError) -> String
  ) async -> String? {
    guard await comesUp() else { return nil }
    do throws(BusError) {
      return try await question(client)
    } catch {
      if error.code == .cancelled {
        // The task is cancelled, and what it calls would be too.
        await Task { [client] in try? await client.withdraw() }.value
      } else {
        log.warning("the panel gave no answer (\(error.code.rawValue))")
      }
      return nil
    }
  }
}
