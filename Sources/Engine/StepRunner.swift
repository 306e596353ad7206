package import CaseData
package import Desktop
import HotKeyDefinition
package import Planning

/// Carries out a plan's actions on a desktop.
///
/// - Errors: ``RunFailure``.
/// - Isolation: one run's task; ``stop()`` from anywhere.
package actor StepRunner {
  private let desktop: any Desktop
  private let accessibility: (any AccessibilityReader)?
  private let run: String
  private let cprMode: CPRNumber.Mode
  private let deadline: Duration?
  private let report: @Sendable (RunEvent) async -> Void
  private var session: (any InputSession)?
  private var stopped = false
  package private(set) var outcomes: [FieldOutcome] = []
  /// How far it came, for going on and for putting back.
  package private(set) var record: RunRecord?
  package private(set) var clipboardReturned: Bool?

  /// - Parameter deadline: how long an application may take over one text; `nil` is what its
  ///   toolkit's profile says.
  package init(
    run: String, desktop: any Desktop, accessibility: (any AccessibilityReader)?,
    cprMode: CPRNumber.Mode,
    deadline: Duration? = nil, report: @escaping @Sendable (RunEvent) async -> Void
  ) {
    self.run = run
    self.desktop = desktop
    self.accessibility = accessibility
    self.cprMode = cprMode
    self.deadline = deadline
    self.report = report
  }

  /// Ends the run at the next step between keys; the keyboard and clipboard are given back.
  package func stop() async {
    stopped = true
    await session?.stop()
  }

  /// Carries out every action of a plan; cancelling the task is as good as ``stop()``.
  package func perform(_ plan: Plan) async throws(RunFailure) {
    try await stopping { () async throws(RunFailure) in try await performAll(RunRecord(plan)) }
  }

  /// Goes on where an earlier run stopped.
  package func resume(_ earlier: RunRecord) async throws(RunFailure) {
    try await stopping { () async throws(RunFailure) in try await performAll(earlier) }
  }

  /// Puts back what stood in the forms before an earlier run, the last form first.
  package func undo(_ earlier: RunRecord) async throws(RunFailure) {
    try await stopping { () async throws(RunFailure) in
      for form in earlier.forms.reversed() {
        try await fill(form.undoing, earlier: form, undo: true)
      }
    }
  }

  private func stopping(
    _ work: () async throws(RunFailure) -> Void
  ) async throws(RunFailure) {
    let result: Result<Void, RunFailure> = await withTaskCancellationHandler {
      do throws(RunFailure) { return .success(try await work()) } catch {
        return .failure(error)
      }
    } onCancel: {
      // Owned by nobody: it lasts until the desktop has heard of it.
      Task { await stop() }
    }
    try result.get()
  }

  private func performAll(_ earlier: RunRecord) async throws(RunFailure) {
    var done = earlier
    let begun = done.forms.last.flatMap { $0.isComplete ? nil : $0 }
    if begun != nil { done.forms.removeLast() }
    record = done
    let first = begun?.actionIndex ?? 0
    for (index, action) in earlier.plan.actions.enumerated().dropFirst(first) {
      if stopped { throw RunFailure(.desktop(DesktopError(.stopped))) }
      switch action {
      case .fill(let form): try await fill(form, at: index, earlier: index == first ? begun : nil)
      case .insert(let text): try await insert(text)
      }
    }
  }

  // MARK: Filling

  private func fill(
    _ plan: FormPlan, at index: Int = 0, earlier: FormRecord? = nil, undo: Bool = false
  ) async throws(RunFailure) {
    let window = try await targetWindow(of: plan, as: earlier?.window)
    let check = WindowCheck(plan: plan, cprMode: cprMode)
    try check.admit(window)
    await report(.target(run: run, system: plan.system.id.text, windowClass: window.className))
    let profile = profile(for: window, system: plan.system)
    guard (profile.toolkit == .x3270) == plan.isOnScreen else { throw RunFailure(.noScreen) }
    if plan.isOnScreen {
      return try await fillScreen(plan, at: index, window, check, profile, earlier, undo: undo)
    }
    let accessible = try await TargetWindow(desktop: desktop).wholeForm(
      in: window, for: plan, profile.toolkit, accessibility, isStopped: { stopped })
    let changes = await accessible?.focusChanges()
    let fields = AccessibleFields(
      accessible, plan: plan, toolkit: profile.toolkit, changes: changes
    ) { [desktop, accessibility] () async throws(RunFailure) in
      try await TargetWindow(desktop: desktop).form(in: window, accessibility)
    }
    // Ended beside the run, which is not kept waiting for it.
    defer { Task { await changes?.end() } }
    try await holdingInput(window, profile) { session throws(RunFailure) in
      var filler = FormFiller(
        plan: plan, session: session, profile: profile, fields: fields, check: check,
        earlier: earlier, isUndoing: undo
      ) { [run, report] outcome in await report(.field(run: run, outcome)) }
      let before = min(filler.records.count, max(filler.fieldsToVisit - 1, 0))
      let view = FormView(window: window.id, done: before, total: filler.fieldsToVisit) {
        await fields.area($0)
      }
      await report(.filling(run: run, view))
      defer { self.outcomes += filler.outcomes.dropFirst(before) }
      if undo { return try await filler.putBack() }
      record?.forms.append(FormRecord(actionIndex: index, plan: plan, window: window.id))
      defer { keep(filler.records, cursor: filler.cursor) }
      try await filler.fill()
      complete()
    }
  }

  /// The same on a terminal's screen, which accessibility knows nothing of.
  private func fillScreen(
    _ plan: FormPlan, at index: Int, _ window: WindowSnapshot, _ check: WindowCheck,
    _ profile: ToolkitProfile, _ earlier: FormRecord?, undo: Bool
  ) async throws(RunFailure) {
    try await holdingInput(window, profile) { session throws(RunFailure) in
      var filler = ScreenFiller(
        plan: plan, session: session, check: check, earlier: earlier, isUndoing: undo
      ) { [run, report] outcome in await report(.field(run: run, outcome)) }
      let total = filler.fieldsToVisit
      let view = FormView(window: window.id, done: min(filler.done, total), total: total) { _ in
        nil
      }
      await report(.filling(run: run, view))
      defer { self.outcomes += filler.outcomes.dropFirst(filler.done) }
      if undo { return try await filler.fill() }
      record?.forms.append(FormRecord(actionIndex: index, plan: plan, window: window.id))
      defer { keep(filler.records, cursor: 0) }
      try await filler.fill()
      complete()
    }
  }

  private func keep(_ records: [FieldRecord], cursor: Int) {
    guard let last = record?.forms.indices.last else { return }
    record?.forms[last].fields = records
    record?.forms[last].cursor = cursor
  }

  private func complete() {
    if let last = record?.forms.indices.last { record?.forms[last].isComplete = true }
  }

  /// Runs `work` with the keyboard and clipboard in hand; both are given back on every way out.
  private func holdingInput(
    _ window: WindowSnapshot, _ profile: ToolkitProfile,
    _ work: (any InputSession) async throws(RunFailure) -> Void
  ) async throws(RunFailure) {
    let session = try await onDesktop { () async throws(DesktopError) in
      try await desktop.beginInput(into: window.id, settings: profile.input)
    }
    self.session = session
    if stopped { await session.stop() }
    var failure: RunFailure?
    do throws(RunFailure) {
      try await work(session)
    } catch {
      failure = error
    }
    self.session = nil
    let summary = await session.end()
    clipboardReturned = summary.clipboardReturned
    await report(
      .inputEnded(
        run: run, clipboardReturned: summary.clipboardReturned, keysReleased: summary.keysReleased,
        refusedRequests: summary.refusedRequests))
    if let failure { throw failure }
  }

  /// - Parameter earlier: the only window that will do.
  private func targetWindow(
    of plan: FormPlan, as earlier: WindowID?
  ) async throws(RunFailure) -> WindowSnapshot {
    let target = try await TargetWindow(desktop: desktop).find(plan, as: earlier)
    guard !target.isActive else { return target.window }
    try await onDesktop { () async throws(DesktopError) in
      try await desktop.activate(target.window.id, within: .seconds(5))
    }
    return target.window
  }

  private func profile(for window: WindowSnapshot, system: TargetSystem?) -> ToolkitProfile {
    var profile = ToolkitProfile(ProcessLibraries.toolkit(of: window))
    if let system { profile = profile.overridden(by: system.behaviour) }
    if let deadline { profile.input.deadline = deadline }
    return profile
  }

  // MARK: Inserting

  private func insert(_ plan: InsertPlan) async throws(RunFailure) {
    let window = try await onDesktop { () async throws(DesktopError) in
      try await desktop.activeWindow()
    }
    let system = plan.systems.first { system in
      window.map { WindowMatching.pattern(of: system, named: [], matching: $0) != nil } ?? false
    }
    guard let window, plan.systems.isEmpty || system != nil else {
      throw RunFailure(.noWindow(system: plan.systems.map(\.title).joined(separator: " / ")))
    }
    await report(.target(run: run, system: system?.id.text ?? "", windowClass: window.className))
    let start = desktop.now
    let chosen = profile(for: window, system: system)
    try await holdingInput(window, chosen) { session throws(RunFailure) in
      let result = try await TextInsertion(text: plan.text, session: session, profile: chosen)
        .perform()
      let outcome = FieldOutcome(
        id: plan.textID ?? "insert", label: "", result: result, retried: false,
        duration: desktop.now - start)
      outcomes.append(outcome)
      await report(.field(run: run, outcome))
    }
  }
}
