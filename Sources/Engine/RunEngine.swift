package import CaseData
package import Desktop
package import HotKeyDefinition
package import PanelModel
package import Planning

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

  private var set: DefinitionSet
  private var surroundings: RunSurroundings
  private var runs: [String: Run] = [:]
  /// The run that has keyboard and clipboard.
  private var writing: String?
  private var runsStarted = 0
  private var isLeaving = false
  private var isOff: @Sendable (String) -> String? = { _ in nil }

  package init(set: DefinitionSet, surroundings: RunSurroundings) {
    self.set = set
    self.surroundings = surroundings
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
    if isLeaving { return refuse(run, id, .desktop(DesktopError(.stopped))) }
    if writing != nil || runs.values.contains(where: { $0.hotKey == id }) {
      return refuse(run, id, .busy)
    }
    if let reason = isOff(id) { return refuse(run, id, .switchedOff(reason: reason)) }
    let steps = StepRunner(
      run: run, desktop: surroundings.desktop, accessibility: surroundings.accessibility,
      cprMode: surroundings.cprMode, report: surroundings.report)
    let preparation = RunPreparation(set: set, surroundings: surroundings)
    let task = Task { await perform(hotKey, run, setting, trigger, preparation, steps) }
    runs[run] = Run(hotKey: id, task: task, steps: steps)
    return task
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

  /// What a run would do, without touching anything.
  package func plan(_ id: String, setting: [String: String]) async throws(RunFailure) -> Plan {
    guard let hotKey = set.hotKeys.first(where: { $0.id.text == id }) else {
      throw RunFailure(.unknownHotKey)
    }
    return try await RunPreparation(set: set, surroundings: surroundings).plan(
      hotKey, setting: setting)
  }

  private func perform(
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
      guard writing == nil else { throw RunFailure(.busy) }
      writing = run
      try await steps.perform(plan)
    } catch {
      failure = error
    }
    if writing == run { writing = nil }
    let outcome = RunOutcome(
      run: run, hotKey: hotKey.id.text,
      status: .init(failure, touched: await steps.clipboardReturned != nil),
      failure: failure, fields: await steps.outcomes, duration: .now - start,
      clipboardReturned: await steps.clipboardReturned, warnings: [])
    await report(.ended(outcome))
    runs[run] = nil
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
