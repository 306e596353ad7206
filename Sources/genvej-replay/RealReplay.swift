import Accessibility
import Audit
import CaseData
import DBus
import DesktopTestKit
import Diagnostics
import Engine
import Foundation
import HotKeyDefinition
import Replay
import Service
import Synchronization
import X11Desktop

/// Runs scripts in real applications on X servers of their own.
///
/// - Shape: each case has a desktop of its own, with window manager, session bus and application.
/// - Isolation: any task.
struct RealReplay: Replay {
  let mode = "real"
  let set: DefinitionSet
  let adapters: [String: any CaseAdapter]
  let today: CalendarDate
  /// `nil` for none.
  let pictures: CasePictures?

  func run(_ script: CheckedScript) async -> ScriptResult {
    var results: [CaseResult] = []
    for (content, data) in script.cases {
      guard let double = script.double else {
        results.append(
          CaseResult(
            title: content.title.text, verdict: .skipped("the script names no `double`")))
        continue
      }
      for application in double.applications {
        results.append(await run(content, data, script, double, application))
      }
    }
    return ScriptResult(path: script.file.path, hotKey: script.hotKey.id.text, cases: results)
  }

  private func run(
    _ content: ReplayCase, _ data: [String: Value], _ script: CheckedScript, _ double: TestDouble,
    _ application: TestDouble.Application
  ) async -> CaseResult {
    let hotKey = script.hotKey
    let title = "\(content.title.text) (\(application.rawValue))"
    if application == .tk, Traps.needsTraps(content) {
      return CaseResult(title: title, verdict: .skipped("the form in Tk has no traps"))
    }
    if case .page = double.content, Traps.needsTraps(content) {
      return CaseResult(title: title, verdict: .skipped("a page of your own has no traps"))
    }
    if application == .libreoffice, !Traps.areKnownToOffice(content) {
      return CaseResult(title: title, verdict: .skipped("a document has no such trap"))
    }
    if application == .x3270, let fault = content.faults.first(where: { !$0.isKnownToTerminals }) {
      return CaseResult(
        title: title,
        verdict: .skipped("a terminal has no `\(fault.kind.rawValue)`\(fault.momentForPeople)"))
    }
    let target = CaseTarget(hotKey, in: set)
    if let obstacle = target.obstacle(to: content) {
      return CaseResult(title: title, verdict: .skipped(obstacle))
    }
    do {
      return try await DesktopSession.run(options(content, application)) { session in
        let last = hotKey.forms(in: set).first?.flatFields.last?.label
        let shown = try ShownDouble(double, beside: script.file.path)
        let stage = try await RealStage.open(
          content, shown, application, target, last, session)
        do {
          let result = try await perform(content, data, hotKey, stage, title)
          await stage.close()
          return result
        } catch {
          await stage.close()
          throw error
        }
      }
    } catch {
      return CaseResult(
        title: title,
        verdict: .failed([
          .init(
            subject: "desktop", expected: "the form in \(application.rawValue)",
            found: "\(error)", place: double.name)
        ]))
    }
  }

  private func options(
    _ content: ReplayCase, _ application: TestDouble.Application
  ) -> DesktopSession.Options {
    DesktopSession.Options(
      server: Disturbance.needsHuman(content) ? .xvnc : .xvfb,
      hasAccessibility: content.hasAccessibility && application.hasAccessibility)
  }

  private func perform(
    _ content: ReplayCase, _ data: [String: Value], _ hotKey: HotKey, _ stage: RealStage,
    _ title: String
  ) async throws -> CaseResult {
    let before = try await stage.form.contents(of: hotKey.forms(in: set).first)
    let events = Mutex<[RunEvent]>([])
    let silent = Set(content.faults.filter { $0.kind == .adapterTimeOut }.compactMap(\.at?.text))
    let disturbance = stage.disturbance
    let surroundings = RunSurroundings(
      desktop: stage.desktop, accessibility: stage.reader,
      adapters: ScriptedAdapter.all(data, silent: silent, hotKey, others: adapters),
      cprMode: .test, today: { today }, prompter: ScriptedUser(preview: content.preview),
      report: { event in
        events.withLock { $0.append(event) }
        await disturbance.note(event)
      })
    let engine = RunEngine(set: set, surroundings: surroundings)
    let answers = Dictionary(
      content.answers.map { ($0.key.text, $0.value.text) }, uniquingKeysWith: { first, _ in first })
    try await disturbance.begin(on: stage.desktop)
    let outcome = await engine.run(hotKey.id.text, setting: answers, trigger: .key)
    let after = try await stage.form.finalContents(
      of: hotKey.forms(in: set).first, content.expectation)
    return Judgement(content, before: before, after: after).result(
      of: outcome, audit: events.withLock { $0 }.compactMap(\.auditKind?.rawValue),
      missed: try await stage.form.missedFaults(of: content) + disturbance.missed, name: title,
      picture: try await pictures?.take(of: stage.session))
  }
}

/// One case's desktop: application, X connection, accessibility, and who disturbs.
struct RealStage: Sendable {
  let session: DesktopSession
  let form: TestDoubleForm
  let desktop: X11Desktop
  let reader: ATSPIReader?
  let disturbance: Disturbance

  static func open(
    _ content: ReplayCase, _ double: ShownDouble, _ application: TestDouble.Application,
    _ target: CaseTarget, _ lastLabel: String?, _ session: DesktopSession
  ) async throws -> RealStage {
    let reader =
      content.hasAccessibility && application.hasAccessibility
      ? ATSPIReader(session: .address(session.environment["DBUS_SESSION_BUS_ADDRESS"] ?? "")) : nil
    try await reader?.prepare()
    let form = try await TestDoubleForm.open(
      Traps.switches(of: content, on: target), double, in: application, session,
      hasAccessibility: content.hasAccessibility)
    let desktop = try X11Desktop(display: session.display)
    try await desktop.start()
    let stage = RealStage(
      session: session, form: form, desktop: desktop, reader: reader,
      disturbance: Disturbance(content, application, session, form.server))
    // Tk shows nothing to anybody.
    guard let reader, let lastLabel, application != .tk else { return stage }
    do {
      try await form.isShown(by: reader, on: desktop, last: lastLabel)
    } catch {
      await stage.close()
      throw error
    }
    return stage
  }

  func close() async {
    await desktop.close()
    await reader?.close()
  }
}

extension TestDouble.Application {
  /// Whether it can tell of its fields at all; a terminal tells nobody.
  fileprivate var hasAccessibility: Bool { self != .x3270 }
}
