import CaseData
import DBus
import Desktop
import DesktopTestKit
import Engine
import Foundation
import Planning
import Testing

@testable import Accessibility
@testable import X11Desktop

/// A caseworker's desktop with a form on it, and the engine that fills it.
///
/// - Shape: the clipboard holds something of the user's in three formats when a test begins.
final class Desk: Sendable {
  let session: DesktopSession
  let server: FormServer
  let desktop: X11Desktop
  let reader: ATSPIReader?

  private init(
    session: DesktopSession, server: FormServer, desktop: X11Desktop, reader: ATSPIReader?
  ) {
    self.session = session
    self.server = server
    self.desktop = desktop
    self.reader = reader
  }

  /// The name under which the form under test reports.
  static let form = "skema"

  static func run(
    accessible: Bool = false, hasOwner: Bool = true, layout: String = "dk",
    body: (Desk) async throws -> Void
  ) async throws {
    let options = DesktopSession.Options(layout: layout, hasAccessibility: accessible)
    try await DesktopSession.run(options) { session in
      let server = try await FormServer.start(in: session)
      let address = session.environment["DBUS_SESSION_BUS_ADDRESS"] ?? ""
      let reader = accessible ? ATSPIReader(session: .address(address)) : nil
      try await reader?.prepare()
      let desktop = try X11Desktop(display: session.display)
      let desk = Desk(session: session, server: server, desktop: desktop, reader: reader)
      do {
        try await desktop.start()
        if hasOwner { try await desk.ownClipboard() }
        try await body(desk)
      } catch {
        await desktop.close()
        throw error
      }
      await desktop.close()
      await reader?.close()
    }
  }

  /// Opens a form; its first field has the focus when this returns.
  ///
  /// - Parameter name: `maaleskema`, `blandet` or `forberedende-plan`, or any page of `Tests/Forms`.
  @discardableResult
  func open(
    _ target: Target, _ name: String = "maaleskema", traps: [(String, String)] = [],
    form: String = Desk.form
  ) async throws -> TestProcess {
    let process: TestProcess
    if let kind = target.browser {
      let page = name == "blandet" ? "blandet-skema" : name
      let opened = try await Browser.open(
        kind, page: page, of: server, in: session, form: form, traps: traps,
        hasAccessibility: reader != nil)
      process = opened.process
      let title = try await state(form).values["_titel", default: ""]
      // The window's title follows the page's.
      try await session.until("_NET_WM_NAME", of: opened.window, "title of the page") {
        $0.text.contains(title)
      }
    } else if target == .libreoffice {
      process = try await OfficeDocument.open(
        name, reportingTo: server, in: session, form: form, traps: traps
      ).process
    } else {
      let toolkit = try #require(target.toolkit)
      process = try await ToolkitForm.open(
        toolkit, name, reportingTo: server, in: session, form: form, traps: traps
      ).process
    }
    try await showsFields(of: name)
    return process
  }

  /// Waits until accessibility shows the form's last field: a browser tells its page some time
  /// after drawing it.
  private func showsFields(of name: String) async throws {
    let last = [
      "maaleskema": "Felt 60", "blandet": "Bemærkning", "journal": "Notat",
      "forberedende-plan": "Borgeren har medvirket til planen",
      "mentorstoette": "Sagsbehandler",
    ]
    guard let reader, let label = last[name] else { return }
    try await withDeadline(.seconds(30), "field »\(label)« on the accessibility bus") { [desktop] in
      while let window = try await desktop.activeWindow() {
        let form = try? await reader.form(in: window)
        if form?.fields.contains(where: { $0.label == label }) == true { return }
      }
    }
  }

  /// The active window: the window manager may say so a moment after the form has got the focus.
  ///
  /// - Parameter earlier: the window that was active before; not this one.
  func becomesActive(after earlier: WindowSnapshot? = nil) async throws -> WindowSnapshot {
    try await windowBecomesActive { $0.id != earlier?.id }
  }

  func becomesActive(titled part: String) async throws {
    try await windowBecomesActive { $0.title.contains(part) }
  }

  /// Asked again after each event of the X server.
  @discardableResult
  private func windowBecomesActive(
    _ accepts: @escaping @Sendable (WindowSnapshot) -> Bool
  ) async throws -> WindowSnapshot {
    guard await desktop.activates(accepts), let window = try await desktop.activeWindow() else {
      throw TestKitError(.deadline, "no active window of that kind")
    }
    return window
  }

  @discardableResult
  func start(_ script: String, _ arguments: String...) async throws -> TestProcess {
    let path = try session.folder.file("\(abs(script.hashValue)).py", script)
    return try await session.start(.python, [path] + arguments)
  }

  /// Shows another program's window, and returns once the window manager calls it active.
  func openOther(_ title: String) async throws -> TestProcess {
    let other = try await start(Scripts.window, "Fremmed", title)
    try await other.line { $0 == "ready" }
    try await windowBecomesActive { $0.className.lowercased() == "fremmed" }
    return other
  }

