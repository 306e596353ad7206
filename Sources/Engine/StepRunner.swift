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
    let result: Result<Void, RunFailure> = await withTaskCancellationHandler {
      do throws(RunFailure) { return .success(try await performAll(plan)) } catch {
        return .failure(error)
      }
    } onCancel: {
      // Owned by nobody: it lasts until the desktop has heard of it.
      Task { await stop() }
    }
    try result.get()
  }

  private func performAll(_ plan: Plan) async throws(RunFailure) {
    for action in plan.actions {
      if stopped { throw RunFailure(.desktop(DesktopError(.stopped))) }
      switch action {
      case .fill(let form): try await fill(form)
      case .insert(let text): try await insert(text)
      }
    }
  }

  // MARK: Filling

  private func fill(_ plan: FormPlan) async throws(RunFailure) {
    let window = try await targetWindow(of: plan)
    let check = WindowCheck(plan: plan, cprMode: cprMode)
    try check.admit(window)
    await report(.target(run: run, system: plan.system.id.text, windowClass: window.className))
    let profile = profile(for: window, system: plan.system)
    let accessible = try await accessibleForm(in: window, for: plan, profile.toolkit)
    let changes = await accessible?.focusChanges()
    let fields = AccessibleFields(
      accessible, plan: plan, toolkit: profile.toolkit, changes: changes)
    // Ended beside the run, which is not kept waiting for it.
    defer { Task { await changes?.end() } }
    try await holdingInput(window, profile) { session throws(RunFailure) in
      var filler = FormFiller(
        plan: plan, session: session, profile: profile, fields: fields, check: check
      ) { [run, report] outcome in await report(.field(run: run, outcome)) }
      defer { self.outcomes += filler.outcomes }
      try await filler.fill()
    }
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

  /// The active window if it is the right one, else the one right window there is.
  private func targetWindow(of plan: FormPlan) async throws(RunFailure) -> WindowSnapshot {
    let matches = { (window: WindowSnapshot) in
      WindowMatching.pattern(of: plan.system, named: plan.form.windows, matching: window) != nil
    }
    let active = try await onDesktop { () async throws(DesktopError) in
      try await desktop.activeWindow()
    }
    if let active, matches(active) { return active }
    let all = try await onDesktop { () async throws(DesktopError) in try await desktop.windows() }
    let found = all.filter(matches)
    guard let window = found.first else { throw RunFailure(.noWindow(system: plan.system.title)) }
    guard found.count == 1 else {
      throw RunFailure(.severalWindows(system: plan.system.title, count: found.count))
    }
    try await onDesktop { () async throws(DesktopError) in
      try await desktop.activate(window.id, within: .seconds(5))
    }
    return window
  }

  private func profile(for window: WindowSnapshot, system: TargetSystem?) -> ToolkitProfile {
    var profile = ToolkitProfile(ProcessLibraries.toolkit(of: window))
    if let system { profile = profile.overridden(by: system.behaviour) }
    if let deadline { profile.input.deadline = deadline }
    return profile
  }

  /// How long a browser may take to show a page's fields for the first time: it begins when asked.
  private static let treePatience: Duration = .seconds(3)

  /// The form as accessibility shows it; a browser that does not show the choices and check boxes
  /// of
  /// the plan yet is asked again, for without it they would be set unproved.
  private func accessibleForm(
    in window: WindowSnapshot, for plan: FormPlan, _ toolkit: ToolkitProfile.Toolkit
  ) async throws(RunFailure) -> (any AccessibleForm)? {
    let needed = plan.fields.indices.filter { index in
      let field = plan.fields[index]
      return field.content != .untouched && (field.kind == .choice || field.kind == .checkbox)
    }
    let end = ContinuousClock.now + Self.treePatience
    while true {
      let form = try await accessibleForm(in: window)
      let fields = AccessibleFields(form, plan: plan, toolkit: toolkit)
      let isWhole = needed.allSatisfy { fields[$0] != nil }
      let isBrowser = toolkit == .firefox || toolkit == .chromium
      if accessibility == nil || isWhole || !isBrowser || stopped || ContinuousClock.now > end {
        return form
      }
    }
  }

  private func accessibleForm(in window: WindowSnapshot) async throws(RunFailure) -> (
    any AccessibleForm
  )? {
    guard let accessibility else { return nil }
    do {
      return try await accessibility.form(in: window)
    } catch let error as AccessibilityError where error.code == .noBus {
      return nil
    } catch let error as AccessibilityError {
      throw RunFailure(.accessibility(error.code))
    } catch {
      return nil
    }
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
    let start = ContinuousClock.now
    let chosen = profile(for: window, system: system)
    try await holdingInput(window, chosen) { session throws(RunFailure) in
      let result = try await TextInsertion(text: plan.text, session: session, profile: chosen)
        .perform()
      let outcome = FieldOutcome(
        id: plan.textID ?? "insert", label: "", result: result, retried: false,
        duration: .now - start)
      outcomes.append(outcome)
      await report(.field(run: run, outcome))
    }
  }
}
