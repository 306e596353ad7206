import Audit
package import CaseData
import Diagnostics
import Engine
package import HotKeyDefinition
import Service
import Synchronization

/// Runs scripts without a desktop: the engine is the real one, window, fields and time are simulated.
///
/// - Shape: a case has an engine and a desktop of its own, so cases know nothing of each other.
/// - Isolation: any task.
/// - Source: design §5, »Scripts«.
package struct SimulatedReplay: Replay {
  package let mode = "simulated"
  private let set: DefinitionSet
  private let adapters: [String: any CaseAdapter]
  private let today: CalendarDate

  /// - Parameters:
  ///   - set: the definitions in force.
  ///   - adapters: answer what a script does not.
  ///   - today: the day on which standard texts must be valid.
  package init(set: DefinitionSet, adapters: [String: any CaseAdapter], today: CalendarDate) {
    self.set = set
    self.adapters = adapters
    self.today = today
  }

  package func run(_ script: CheckedScript) async -> ScriptResult {
    let results = await withTaskGroup(of: [(place: Int, result: CaseResult)].self) { group in
      for first in 0..<Self.width {
        group.addTask {
          var done: [(place: Int, result: CaseResult)] = []
          for place in stride(from: first, to: script.cases.count, by: Self.width) {
            let (content, data) = script.cases[place]
            done.append((place, await run(content, data, script.hotKey)))
          }
          return done
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    return ScriptResult(
      path: script.file.path, hotKey: script.hotKey.id.text,
      cases: results.sorted { $0.place < $1.place }.map(\.result))
  }

  /// How many cases run side by side: as many as the program has threads for tasks.
  private static let width = 2

  private func run(_ content: ReplayCase, _ data: [String: Value], _ hotKey: HotKey) async
    -> CaseResult
  {
    if let fault = content.faults.first(where: { !$0.kind.isSimulated }) {
      return CaseResult(
        title: content.title.text,
        verdict: .skipped("`\(fault.kind.rawValue)` needs a real desktop"))
    }
    if hotKey.forms(in: set).contains(where: \.isOnScreen),
      let fault = content.faults.first(where: { !$0.isKnownToTerminals })
    {
      return CaseResult(
        title: content.title.text,
        verdict: .skipped("a terminal has no `\(fault.kind.rawValue)`\(fault.momentForPeople)"))
    }
    if let obstacle = CaseTarget(hotKey, in: set).obstacle(to: content) {
      return CaseResult(title: content.title.text, verdict: .skipped(obstacle))
    }
    let clock = VirtualClock()
    let stage = CaseStage(content, hotKey, in: set)
    let desktop = SimulatedDesktop(
      stage.application, clock: clock, slowness: stage.slowness,
      selection: nil)
    let events = Mutex<[RunEvent]>([])
    let silent = Set(content.faults.filter { $0.kind == .adapterTimeOut }.compactMap(\.at?.text))
    let surroundings = RunSurroundings(
      desktop: desktop,
      accessibility: content.hasAccessibility ? SimulatedAccessibility(desktop: desktop) : nil,
      adapters: ScriptedAdapter.all(
        data, silent: silent, hotKey, others: adapters, clock: clock),
      cprMode: .test, today: { today }, prompter: ScriptedUser(preview: content.preview),
      clock: clock, report: { event in events.withLock { $0.append(event) } })
    let engine = RunEngine(set: set, surroundings: surroundings)
    let answers = Dictionary(
      content.answers.map { ($0.key.text, $0.value.text) }, uniquingKeysWith: { first, _ in first })
    let outcome = await engine.run(hotKey.id.text, setting: answers, trigger: .key)
    let after = await desktop.application
    return Judgement(content, before: stage.application.contents, after: after.contents).result(
      of: outcome, audit: events.withLock { $0 }.compactMap(\.auditKind?.rawValue),
      missed: after.missedFaults)
  }
}

extension ReplayCase.Fault.Kind {
  /// Whether it can happen without devices and other programs.
  var isSimulated: Bool {
    switch self {
    case .layoutSwitch, .heldModifiers, .userTyping, .clipboardManager: false
    default: true
    }
  }
}

extension ReplayCase.Fault {
  /// Whether it can happen on a terminal's screen: no window comes over it, nothing is pasted, and a
  /// field that has been left is not touched before something goes to the host.
  package var isKnownToTerminals: Bool {
    switch kind {
    case .focusTheft, .modalDialog, .lostPaste, .slowTarget: false
    case .reformatting: onInput
    default: true
    }
  }

  /// When it happens, where that is why it cannot.
  package var momentForPeople: String { kind == .reformatting && !onInput ? " on leaving" : "" }
}
