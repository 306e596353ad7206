package import CaseData
package import Desktop
package import HotKeyDefinition
package import PanelModel
import Planning

/// What runs need beside the definitions.
package struct RunSurroundings: Sendable {
  package let desktop: any Desktop
  package let accessibility: (any AccessibilityReader)?
  package let adapters: [String: any CaseAdapter]
  package let cprMode: CPRNumber.Mode
  /// The day on which standard texts must be valid.
  package let today: @Sendable () -> CalendarDate
  /// Asks the user; `nil` where there is no panel.
  package let prompter: (any Prompter)?
  /// Of what the user is asked.
  package let language: PanelLanguage
  /// Measures how long a source may take.
  package let clock: any Clock<Duration>
  /// Told of every event, in order.
  package let report: @Sendable (RunEvent) async -> Void

  package init(
    desktop: any Desktop, accessibility: (any AccessibilityReader)?,
    adapters: [String: any CaseAdapter],
    cprMode: CPRNumber.Mode, today: @escaping @Sendable () -> CalendarDate,
    prompter: (any Prompter)? = nil, language: PanelLanguage = .danish,
    clock: any Clock<Duration> = ContinuousClock(),
    report: @escaping @Sendable (RunEvent) async -> Void
  ) {
    self.desktop = desktop
    self.accessibility = accessibility
    self.adapters = adapters
    self.cprMode = cprMode
    self.today = today
    self.prompter = prompter
    self.language = language
    self.clock = clock
    self.report = report
  }
}

