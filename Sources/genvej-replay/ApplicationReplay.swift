import Accessibility
import CaseData
import DBus
import Desktop
import DesktopTestKit
import Diagnostics
import Engine
import HotKeyDefinition
import Replay
import Synchronization
import X11Desktop

/// Runs scripts in an application that the test kit has never seen: `--application`.
///
/// - Shape: each case has a desktop of its own, on which the application is started anew. What its
///   form holds is told by accessibility, as at the desk; it has no traps.
/// - Isolation: any task.
/// - Source: Decisions/0034.
struct ApplicationReplay: Replay {
  let mode = "real"
  let set: DefinitionSet
  let adapters: [String: any CaseAdapter]
  let today: CalendarDate
  /// As a shell takes it.
  let command: String
  /// `nil` for none.
  let pictures: CasePictures?

  func run(_ script: CheckedScript) async -> ScriptResult {
    var results: [CaseResult] = []
    for alone in script.eachCase { results.append(await result(of: alone)) }
    return ScriptResult(path: script.file.path, hotKey: script.hotKey.id.text, cases: results)
  }

  /// - Parameter script: has one case.
  private func result(of script: CheckedScript) async -> CaseResult {
    if let objection = DeskReplay.objection(to: script, in: set) { return objection }
    do {
      return try await DesktopSession.run(.init(hasAccessibility: true)) { session in
        let reader = ATSPIReader(
          session: .address(session.environment["DBUS_SESSION_BUS_ADDRESS"] ?? ""))
        let desktop = try X11Desktop(display: session.display)
        do {
          let result = try await result(of: script, session, desktop, reader)
          await desktop.close()
          await reader.close()
          return result
        } catch {
          await desktop.close()
          await reader.close()
          throw error
        }
      }
    } catch {
      return CaseResult(
        title: script.cases.first?.content.title.text ?? "",
        verdict: .failed([
          .init(
            subject: "application", expected: "the form of `\(command)`", found: "\(error)",
            place: nil)
        ]))
    }
  }

  private func result(
    of script: CheckedScript, _ session: DesktopSession, _ desktop: X11Desktop,
    _ reader: ATSPIReader
  ) async throws -> CaseResult {
    // An application looks for accessibility once, when it starts.
    try await reader.prepare()
    try await desktop.start()
    let application = try await session.start(.at("/bin/sh"), ["-c", "exec \(command)"])
    try await untilActive(application, session)
    try await untilTold(script, application, desktop, reader)
    let replay = DeskReplay(
      set: set, adapters: adapters, today: today, desktop: desktop, reader: reader,
      putsBack: false, picture: { [pictures] in try? await pictures?.take(of: session) })
    guard let result = await replay.run(script).cases.first else {
      throw TestKitError(.ended, "the script has no case")
    }
    return result
  }

  /// Waits for a window of it, or for its end.
  private func untilActive(_ application: TestProcess, _ session: DesktopSession) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await session.untilActive(
          "the application", by: "WM_CLASS", within: Self.patience
        ) { !$0.text.isEmpty }
      }
      group.addTask {
        let end = try await application.exit(within: Self.patience)
        throw TestKitError(.ended, "it ended with \(end)\(application.lastWords)")
      }
      try await group.next()
      group.cancelAll()
    }
  }

  /// How long an application may take to start, and to tell what is in it.
  private static let patience: Duration = .seconds(90)

  /// Waits until the application tells of each field that the case states anything of.
  private func untilTold(
    _ script: CheckedScript, _ application: TestProcess, _ desktop: X11Desktop,
    _ reader: ATSPIReader
  ) async throws {
    let missing = Mutex("its window")
    let reading = FormReading(desktop: desktop, accessibility: reader)
    do {
      try await withDeadline(Self.patience, "form") {
        while !Task.isCancelled {
          guard application.isRunning else {
            throw TestKitError(.ended, "it has ended\(application.lastWords)")
          }
          guard let what = await DeskReplay.untold(script, in: set, by: reading) else { return }
          missing.withLock { $0 = what }
        }
      }
    } catch let error as TestKitError where error.code == .deadline {
      throw TestKitError(.deadline, "\(missing.withLock { $0 }), after \(Self.patience)")
    }
  }
}
