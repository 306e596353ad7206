import DBus
import DemoData
import DesktopTestKit
import Foundation
import Service

/// Everything the demo puts on: display, buses, database, daemon, form.
struct DemoStage {
  let form: DemoForm
  let picture: String

  /// Tall enough that the whole form is in the picture.
  private static let size = (width: 1480, height: 3900)

  func playHeadless() async throws -> DemoResult {
    try await DesktopSession.run(
      .init(layout: "dk", hasAccessibility: true, width: Self.size.width, height: Self.size.height)
    ) { try await play(in: $0) }
  }

  /// - Parameter variables: the user's own, which name display and bus.
  /// - Returns: what the demo showed.
  /// - Throws: ``TestKitError`` where the desktop cannot be joined; what the demo throws.
  func play(at variables: [String: String]) async throws -> DemoResult {
    let session = try await DesktopSession.join(variables)
    do {
      let result = try await play(in: session)
      await session.end()
      return result
    } catch {
      await session.end()
      throw error
    }
  }

  private func play(in session: DesktopSession) async throws -> DemoResult {
    let data = URL(fileURLWithPath: try session.folder.folder("data"))
    try DemoData.write(to: data)
    let daemon = try await startDaemon(in: session, data: data)
    let server = try await FormServer.start(in: session)
    try await form.open(of: server, in: session)
    let report = try await pressHotKey(in: session)
    let expected = ExpectedTexts(try form.expected())
    let state = try await server.state(of: form.reportName) { state in
      // Reports of the page travel beside the run's: all of them must have come, where the run says
      // it is complete.
      report.status != "completed" || expected.wrongFields(in: state.values).isEmpty
    }
    try await session.server.screenshot(to: picture)
    await daemon.terminate()
    return DemoResult(
      report: report, wrong: expected.wrongFields(in: state.values), picture: picture)
  }

  /// Ready is when the definitions are in force and the control interface answers.
  private func startDaemon(in session: DesktopSession, data: URL) async throws -> TestProcess {
    let root = URL(fileURLWithPath: FormFolder.path).deletingLastPathComponent()
      .deletingLastPathComponent().path
    let variables = [
      "GENVEJ_DATA": data.path, "XDG_CONFIG_HOME": DemoData.configHome(in: data).path,
      "GENVEJ_STATE": try session.folder.folder("state"),
    ]
    let folders = ["--hot-keys", "\(root)/HotKeys", "--templates", "\(root)/Templates"]
    let daemon = try await session.start(
      .at(Self.genvej), ["daemon", "--test-mode"] + folders, extra: variables)
    _ = try await daemon.errors.first { $0.hasSuffix("ready") }
    return daemon
  }

  /// The daemon stands beside this program.
  private static var genvej: String {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("genvej").path
  }

  /// Leader, then key, as fingers do it; the run's report comes over the user's bus.
  private func pressHotKey(in session: DesktopSession) async throws -> RunReport {
    let client = try await ControlClient.open(.address(session.bus.address))
    let ended = try await client.endedRuns()
    for key in form.keys {
      try await TestProcess.run(.xdotool, ["key", key], environment: session.environment)
    }
    let signal = try await withDeadline(.seconds(120), "end of the run") {
      await ended.first { _ in true }
    }
    await client.close()
    let json = signal?.arguments.first?.string ?? "{}"
    return try JSONDecoder().decode(RunReport.self, from: Data(json.utf8))
  }
}
