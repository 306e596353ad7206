package import CaseData
package import Desktop
package import HotKeyDefinition
package import Planning

/// What runs need beside the definitions.
package struct RunSurroundings: Sendable {
  package let desktop: any Desktop
  package let accessibility: (any AccessibilityReader)?
  package let adapters: [String: any CaseAdapter]
  package let cprMode: CPRNumber.Mode
  /// The day on which standard texts must be valid.
  package let today: @Sendable () -> CalendarDate
  /// Measures how long a source may take.
  package let clock: any Clock<Duration>
  /// Told of every event, in order.
  package let report: @Sendable (RunEvent) async -> Void

  package init(
    desktop: any Desktop, accessibility: (any AccessibilityReader)?,
    adapters: [String: any CaseAdapter],
    cprMode: CPRNumber.Mode, today: @escaping @Sendable () -> CalendarDate,
    clock: any Clock<Duration> = ContinuousClock(),
    report: @escaping @Sendable (RunEvent) async -> Void
  ) {
    self.desktop = desktop
    self.accessibility = accessibility
    self.adapters = adapters
    self.cprMode = cprMode
    self.today = today
    self.clock = clock
    self.report = report
  }
}

/// Runs hot keys, one at a time: key → data → plan → fill cycle → proof → outcome.
///
/// - Errors: none; every failure is an outcome.
/// - Isolation: an actor; ``stop()`` is heard while a run is under way.
/// - Source: design §4.
package actor RunEngine {
  private var set: DefinitionSet
  private var surroundings: RunSurroundings
  private var current: (run: String, task: Task<RunOutcome, Never>, steps: StepRunner)?
  private var runsStarted = 0
  private var isLeaving = false

  package init(set: DefinitionSet, surroundings: RunSurroundings) {
    self.set = set
    self.surroundings = surroundings
  }

  /// Exchanges definitions and surroundings; a run under way keeps those it began with.
  package func use(_ set: DefinitionSet, _ surroundings: RunSurroundings) {
    self.set = set
    self.surroundings = surroundings
  }

  /// The hot key that runs now.
  package var isRunning: Bool { current != nil }

  /// Runs a hot key to its end.
  ///
  /// - Parameter setting: answers given beforehand (`--set`), by question name.
  package func run(_ id: String, setting: [String: String] = [:], trigger: RunTrigger) async
    -> RunOutcome
  {
    runsStarted += 1
    let run = RunNumber.text(runsStarted)
    guard !isLeaving else { return await refuse(run, id, .desktop(DesktopError(.stopped))) }
    guard current == nil else { return await refuse(run, id, .busy) }
    guard let hotKey = set.hotKeys.first(where: { $0.id.text == id }) else {
      return await refuse(run, id, .unknownHotKey)
    }
    let surroundings = surroundings
    let steps = StepRunner(
      run: run, desktop: surroundings.desktop, accessibility: surroundings.accessibility,
      cprMode: surroundings.cprMode, report: surroundings.report)
    let preparation = RunPreparation(set: set, surroundings: surroundings)
    let task = Task { await RunEngine.perform(hotKey, run, setting, trigger, preparation, steps) }
    current = (run, task, steps)
    let outcome = await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    current = nil
    return outcome
  }

  /// Stops the run under way; it ends as cancelled, with keyboard and clipboard given back.
  package func stop() async {
    guard let current else { return }
    current.task.cancel()
    await current.steps.stop()
  }

  /// Refuses all that comes, stops the run under way, and returns once its last event is told.
  package func leave() async {
    isLeaving = true
    await stop()
    _ = await current?.task.value
  }

  /// A run that never began is told of like any other.
  private func refuse(_ run: String, _ id: String, _ cause: RunFailure.Cause) async -> RunOutcome {
    let outcome = RunOutcome.refused(run, id, RunFailure(cause))
    await surroundings.report(.ended(outcome))
    return outcome
  }

  /// What a run would do, without touching anything.
  package func plan(_ id: String, setting: [String: String]) async throws(RunFailure) -> Plan {
    guard let hotKey = set.hotKeys.first(where: { $0.id.text == id }) else {
      throw RunFailure(.unknownHotKey)
    }
    return try await RunPreparation(set: set, surroundings: surroundings).plan(
      hotKey, setting: setting)
  }

  private static func perform(
    _ hotKey: HotKey, _ run: String, _ setting: [String: String], _ trigger: RunTrigger,
    _ preparation: RunPreparation, _ steps: StepRunner
  ) async -> RunOutcome {
    let start = ContinuousClock.now
    let report = preparation.surroundings.report
    await report(.started(run: run, hotKey: hotKey.id.text, trigger: trigger))
    var failure: RunFailure?
    do throws(RunFailure) {
      let plan = try await preparation.plan(hotKey, setting: setting)
      await report(.planned(run: run, citizen: plan.citizen))
      try await steps.perform(plan)
    } catch {
      failure = error
    }
    let outcome = RunOutcome(
      run: run, hotKey: hotKey.id.text,
      status: .init(failure, touched: await steps.clipboardReturned != nil),
      failure: failure, fields: await steps.outcomes, duration: .now - start,
      clipboardReturned: await steps.clipboardReturned, warnings: [])
    await report(.ended(outcome))
    return outcome
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
