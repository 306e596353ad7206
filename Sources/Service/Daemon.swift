import Accessibility
import Audit
package import CaseData
import DBus
import Desktop
import Diagnostics
import Engine
import EventLoop
import FoundationEssentials
import Glibc
import HotKeyDefinition
package import Logging
import X11Desktop

/// The daemon: definitions in force, hot keys listened for, runs carried out, the control interface
/// answered.
///
/// - Isolation: an actor; a run under way does not block questions.
/// - Source: design §4 "Service".
package actor Daemon: DaemonControl {
  let paths: SitePaths
  private let mode: CPRNumber.Mode
  let log: Logger
  let desktop: X11Desktop
  private let accessibility: ATSPIReader?
  private let auditor: RunAuditor
  let engine: RunEngine
  private let progress = RunProgress()
  var set = DefinitionSet(hotKeys: [], systems: [:], adapters: [:], texts: [:])
  var refusals: [ChordRefusal] = []
  var reloadFindings: [String] = []
  var panel: PanelLink?
  var overlay: Overlay?
  var overlaysShown = 0
  /// The hot key whose run, not completed, is on the screen.
  var failureShown: (number: Int, hotKey: String)?
  var failuresShown = 0
  var tray: Tray?
  var usage: UsageCounts
  var switches: Switches
  var changesSeen: ChangesSeen
  var notifier: Notifier?
  private let ended: AsyncStream<String>.Continuation
  /// The report of each ended run, for the control interface's signal.
  nonisolated let endedRuns: AsyncStream<String>

  /// Opens display and audit trail, loads the definitions and takes the hot keys.
  ///
  /// - Throws: ``DesktopError`` without a display; ``AuditError`` where the trail cannot be
  ///   written: nothing runs unaudited.
  package init(paths: SitePaths, mode: CPRNumber.Mode, log: Logger) async throws {
    self.paths = paths
    self.mode = mode
    self.log = log
    try paths.makeStateFolder()
    let trail = try AuditTrail(
      path: "\(paths.state)/audit.jsonl", keyPath: "\(paths.state)/audit.key")
    let auditor = RunAuditor(trail: trail, mode: mode)
    self.auditor = auditor
    usage = UsageCounts(path: "\(paths.state)/usage.json")
    switches = Switches(path: "\(paths.state)/paused.json")
    changesSeen = ChangesSeen(path: "\(paths.state)/changes-seen.json")
    desktop = try X11Desktop()
    try await desktop.start()
    accessibility =
      paths.accessibility == .off ? nil : ATSPIReader(isEnabling: paths.accessibility == .on)
    (endedRuns, ended) = AsyncStream.makeStream(
      of: String.self, bufferingPolicy: .bufferingNewest(16))
    let surroundings = RunSurroundings(
      desktop: desktop, accessibility: accessibility, adapters: [:], cprMode: mode,
      today: { .today }, clock: TaskClock(), report: { _ in })
    engine = RunEngine(set: set, surroundings: surroundings)
    try await auditor.record(AuditEvent(.daemonStarted))
    // Asked for now, so that applications started later build their tree; a session without the bus
    // is served all the same.
    if let accessibility, (try? await accessibility.prepare()) != true {
      log.notice(
        "no accessibility bus: labels are not compared, choices and check boxes not proved")
    }
    _ = await load(keepingLastGood: false)
  }

  // MARK: Definitions

  /// Reads every definition; where one has an error, a reload leaves the last good set in force.
  @discardableResult
  private func load(keepingLastGood: Bool) async -> ReloadReport {
    // Before the definitions: a mistake in one must not keep another from being switched off.
    switches.readSite(paths.definitions.layers.filter { $0.owner != .user }.map(\.hotKeys))
    await engine.switchOff { [switches, paths] in switches.reason($0, in: paths.language) }
    let result = DefinitionLoader(paths.definitions).load()
    let findings = result.diagnostics.map { ShortRenderer().render([$0]).trimmingNewline }
    for (finding, line) in zip(result.diagnostics, findings) {
      log.warning("\(line)", metadata: .of(code: finding.code.rawValue))
    }
    if keepingLastGood, result.hasSiteErrors {
      reloadFindings = findings
      await listen()
      log.error(
        "reload refused: \(findings.count) findings, the last good definitions stay in force")
      await audit(AuditEvent(.reloadRefused, counts: [.findings: findings.count]))
      return ReloadReport(inForce: false, hotKeys: set.hotKeys.count, findings: findings)
    }
    set = result.set
    reloadFindings = []
    await engine.use(set, surroundings())
    await listen()
    await audit(
      AuditEvent(.reload, counts: [.hotKeys: set.hotKeys.count, .findings: findings.count]))
    log.info("\(set.hotKeys.count) hot keys in force")
    MemoryUse.giveBack()
    return ReloadReport(inForce: true, hotKeys: set.hotKeys.count, findings: findings)
  }

  private func surroundings() -> RunSurroundings {
    RunSurroundings(
      desktop: desktop, accessibility: accessibility,
      adapters: AdapterAssembly(paths: paths, mode: mode).adapters(of: set), cprMode: mode,
      today: { .today }, prompter: panel, language: paths.language, clock: TaskClock(),
      report: { [weak self] event in await self?.note(event) })
  }

  /// What came of a key's run is told there from now on.
  func use(_ notifier: Notifier) { self.notifier = notifier }

  /// Prompts and palette are shown by this panel from now on.
  func use(_ panel: PanelLink) async {
    self.panel = panel
    await engine.use(set, surroundings())
    await listen()
    // Owned by nobody: it lasts until the person has answered, and hot keys do not wait for that.
    Task { await firstRun() }
    Task { await progress.show(on: panel) }
  }

  private func listen() async {
    var bindings = set.hotKeys.compactMap { hotKey in
      switches.reason(hotKey.id.text) != nil
        ? nil
        : hotKey.keys.map { HotKeyBinding(id: hotKey.id.text, chords: $0.chords.map(Chord.init)) }
    }
    if panel != nil { bindings += overlayBindings }
    if let refused = try? await desktop.listen(for: bindings) { await tell(refused) }
    await tray?.show(trayState)
  }

  /// Names every chord that could not be had; the other hot keys are on.
  private func tell(_ refused: [ChordRefusal]) async {
    refusals = refused
    for refusal in refused {
      log.warning("\(refusal.text)", metadata: .of(code: refusal.code.rawValue))
      for id in refusal.ids {
        await audit(
          AuditEvent(
            .chordRefused, hotKey: AuditName(foreign: id),
            errorCode: AuditName(foreign: refusal.code.rawValue)))
      }
    }
  }

  // MARK: Events

  /// Handles what the desktop tells, until the server is gone.
  package func followDesktop() async throws {
    for await event in desktop.events {
      switch event {
      case .hotKey(let id, _) where mindsOverlay(id): break
      case .hotKey(let id, _): await startRun(id, .key)
      case .refusals(let refused): await tell(refused)
      case .connectionLost:
        log.error("the X server is gone")
        await engine.leave()
        await audit(AuditEvent(.connectionLost))
        throw DesktopError(.connectionLost)
      }
    }
  }

  func title(of id: String) -> String {
    set.hotKeys.first { $0.id.text == id }?.title ?? id
  }

  /// A key press must not wait for the run it starts: the next press, or the loss of the server,
  /// has to be heard.
  func startRun(_ id: String, _ trigger: RunTrigger) async {
    let run = await engine.begin(id, trigger: trigger)
    let title = title(of: id)
    Task { await tellChanges(of: id) }
    Task {
      let outcome = await run.value
      report(outcome)
      await closeFailure(overtakenBy: outcome)
      if await !offerWaysOn(outcome, title) { await notifier?.tell(outcome, of: title) }
    }
  }

  func report(_ outcome: RunOutcome) {
    if outcome.status == .completed { usage.count(outcome.hotKey) }
    let problem =
      outcome.failure.map { ": \($0.code.rawValue) \($0.message(in: paths.language))" } ?? ""
    let others = [
      ("kept", outcome.count(.kept)), ("unproved", outcome.count(.unproved)),
      ("failed", outcome.count(.failed)),
    ]
    let counts = others.filter { $0.1 > 0 }.map { ", \($0.1) \($0.0)" }.joined()
    log.info(
      "\(outcome.hotKey) \(outcome.status.rawValue), \(outcome.count(.proved)) proved\(counts)\(problem)",
      metadata: .of(
        hotKey: outcome.hotKey, run: outcome.run, code: outcome.failure?.code.rawValue))
    ended.yield(JSONText.of(RunReport(outcome, in: paths.language)))
  }

  private func note(_ event: RunEvent) async {
    if case .started(let run, let id, _) = event { progress.begin(run, title(of: id)) }
    progress.follow(event)
    await tray?.note(event)
    do {
      try await auditor.record(event)
    } catch {
      log.critical("the audit trail cannot be written: the run is stopped")
      await engine.stop()
    }
  }

  private func audit(_ event: AuditEvent) async {
    do {
      try await auditor.record(event)
    } catch {
      log.critical("the audit trail cannot be written")
    }
  }

  /// Leaves in order: run stopped, keys and clipboard given back, trail closed.
  package func shutDown() async {
    await engine.leave()
    await desktop.close()
    ended.finish()
    await audit(AuditEvent(.daemonStopped))
  }

  /// Whether the X thread answers.
  func isAlive() async -> Bool { await desktop.isLost == false }

  // MARK: Control

  package func list() -> String {
    let off = Dictionary(refusals.flatMap { refusal in refusal.ids.map { ($0, refusal.text) } }) {
      first, _ in first
    }
    let reports = set.hotKeys.map {
      HotKeyReport(
        id: $0.id.text, title: $0.title, keys: $0.keys?.description,
        off: switches.reason($0.id.text, in: paths.language) ?? off[$0.id.text])
    }
    return JSONText.of(reports.sorted { $0.id < $1.id })
  }

  package func status() async -> String {
    JSONText.of(
      StatusReport(
        hotKeys: set.hotKeys.count, running: await engine.isRunning, refusals: refusals.map(\.text),
        reloadFindings: reloadFindings, auditTrail: "\(paths.state)/audit.jsonl",
        testMode: mode == .test))
  }

  package func run(hotKey: String, setting: [String: String]) async -> String {
    let outcome = await engine.run(hotKey, setting: setting, trigger: .commandLine)
    report(outcome)
    await closeFailure(overtakenBy: outcome)
    return JSONText.of(RunReport(outcome, in: paths.language))
  }

  package func stop() async { await engine.stop() }

  package func pause(hotKey: String?) async -> String { await switching { $0.pause(hotKey) } }

  package func resume(hotKey: String?) async -> String { await switching { $0.resume(hotKey) } }

  /// Chords of hot keys that are off belong to other programs.
  private func switching(_ change: (inout Switches) -> Void) async -> String {
    change(&switches)
    await engine.switchOff { [switches, paths] in switches.reason($0, in: paths.language) }
    await listen()
    return list()
  }

  package func reload() async -> String { JSONText.of(await load(keepingLastGood: true)) }

  /// Reloads when files have changed.
  func filesChanged() async { await load(keepingLastGood: true) }
}
