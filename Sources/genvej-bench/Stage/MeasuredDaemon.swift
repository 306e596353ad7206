import DBus
import DesktopTestKit
import Foundation
import Service

/// The daemon under measurement: the one built beside this program, so the release build under
/// `make bench`.
struct MeasuredDaemon {
  let process: TestProcess
  /// From the start of the process to its line "hot keys in force".
  let startup: Duration

  /// Starts the daemon; its hot keys are in force when this returns.
  ///
  /// - Parameters:
  ///   - session: its display and bus.
  ///   - definitions: a folder with `HotKeys` and `Templates`.
  ///   - data: what `GENVEJ_DATA` names.
  ///   - accessibility: what `GENVEJ_ACCESSIBILITY` is.
  ///   - panel: what `GENVEJ_PANEL` is: ``panel``, or `off`.
  /// - Returns: the daemon.
  /// - Throws: ``TestKitError``.
  static func start(
    in session: DesktopSession, definitions: String, data: String, accessibility: String = "on",
    panel: String = "off"
  ) async throws -> MeasuredDaemon {
    let variables = [
      "GENVEJ_DATA": data, "XDG_CONFIG_HOME": "\(data)/config",
      "GENVEJ_STATE": try session.folder.folder("state"), "GENVEJ_ACCESSIBILITY": accessibility,
      "GENVEJ_PANEL": panel,
    ]
    let start = ContinuousClock.now
    let process = try await session.start(
      .at(built("genvej")),
      [
        "daemon", "--test-mode", "--hot-keys", "\(definitions)/HotKeys", "--templates",
        "\(definitions)/Templates",
      ], extra: variables)
    _ = try await withDeadline(.seconds(60), "hot keys in force") { [errors = process.errors] in
      try await errors.first { $0.contains("hot keys in force") }
    }
    return MeasuredDaemon(process: process, startup: .now - start)
  }

  /// The panel built beside this program.
  static var panel: String { built("genvej-panel") }

  private static func built(_ name: String) -> String {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent(name).path
  }
}

/// The reports of ended runs, as the daemon tells them on the session's bus.
struct RunReports {
  private let client: ControlClient
  private let ended: AsyncStream<BusSignal>

  /// Subscribes, as soon as the daemon answers on the bus: its hot keys are in force a moment
  /// earlier.
  static func subscribe(in session: DesktopSession) async throws -> RunReports {
    try await session.untilOwned(ControlInterface.busName)
    let client = try await ControlClient.open(.address(session.bus.address))
    return RunReports(client: client, ended: try await client.endedRuns())
  }

  /// The next report; those that came in between wait.
  func next(within limit: Duration = .seconds(120)) async throws -> RunReport {
    let signal = try await withDeadline(limit, "end of the run") { [ended] in
      await ended.first { _ in true }
    }
    let json = signal?.arguments.first?.string ?? ""
    return try JSONDecoder().decode(RunReport.self, from: Data(json.utf8))
  }

  func close() async { await client.close() }
}
