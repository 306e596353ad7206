import DBus
import DemoData
import DesktopTestKit
import Foundation
import Service

/// Everything the demo puts on: display, buses, database, daemon, browser.
struct DemoStage {
  let kind: Browser.Kind
  let picture: String

  /// Tall enough that the whole form is in the picture.
  private static let size = (width: 1480, height: 3900)

  func play() async throws -> DemoResult {
    try await DesktopSession.run(
      .init(layout: "dk", hasAccessibility: true, width: Self.size.width, height: Self.size.height)
    ) { session in
      let data = URL(fileURLWithPath: try session.folder.folder("data"))
      try DemoData.write(to: data)
      let daemon = try await startDaemon(in: session, data: data)
      let server = try await FormServer.start(in: session)
      // The citizen's number stands in the window's title, as in real case systems, and is read from there.
      let citizen = DemoData.mainCitizen
      let traps = [("title-citizen", "\(citizen.prefix(6))-\(citizen.suffix(4))")]
      let browser = try await Browser.open(
        kind, page: "forberedende-plan", of: server, in: session, traps: traps, hasAccessibility: true)
      // The whole screen, so that the picture shows the whole form.
      let wholeScreen = ["windowmove", "\(browser.window)", "0", "0", "windowsize", "\(browser.window)", "100%", "100%"]
      try await TestProcess.run(.xdotool, wholeScreen, environment: session.environment)
      // The window's title follows the page's.
      let title = try await session.start(.xprop, ["-spy", "-id", "\(browser.window)", "_NET_WM_NAME"])
      try await title.line { $0.contains(traps[0].1) }
      _ = try await server.state { $0.values["_fokus"] == "navn" && $0.values["_aktiv"] == "true" }
      let report = try await pressHotKey(in: session)
      let state = try await server.state { ExpectedPlan.isComplete($0.values, report) }
      try await session.server.screenshot(to: picture)
      await daemon.terminate()
      return DemoResult(report: report, state: state.values, picture: picture)
    }
  }

  /// Ready is when the definitions are in force.
  private func startDaemon(in session: DesktopSession, data: URL) async throws -> TestProcess {
    let root = URL(fileURLWithPath: FormFolder.path).deletingLastPathComponent().deletingLastPathComponent().path
    let variables = [
      "GENVEJ_DATA": data.path, "XDG_CONFIG_HOME": DemoData.configHome(in: data).path,
      "GENVEJ_STATE": try session.folder.folder("state"),
    ]
    let daemon = try await session.start(
      .at(Self.genvej),
      ["daemon", "--test-mode", "--hot-keys", "\(root)/HotKeys", "--templates", "\(root)/Templates"],
      extra: variables)
    _ = try await daemon.errors.first { $0.contains("hot keys in force") }
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
    try await TestProcess.run(.xdotool, ["key", "super+j"], environment: session.environment)
    try await TestProcess.run(.xdotool, ["key", "f"], environment: session.environment)
    let signal = try await withDeadline(.seconds(120), "end of the run") {
      await ended.first { _ in true }
    }
    await client.close()
    let json = signal?.arguments.first?.string ?? "{}"
    return try JSONDecoder().decode(RunReport.self, from: Data(json.utf8))
  }
}
