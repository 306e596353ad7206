import Audit
package import CaseData
package import Desktop
import Diagnostics
import Engine
package import HotKeyDefinition
import PanelModel
import Service
import Synchronization

/// Runs scripts in the test system that is open in the session: a person's desk, not a desktop of
/// the test's own.
///
/// - Shape: one case after the other in the window that is there; after each, what stood there
///   before is put back, proved like any fill. Production systems and persons who exist are refused.
/// - Isolation: any task.
/// - Source: design §5, »Scripts«; Decisions/0029.
package struct DeskReplay: Replay {
  package let mode = "desk"
  private let set: DefinitionSet
  private let adapters: [String: any CaseAdapter]
  private let today: CalendarDate
  private let desktop: any Desktop
  private let reader: (any AccessibilityReader)?
  /// Whether what stood there before is put back after each case.
  private let putsBack: Bool
  /// Takes a picture of the screen when a case is over, before it is undone; its name.
  private let picture: (@Sendable () async -> String?)?
  /// Told before each case is run.
  private let announce: @Sendable (String) -> Void

  /// - Parameters:
  ///   - set: the definitions in force.
  ///   - adapters: answer what a script does not.
  ///   - today: the day on which standard texts must be valid.
  ///   - reader: tells what a form holds by another way than the one it is filled by.
  package init(
    set: DefinitionSet, adapters: [String: any CaseAdapter], today: CalendarDate,
    desktop: any Desktop, reader: (any AccessibilityReader)?,
    putsBack: Bool = true, announce: @escaping @Sendable (String) -> Void = { _ in },
    picture: (@Sendable () async -> String?)? = nil
  ) {
    self.set = set
    self.adapters = adapters
    self.today = today
    self.desktop = desktop
    self.reader = reader
    self.putsBack = putsBack
    self.picture = picture
    self.announce = announce
  }

  package func run(_ script: CheckedScript) async -> ScriptResult {
    var results: [CaseResult] = []
    for (content, data) in script.cases {
      let stopped = results.contains { $0.outcome?.status == .cancelled && $0.hasFailed }
      results.append(
        stopped || Task.isCancelled
          ? skipped(content, "stopped by the person at the desk")
          : await run(content, data, script.hotKey))
    }
    return ScriptResult(path: script.file.path, hotKey: script.hotKey.id.text, cases: results)
  }

  private func skipped(_ content: ReplayCase, _ reason: String) -> CaseResult {
    CaseResult(title: content.title.text, verdict: .skipped(reason))
  }

  private func run(_ content: ReplayCase, _ data: [String: Value], _ hotKey: HotKey) async
    -> CaseResult
  {
    let readiness = DeskReadiness(content: content, data: data, hotKey: hotKey, set: set)
    if let refusal = readiness.refusal {
      return CaseResult(title: content.title.text, verdict: .failed([refusal]))
    }
    if let obstacle = readiness.obstacle { return skipped(content, obstacle) }
    guard let (system, form) = readiness.forms.first else {
      return skipped(content, "it fills no form")
    }
    do throws(RunFailure) {
      let reading = FormReading(desktop: desktop, accessibility: reader)
      let (window, before) = try await reading.contents(of: form, in: system)
      if let mismatch = readiness.mismatch(window, before, form) {
        return skipped(content, mismatch)
      }
      announce(content.title.text)
      return try await perform(content, data, hotKey, before) { () async throws(RunFailure) in
        try await reading.contents(of: form, in: system).fields
      }
    } catch {
      return skipped(content, "\(error.code.rawValue) \(error.message(in: .english))")
    }
  }

  private func perform(
    _ content: ReplayCase, _ data: [String: Value], _ hotKey: HotKey,
    _ before: [FormReading.Content],
    reading: () async throws(RunFailure) -> [FormReading.Content]
  ) async throws(RunFailure) -> CaseResult {
    let events = Mutex<[RunEvent]>([])
    let silent = Set(content.faults.filter { $0.kind == .adapterTimeOut }.compactMap(\.at?.text))
    let surroundings = RunSurroundings(
      desktop: desktop, accessibility: reader,
      adapters: ScriptedAdapter.all(data, silent: silent, hotKey, others: adapters),
      cprMode: .test, today: { [today] in today }, prompter: ScriptedUser(preview: content.preview),
      report: { event in events.withLock { $0.append(event) } })
    let engine = RunEngine(set: set, surroundings: surroundings, keepsCompleted: true)
    let answers = Dictionary(
      content.answers.map { ($0.key.text, $0.value.text) }, uniquingKeysWith: { first, _ in first })
    let outcome = await engine.run(hotKey.id.text, setting: answers, trigger: .key)
    let audit = events.withLock { $0 }.compactMap(\.auditKind?.rawValue)
    let after = try await settled(content.expectation, reading)
    let shot = await picture?()
    let problem = putsBack ? try await undo(outcome.run, engine, before, reading) : nil
    return Judgement(
      content, before: before.map(FormContent.init), after: after.map(FormContent.init)
    ).result(of: outcome, audit: audit, missed: [], putBack: problem, picture: shot)
  }

  /// Puts back what stood there.
  ///
  /// - Returns: why it does not stand there again.
  private func undo(
    _ run: String, _ engine: RunEngine, _ before: [FormReading.Content],
    _ reading: () async throws(RunFailure) -> [FormReading.Content]
  ) async throws(RunFailure) -> String? {
    let undone = await engine.undo(run)?.value
    let stood = Dictionary(before.map { ($0.id, $0.shown) }, uniquingKeysWith: { _, last in last })
    let left = try await settled(stood, reading).filter { stood[$0.id] != .some($0.shown) }
    return Self.problem(undone?.failure, left.map(\.label))
  }

  /// How long an application may take to tell what was written.
  private static let patience: Duration = .seconds(30)

  /// What the form holds once it is what the case states; as it is where it never gets there.
  private func settled(
    _ expectation: ReplayCase.Expectation,
    _ reading: () async throws(RunFailure) -> [FormReading.Content]
  ) async throws(RunFailure) -> [FormReading.Content] {
    let wanted = expectation.fields.compactMap { field in
      field.holds.map { (field.name.text, $0.text) }
    }
    return try await settled(Dictionary(wanted, uniquingKeysWith: { _, last in last }), reading)
  }

  /// - Parameter wanted: texts by field id; `nil` where the application told none.
  private func settled(
    _ wanted: [String: String?],
    _ reading: () async throws(RunFailure) -> [FormReading.Content]
  ) async throws(RunFailure) -> [FormReading.Content] {
    let end = desktop.now + Self.patience
    repeat {
      let contents = try await reading()
      let isThere = contents.allSatisfy { content in
        wanted[content.id].map { text in text == content.shown } ?? true
      }
      if isThere || desktop.now > end { return contents }
    } while true
  }

  private static func problem(_ failure: RunFailure?, _ left: [String]) -> String? {
    if let failure { return "\(failure.code.rawValue) \(failure.message(in: .english))" }
    return left.isEmpty ? nil : "other contents in " + left.joined(separator: ", ")
  }
}

extension FormContent {
  init(_ content: FormReading.Content) {
    self.init(id: content.id, label: content.label, shown: content.shown ?? "")
  }
}