  @discardableResult
  func ownClipboard(stubborn: Bool = false) async throws -> TestProcess {
    let owner = try await start(Scripts.clipboardOwner, stubborn ? "stubborn" : "polite")
    try await owner.line { $0 == "ready" }
    return owner
  }

  func aftermath() async throws -> Aftermath {
    let looker = try await start(Scripts.aftermath)
    let line = try await looker.line()
    return try JSONDecoder().decode(Aftermath.self, from: Data(line.utf8))
  }

  func state(_ form: String = Desk.form) async throws -> FormState {
    try await server.state(of: form)
  }
}

extension Desk {
  /// Runs a plan; `onField` is called after each field, while the run waits.
  @discardableResult
  func perform(
    _ plan: Plan, accessibly: Bool = true, deadline: Duration? = nil,
    onField: @escaping @Sendable (FieldOutcome, StepRunner) async -> Void = { _, _ in }
  ) async -> RunReport {
    await carryOut(accessibly: accessibly, deadline: deadline, onField: onField) {
      runner throws(RunFailure) in try await runner.perform(plan)
    }
  }

  /// Has a runner do something; `onField` is called after each field, while the run waits.
  func carryOut(
    accessibly: Bool = true, deadline: Duration? = nil,
    onField: @escaping @Sendable (FieldOutcome, StepRunner) async -> Void = { _, _ in },
    _ work: (StepRunner) async throws(RunFailure) -> Void
  ) async -> RunReport {
    let ending = EventLog<(Bool, Bool, Int)>("end of input")
    let runners = EventLog<StepRunner>("runner")
    let runner = StepRunner(
      run: "run-1", desktop: desktop, accessibility: accessibly ? reader : nil, cprMode: .test,
      deadline: deadline
    ) { event in
      switch event {
      case .field(_, let outcome):
        if let runner = runners.all.first { await onField(outcome, runner) }
      case .inputEnded(_, let clipboard, let keys, let refused):
        ending.append((clipboard, keys, refused))
      case .started, .gathering, .gathered, .planned, .target, .filling, .ended: break
      }
    }
    runners.append(runner)
    let start = ContinuousClock.now
    var failure: RunFailure?
    do throws(RunFailure) { try await work(runner) } catch { failure = error }
    return RunReport(
      failure: failure, outcomes: await runner.outcomes,
      clipboardReturned: await runner.clipboardReturned, keysReleased: ending.all.last?.1,
      refusedRequests: ending.all.last?.2 ?? 0, duration: .now - start,
      record: await runner.record)
  }

  /// Presses a key as a run does, and waits for the page to say that the focus has come to `id`:
  /// whatever the run
  /// did before has then been reported too.
  func settle(
    in window: WindowSnapshot? = nil, press chord: Chord = Chord([], "Tab"), focus id: String
  ) async throws -> FormState {
    var target = window
    if target == nil { target = try await becomesActive() }
    let input = try await desktop.beginInput(
      into: try #require(target).id, settings: ToolkitProfile(.gtk).input)
    do {
      try await input.press(chord, count: 1)
      let state = try await server.state(of: Desk.form, within: .seconds(20)) {
        $0.values["_fokus"] == id
      }
      _ = await input.end()
      return state
    } catch {
      _ = await input.end()
      throw error
    }
  }

  /// What every run owes, however it went: no key down, the clipboard as it was, no value in its
  /// message.
  func expectTidy(
    after report: RunReport, values: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let aftermath = try await aftermath()
    #expect(aftermath == .asBefore, sourceLocation: sourceLocation)
    if let released = report.keysReleased { #expect(released, sourceLocation: sourceLocation) }
    if let returned = report.clipboardReturned { #expect(returned, sourceLocation: sourceLocation) }
    guard let failure = report.failure else { return }
    #expect(!failure.message.isEmpty, sourceLocation: sourceLocation)
    for value in values where value.count > 3 {
      #expect(!failure.message.contains(value), sourceLocation: sourceLocation)
    }
  }

  /// Waits until the page holds exactly these texts.
  func expectForm(
    holds expected: [String: String], form: String = Desk.form,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    do {
      try await _ = server.state(of: form, within: .seconds(15)) {
        $0.rightFields(of: expected) == expected.count
      }
    } catch {
      let values = try await state(form).values
      let wrong = expected.sorted { $0.key < $1.key }.filter { values[$0.key] != $0.value }
      let told = wrong.prefix(5).map { "\($0.key): «\(values[$0.key] ?? "-")», not «\($0.value)»" }
      Issue.record(
        "\(wrong.count) wrong: \(told.joined(separator: "; "))", sourceLocation: sourceLocation)
    }
  }
}

extension X11Desktop {
  /// Waits for an active window that `accepts` takes; looked at again after each event.
  fileprivate func activates(_ accepts: @escaping @Sendable (WindowSnapshot) -> Bool) async -> Bool
  {
    let end = await wait(for: .seconds(30), stoppable: false) {
      self.assumeIsolated { desktop in
        desktop.activeWindowCache != 0
          && desktop.snapshot(desktop.activeWindowCache).map(accepts) == true
      }
    }
    if case .met = end { return true }
    return false
  }
}