/// Runs hot keys: key → questions → data → plan → fill cycle → proof → outcome.
///
/// - Shape: any number of runs may ask and gather; one at a time has keyboard and clipboard. A run
///   that comes to the window while another writes is refused as busy, and so is a hot key whose own
///   prompt is still open.
/// - Errors: none; every failure is an outcome.
/// - Isolation: an actor; ``stop()`` is heard while a run is under way.
/// - Source: design §4.
package actor RunEngine {
  private struct Run {
    let hotKey: String
    let task: Task<RunOutcome, Never>
    let steps: StepRunner
  }

  private(set) var set: DefinitionSet
  private var surroundings: RunSurroundings
  private var runs: [String: Run] = [:]
  /// The last run that wrote something and did not complete; with ``keepsCompleted``, any.
  var unfinished: UnfinishedRun?
  /// The run that has keyboard and clipboard.
  private var writing: String?
  private var runsStarted = 0
  private var isLeaving = false
  private var isOff: @Sendable (String) -> String? = { _ in nil }

  /// Whether what a completed run wrote over can be put back too.
  private let keepsCompleted: Bool

  /// - Parameter keepsCompleted: for tests in a window that somebody works in.
  package init(
    set: DefinitionSet, surroundings: RunSurroundings, keepsCompleted: Bool = false
  ) {
    self.set = set
    self.surroundings = surroundings
    self.keepsCompleted = keepsCompleted
  }

  /// Exchanges definitions and surroundings; a run under way keeps those it began with.
  package func use(_ set: DefinitionSet, _ surroundings: RunSurroundings) {
    self.set = set
    self.surroundings = surroundings
  }

  /// Refuses hot keys for which a reason is given; a run under way goes on.
  package func switchOff(_ reason: @escaping @Sendable (String) -> String?) { isOff = reason }

  /// Whether a hot key is being run, also if it still waits for an answer.
  package var isRunning: Bool { !runs.isEmpty }

  /// Runs a hot key to its end.
  ///
  /// - Parameter setting: answers given beforehand (`--set`), by question name.
  package func run(_ id: String, setting: [String: String] = [:], trigger: RunTrigger) async
    -> RunOutcome
  {
    let task = begin(id, setting: setting, trigger: trigger)
    return await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
  }

  /// Begins a run; its place among the others is settled when this returns.
  package func begin(_ id: String, setting: [String: String] = [:], trigger: RunTrigger)
    -> Task<RunOutcome, Never>
  {
    runsStarted += 1
    let run = RunNumber.text(runsStarted)
    guard let hotKey = set.hotKeys.first(where: { $0.id.text == id }) else {
      // What is no hot key may be anything that somebody has typed, also a citizen's number.
      return refuse(run, "unknown", .unknownHotKey)
    }
    let preparation = RunPreparation(set: set, surroundings: surroundings, run: run)
    return begin(run, id, trigger) { steps throws(RunFailure) in
      let plan = try await preparation.plan(hotKey, setting: setting)
      await preparation.surroundings.report(.planned(run: run, citizen: plan.citizen))
      let agreed = try await preparation.confirmed(plan, of: hotKey)
      try await self.write(run) { () async throws(RunFailure) in try await steps.perform(agreed) }
    }
  }

  private func begin(
    _ run: String, _ id: String, _ trigger: RunTrigger,
    work: @escaping @Sendable (StepRunner) async throws(RunFailure) -> Void
  ) -> Task<RunOutcome, Never> {
    if isLeaving { return refuse(run, id, .desktop(DesktopError(.stopped))) }
    if writing != nil || runs.values.contains(where: { $0.hotKey == id }) {
      return refuse(run, id, .busy)
    }
    if let reason = isOff(id) { return refuse(run, id, .switchedOff(reason: reason)) }
    let report = surroundings.report
    let steps = StepRunner(
      run: run, desktop: surroundings.desktop, accessibility: surroundings.accessibility,
      cprMode: surroundings.cprMode, report: report)
    let task = Task { await perform(run, id, trigger, steps, report, work) }
    runs[run] = Run(hotKey: id, task: task, steps: steps)
    return task
  }

  /// Has keyboard and clipboard for the length of `work`.
  private func write(
    _ run: String, _ work: () async throws(RunFailure) -> Void
  ) async throws(RunFailure) {
    guard writing == nil else { throw RunFailure(.busy) }
    writing = run
    try await work()
  }

  /// Has the last unfinished run go on where it stopped.
  ///
  /// - Returns: `nil` where there is none, or it cannot go on.
  package func resume(_ earlier: String) -> Task<RunOutcome, Never>? {
    guard let record = unfinished(earlier)?.record, record.canBeResumed else { return nil }
    runsStarted += 1
    let run = RunNumber.text(runsStarted)
    return begin(run, record.plan.hotKey, .resumed) { steps throws(RunFailure) in
      try await self.write(run) { () async throws(RunFailure) in try await steps.resume(record) }
    }
  }

  /// Has what the last unfinished run wrote over put back.
  ///
  /// - Returns: `nil` where there is nothing to be put back.
  package func undo(_ earlier: String) -> Task<RunOutcome, Never>? {
    guard let record = unfinished(earlier)?.record, record.canBeUndone else { return nil }
    runsStarted += 1
    let run = RunNumber.text(runsStarted)
    return begin(run, record.plan.hotKey, .undone) { steps throws(RunFailure) in
      try await self.write(run) { () async throws(RunFailure) in try await steps.undo(record) }
    }
  }

  /// The last unfinished run, if it is this one.
  package func unfinished(_ run: String) -> UnfinishedRun? {
    unfinished.flatMap { $0.outcome.run == run ? $0 : nil }
  }

  /// Lets go of a citizen's values that nobody will ask for any more.
  package func forget(_ run: String) {
    if unfinished?.outcome.run == run { unfinished = nil }
  }

  /// Stops what is under way; it ends as cancelled, with keyboard and clipboard given back.
  package func stop() async {
    for run in runs.values {
      run.task.cancel()
      await run.steps.stop()
    }
  }

  /// Refuses all that comes, stops what is under way, and returns once its last event is told.
  package func leave() async {
    isLeaving = true
    await stop()
    for run in runs.values { _ = await run.task.value }
  }

  /// A run that never began is told of like any other.
  private func refuse(_ run: String, _ id: String, _ cause: RunFailure.Cause)
    -> Task<RunOutcome, Never>
  {
    let outcome = RunOutcome.refused(run, id, RunFailure(cause))
    let report = surroundings.report
    return Task {
      await report(.ended(outcome))
      return outcome
    }
  }

  private func perform(
    _ run: String, _ hotKey: String, _ trigger: RunTrigger, _ steps: StepRunner,
    _ report: @Sendable (RunEvent) async -> Void,
    _ work: @Sendable (StepRunner) async throws(RunFailure) -> Void
  ) async -> RunOutcome {
    let start = surroundings.desktop.now
    await report(.started(run: run, hotKey: hotKey, trigger: trigger))
    var failure: RunFailure?
    do throws(RunFailure) {
      try await work(steps)
    } catch {
      failure = error
    }
    if writing == run { writing = nil }
    let outcome = RunOutcome(
      run: run, hotKey: hotKey,
      status: .init(failure, touched: await steps.clipboardReturned != nil),
      failure: failure, fields: await steps.outcomes, duration: surroundings.desktop.now - start,
      clipboardReturned: await steps.clipboardReturned, warnings: [])
    keep(outcome, await steps.record, trigger)
    await report(.ended(outcome))
    runs[run] = nil
    return outcome
  }

  /// What a person at the panel may want to go on with, or to put back, is kept for them.
  private func keep(_ outcome: RunOutcome, _ record: RunRecord?, _ trigger: RunTrigger) {
    guard surroundings.prompter != nil, trigger != .undone, let record else { return }
    if outcome.failure != nil || keepsCompleted {
      // Whoever runs it from a terminal reads there what became of each field.
      guard trigger != .commandLine, record.hasWritten else { return }
      unfinished = UnfinishedRun(outcome: outcome, record: record)
    } else if unfinished?.outcome.hotKey == outcome.hotKey {
      unfinished = nil
    }
  }
}

extension RunOutcome {
  static func refused(_ run: String, _ hotKey: String, _ failure: RunFailure) -> RunOutcome {
    RunOutcome(
      run: run, hotKey: hotKey, status: .refused, failure: failure, fields: [], duration: .zero,
      clipboardReturned: nil, warnings: [])
  }
}

extension RunOutcome.Status {
  /// A run that never touched the window was refused, not failed.
  init(_ failure: RunFailure?, touched: Bool) {
    switch failure?.cause {
    case nil: self = .completed
    case .desktop(let error) where error.code == .stopped: self = .cancelled
    default: self = touched ? .failed : .refused
    }
  }
}

/// Names of runs: the daemon's process and a count, unique in one audit trail as long as the
/// process lives.
enum RunNumber {
  static func text(_ number: Int) -> String { "run-\(number)" }
}

extension Plan {
  /// The citizen of the first form that names one.
  fileprivate var citizen: String? {
    for case .fill(let form) in actions where form.citizen != nil { return form.citizen }
    return nil
  }
}
