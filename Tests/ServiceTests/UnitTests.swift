import DesktopTestKit
import Foundation
import Testing

/// What is installed for systemd and the session bus.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct UnitTests {
  private static let folder = DaemonStage.repository.appendingPathComponent("systemd")

  private func unit(_ name: String) throws -> String {
    try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// systemd's own word on the unit.
  ///
  /// Where the package is not installed, the program stands elsewhere.
  @Test(.enabled(if: Program.arePresent(.systemdAnalyze)))
  func unit_isFaultless() async throws {
    let folder = try TemporaryFolder()
    let text = try unit("genvej.service")
    let program = try DaemonStage.genvej.located()
    let path = try folder.file(
      "genvej.service", text.replacing("/usr/bin/genvej", with: program))
    let analyze = try await TestProcess.start(
      .systemdAnalyze, ["--user", "--man=no", "verify", path],
      environment: MinimalEnvironment.variables.merging(
        ["XDG_RUNTIME_DIR": try folder.folder("runtime")]) { $1 })
    let status = try await analyze.exit()
    #expect(status == .exited(0))
    #expect(analyze.errors.all == [])
  }

  @Test func activation_startsTheUnit_andNothingWithoutSystemd() throws {
    let lines = try unit("dk.genvej.Daemon1.service").split(separator: "\n").filter {
      !$0.hasPrefix("#")
    }
    #expect(
      lines == [
        "[D-BUS Service]", "Name=dk.genvej.Daemon1", "Exec=/bin/false",
        "SystemdService=genvej.service",
      ])
  }

  /// A daemon that was stopped stays stopped: here the bus would start a program that tells of it.
  @Test(.enabled(if: daemonPrograms))
  func commandLine_startsNothing_alsoWhereTheBusCould() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      let services = URL(fileURLWithPath: try session.folder.folder("share"))
        .appendingPathComponent("dbus-1/services")
      try FileManager.default.createDirectory(at: services, withIntermediateDirectories: true)
      let trace = services.appendingPathComponent("started")
      try """
      [D-BUS Service]
      Name=dk.genvej.Daemon1
      Exec=/bin/sh -c "touch \(trace.path); exit 1"

      """.write(
        to: services.appendingPathComponent("dk.genvej.Daemon1.service"), atomically: true,
        encoding: .utf8)
      let bus = try await session.start(
        .dbusDaemon, ["--session", "--nofork", "--print-address=1"],
        extra: [
          "XDG_DATA_DIRS": services.deletingLastPathComponent().deletingLastPathComponent().path
        ])
      let address = try await bus.line()
      for command in ["list", "status", "stop", "reload"] {
        let client = try await session.start(
          DaemonStage.genvej, [command],
          extra: stage.variables.merging(["DBUS_SESSION_BUS_ADDRESS": address]) { $1 })
        #expect(try await client.exit() == .exited(3))
      }
      #expect(!FileManager.default.fileExists(atPath: trace.path))
      // The bus could have: somebody who asks it to start the daemon sees it try.
      let asking = try await session.start(
        .dbusSend,
        [
          "--session", "--print-reply", "--dest=dk.genvej.Daemon1", "/", "dk.genvej.Daemon1.Status",
        ],
        extra: ["DBUS_SESSION_BUS_ADDRESS": address])
      _ = try await asking.exit()
      #expect(FileManager.default.fileExists(atPath: trace.path))
    }
  }
}
