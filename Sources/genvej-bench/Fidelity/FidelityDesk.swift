import Accessibility
import CaseData
import DBus
import Desktop
import DesktopTestKit
import Diagnostics
import Engine
import HotKeyDefinition
import Planning
import X11Desktop

/// One application on a desktop of its own, filled by Genvej's engine and asked what it holds.
///
/// - Shape: what is counted is what the application itself reports, not what Genvej reads back.
struct FidelityDesk {
  let target: FidelityTarget
  let session: DesktopSession
  let server: FormServer
  let desktop: X11Desktop
  let reader: ATSPIReader?

  /// What one filling came to.
  struct Filling {
    var text: TextFidelity
    /// Characters not right in fields that Genvej called proved.
    let unnoticed: Int
    /// The code of the run that stopped.
    let stop: String?
    let duration: Duration
  }

  /// Brings a desktop up, with nothing open yet, and takes it down again.
  static func run<Result>(
    _ target: FidelityTarget, layout: String, _ body: (FidelityDesk) async throws -> Result
  ) async throws -> Result {
    let options = DesktopSession.Options(layout: layout, hasAccessibility: target.hasAccessibility)
    return try await DesktopSession.run(options) { session in
      let server = try await FormServer.start(in: session)
      let address = session.environment["DBUS_SESSION_BUS_ADDRESS"] ?? ""
      let reader = target.hasAccessibility ? ATSPIReader(session: .address(address)) : nil
      try await reader?.prepare()
      let desktop = try X11Desktop(display: session.display)
      let desk = FidelityDesk(
        target: target, session: session, server: server, desktop: desktop, reader: reader)
      do {
        try await desktop.start()
        let result = try await body(desk)
        await desk.close()
        return result
      } catch {
        await desk.close()
        throw error
      }
    }
  }

  private func close() async {
    await desktop.close()
    await reader?.close()
  }

  /// Opens the empty form; where it is filled by its names, they are there when this returns.
  func open() async throws -> TestProcess {
    let process = try await target.open(server, session)
    guard let reader else { return process }
    let last = "Felt \(FidelityPlan.fieldCount)"
    try await withDeadline(.seconds(60), "field »\(last)« on the accessibility bus") { [desktop] in
      while !Task.isCancelled {
        guard let window = try await desktop.activeWindow() else { continue }
        let form = try? await reader.form(in: window)
        if form?.fields.contains(where: { $0.label == last }) == true { return }
      }
    }
    return process
  }

  /// Fills the open form from its first field on, and looks at it when every key has been handled.
  func fill(_ texts: [String], _ way: FidelityWay) async throws -> Filling {
    let runner = StepRunner(
      run: "run-1", desktop: desktop, accessibility: reader, cprMode: .test
    ) { _ in }
    let start = ContinuousClock.now
    var failure: RunFailure?
    do throws(RunFailure) { try await runner.perform(FidelityPlan.of(texts, way)) } catch {
      failure = error
    }
    let duration = ContinuousClock.now - start
    let outcomes = await runner.outcomes
    let visited = outcomes.isEmpty ? [] : Array(texts.prefix(outcomes.count))
    let values = try await settledValues(visited, isWhole: failure == nil)
    return Self.count(visited, outcomes, values, failure, duration)
  }

  /// The values of a form once every key has been handled: all that was sent is there, or the
  /// focus is in the last field; then a Tab goes through behind it, and nothing may change any more.
  ///
  /// The reports lag behind the application, so nothing is read before they say either. What is
  /// waited for in vain is counted as it is.
  private func settledValues(
    _ texts: [String], isWhole: Bool
  ) async throws -> [String: String] {
    let expected = FidelityPlan.contents(texts)
    let last = FidelityPlan.id(max(texts.count - 1, 0))
    let settled = try? await server.state(of: FidelityTarget.form, within: .seconds(60)) { state in
      isWhole
        ? state.rightFields(of: expected) == expected.count : state.values["_fokus"] == last
    }
    guard let settled, let window = try await desktop.activeWindow() else {
      return try await server.state(of: FidelityTarget.form).values
    }
    let input = try await desktop.beginInput(
      into: window.id, settings: InputSettings(selectAll: Chord(.control, "a"), proof: .copy))
    do {
      try await input.press(Chord([], "Tab"), count: 1)
    } catch {
      // The focus is gone: that is what the run has stopped for.
      _ = await input.end()
      return settled.values
    }
    _ = await input.end()
    let focus = settled.values["_fokus"]
    let after = try? await server.state(of: FidelityTarget.form, within: .seconds(60)) {
      $0.version > settled.version && $0.values["_fokus"] != focus
    }
    return (after ?? settled).values
  }

  /// What the form holds of texts that another program has put into all its fields, each left by Tab.
  func look(for texts: [String]) async throws -> TextFidelity {
    let last = FidelityPlan.id(texts.count - 1)
    let state = try await server.state(of: FidelityTarget.form, within: .seconds(60)) {
      $0.values["_fokus"] == FidelityPlan.id(0) && $0.values[last] != ""
    }
    return TextFidelity(
      sent: FidelityPlan.contents(texts),
      found: state.values.filter {
        $0.key.hasPrefix("felt")
      })
  }

  private static func count(
    _ texts: [String], _ outcomes: [FieldOutcome], _ values: [String: String],
    _ failure: RunFailure?, _ duration: Duration
  ) -> Filling {
    let found = values.filter { $0.key.hasPrefix("felt") && !$0.value.isEmpty }
    let sent = FidelityPlan.contents(texts)
    var unnoticed = 0
    for outcome in outcomes where outcome.result == .proved {
      guard let text = sent[outcome.id] else { continue }
      let field = TextFidelity(sent: text, found: found[outcome.id, default: ""])
      unnoticed += text.count - field.right + field.extra
    }
    return Filling(
      text: TextFidelity(sent: sent, found: found),
      unnoticed: unnoticed, stop: failure?.code.rawValue, duration: duration)
  }
}

/// The plan of one filling: every field replaced, each proved.
enum FidelityPlan {
  static let fieldCount = 60

  static func id(_ index: Int) -> String { "felt\(index < 9 ? "0" : "")\(index + 1)" }

  /// Which field holds which text when all is well.
  static func contents(_ texts: [String]) -> [String: String] {
    Dictionary(uniqueKeysWithValues: texts.enumerated().map { (id($0.offset), $0.element) })
  }

  static func of(_ texts: [String], _ way: FidelityWay) -> Plan {
    let fields = texts.enumerated().map { index, text in
      FieldPlan(
        id: id(index), label: "Felt \(index + 1)", kind: .text, length: nil, required: false,
        options: [], initially: nil, content: .text(text))
    }
    let behaviour = ToolkitOverrides(entry: way == .typed ? .type : .paste)
    let form = Form(
      name: name("skema"), windows: [], finding: .order, proof: .whenPossible, citizenField: nil,
      entries: [])
    let pattern = WindowPattern(
      name: name("vindue"), windowClass: nil, title: "*Måleskema*", notTitle: nil,
      titleShowsCitizen: false)
    let system = TargetSystem(
      id: name("maaleskema"), title: "Måleskema", environment: .test, windows: [pattern],
      behaviour: behaviour, forms: [form], file: file)
    let filling = FormPlan(
      system: system, form: form, policy: .overwrite, citizen: nil, fields: fields)
    return Plan(hotKey: "maaling.troskab", actions: [.fill(filling)])
  }

  private static let file = SourceFile(path: "troskab.yaml", text: "")

  private static func name(_ text: String) -> Name {
    Name(text, at: SourceSpan(file: file, range: 0..<0))
  }
}
