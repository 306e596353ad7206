import DemoData
import DesktopTestKit
import Doctor
import Foundation

/// A site with the shipped definitions and the demo's data, and the doctor in a desktop of its own.
struct DoctorStage: Sendable {
  /// What one examination came to.
  struct Answer: Sendable {
    let code: Int32
    let lines: [ReportLine]

    /// The line of a section, by name.
    func line(_ section: ReportLine.Section, _ name: String) -> ReportLine? {
      lines.first { $0.section == section && $0.name == name }
    }
  }

  let session: DesktopSession
  let data: URL
  let hotKeys: URL
  private let site: URL

  init(in session: DesktopSession) throws {
    self.session = session
    data = URL(fileURLWithPath: try session.folder.folder("data"))
    site = URL(fileURLWithPath: try session.folder.folder("site"))
    hotKeys = site.appendingPathComponent("HotKeys")
    try DemoData.write(to: data)
    let repository = URL(fileURLWithPath: FormFolder.path).deletingLastPathComponent()
      .deletingLastPathComponent()
    for name in ["HotKeys", "Templates"] {
      try FileManager.default.copyItem(
        at: repository.appendingPathComponent(name), to: site.appendingPathComponent(name))
    }
  }

  /// The built program stands beside the test program.
  static let genvej = Program.at(
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("genvej").path)

  private var variables: [String: String] {
    [
      "GENVEJ_DATA": data.path, "GENVEJ_STATE": site.appendingPathComponent("state").path,
      "GENVEJ_HOTKEYS": hotKeys.path,
      "GENVEJ_TEMPLATES": site.appendingPathComponent("Templates").path,
      "XDG_CONFIG_HOME": DemoData.configHome(in: data).path,
    ]
  }

  /// Runs `genvej doctor --format json`.
  func report(_ extra: [String: String] = [:]) async throws -> Answer {
    let (code, output) = try await run(["doctor", "--format", "json"], extra)
    return Answer(
      code: code, lines: try JSONDecoder().decode([ReportLine].self, from: Data(output.utf8)))
  }

  /// Runs `genvej doctor` as a person does.
  func text(_ extra: [String: String] = [:]) async throws -> String {
    try await run(["doctor"], extra).output
  }

  private func run(
    _ arguments: [String], _ extra: [String: String]
  ) async throws -> (code: Int32, output: String) {
    let process = try await session.start(
      Self.genvej, arguments, extra: variables.merging(extra) { $1 })
    let status = try await process.exit(within: .seconds(60))
    guard case .exited(let code) = status, process.errors.all.isEmpty else {
      throw TestKitError(.refused, "the doctor ended with \(status)\(process.lastWords)")
    }
    return (code, process.output.all.joined(separator: "\n"))
  }

  /// Starts the daemon; it answers when this returns.
  func startDaemon() async throws -> TestProcess {
    let daemon = try await session.start(Self.genvej, ["daemon", "--test-mode"], extra: variables)
    _ = try await daemon.errors.first { $0.contains("ready") }
    return daemon
  }

  /// Asks again until a line is as awaited: a program that starts cannot be asked otherwise.
  func report(
    where accepts: @escaping @Sendable (Answer) -> Bool
  ) async throws -> Answer {
    try await withDeadline(.seconds(60), "awaited report") {
      while true {
        let answer = try await report()
        if accepts(answer) { return answer }
      }
    }
  }
}

let doctorPrograms = Program.arePresent(.xvfb, .openbox, .xprop, .setxkbmap, .dbusDaemon)
