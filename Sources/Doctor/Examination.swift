package import DBus
import Desktop
import Engine
import HotKeyDefinition
package import Service
import X11Desktop

/// Looks at everything Genvej needs, and says how it is.
///
/// - Shape: changes nothing: nothing is started or switched on; chords are taken and given back.
/// - Errors: none; what cannot be asked is a line of the report.
/// - Isolation: any task; every wait ends by itself, so a whole examination takes some seconds at
///   most.
package struct Examination: Sendable {
  private let paths: SitePaths
  private let environment: [String: String]
  private let programFolder: String?
  private let address: BusAddress

  /// An examination that has not begun.
  ///
  /// - Parameters:
  ///   - paths: where the definitions are, as the daemon has them.
  ///   - environment: the process's variables.
  ///   - programFolder: where `genvej` itself is.
  ///   - address: the bus of the session.
  package init(
    paths: SitePaths, environment: [String: String], programFolder: String?,
    address: BusAddress = .session
  ) {
    self.paths = paths
    self.environment = environment
    self.programFolder = programFolder
    self.address = address
  }

  /// Examines, and reports.
  package func report() async -> DoctorReport {
    async let reading = DefinitionProbe.look(at: paths)
    let session = await SessionProbe.look(at: address)
    async let systemd = SystemdProbe.look(on: session)
    let daemon = await DaemonProbe.look(at: address, bus: session.facts)
    let definitions = await reading
    async let adapters = AdapterProbe.look(at: definitions.set, of: paths)
    let bindings = definitions.set.hotKeys.compactMap { hotKey in
      hotKey.keys.map { HotKeyBinding(id: hotKey.id.text, chords: $0.chords.map(Chord.init)) }
    }
    // The daemon's own chords would be refused to us.
    let held = daemon.answer?.held ?? []
    let display = await DisplayProbe.look(
      at: environment["DISPLAY"], trying: bindings.filter { !held.contains($0.firstChord) })
    let accessibility = await AccessibilityProbe.look(
      on: session, at: address, use: paths.accessibility, programs: display.survey?.programs ?? [])
    let clients = ClientNames(of: display.survey)
    let panel = PanelProbe.look(
      beside: programFolder, environment: environment, bus: session.facts,
      hasDaemon: daemon.answer != nil)
    let chords = chords(bindings, daemon, display, clients)
    let lines: [[ReportLine]] = [
      display.lines(sessionType: environment["XDG_SESSION_TYPE"]),
      inputMethods(session.facts, clients).lines,
      display.survey.map { [clients.clipboard(in: $0).line] } ?? [],
      accessibility.lines, chords.lines, definitions.facts.lines, await adapters.map(\.line),
      panel.lines, [session.facts.line], daemon.lines,
      await systemd.lines(hasDaemon: daemon.answer != nil),
    ]
    await session.connection?.close()
    return DoctorReport(lines.flatMap(\.self))
  }

  private func inputMethods(_ bus: BusFacts, _ clients: ClientNames) -> InputMethodFacts {
    let running = InputMethodFacts.Framework.allCases.filter { framework in
      framework.busNames.contains(where: bus.owns)
        || !framework.processNames.isDisjoint(with: clients.all)
    }
    let set = InputMethodFacts.variableNames.compactMap { name in
      environment[name].map { (name, $0) }
    }
    return InputMethodFacts(
      variables: Dictionary(set) { first, _ in first }, running: Set(running))
  }

  private func chords(
    _ bindings: [HotKeyBinding], _ daemon: DaemonFacts, _ display: DisplayFacts,
    _ clients: ClientNames
  ) -> ChordFacts {
    let wanted = Set(bindings.map(\.firstChord))
    return ChordFacts(
      wanted: wanted, held: wanted.intersection(daemon.answer?.held ?? []),
      missed: wanted.intersection(daemon.answer?.missed ?? []),
      trial: display.survey.map { .refused($0.refusals) } ?? .noDisplay,
      suspects: clients.suspects(in: display.survey))
  }
}

extension HotKeyBinding {
  /// What is grabbed for it.
  fileprivate var firstChord: String { chords.first?.description ?? "" }
}
