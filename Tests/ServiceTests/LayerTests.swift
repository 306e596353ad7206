import DemoData
import DesktopTestKit
import Foundation
import Testing

/// Definitions of the package, the site and the user under a running daemon.
@Suite(.serialized, .timeLimit(.minutes(3)), .enabled(if: daemonPrograms))
struct LayerTests {
  /// A desk as the package leaves it; `etc` is not there yet.
  private struct Desk {
    let stage: DaemonStage
    let etc: URL
    let user: URL
    let variables: [String: String]

    init(in session: DesktopSession) throws {
      stage = try DaemonStage(in: session)
      etc = URL(fileURLWithPath: try session.folder.folder("root"))
        .appendingPathComponent("etc/genvej")
      let config = DemoData.configHome(in: stage.data)
      user = config.appendingPathComponent("genvej")
      variables = [
        "GENVEJ_DATA": stage.data.path, "GENVEJ_STATE": stage.state.path,
        "GENVEJ_SHARE": stage.hotKeys.deletingLastPathComponent().path, "GENVEJ_SITE": etc.path,
        "XDG_CONFIG_HOME": config.path,
      ]
    }

    func startDaemon() async throws -> TestProcess {
      let daemon = try await stage.session.start(
        DaemonStage.genvej, ["daemon", "--test-mode"], extra: variables)
      _ = try await daemon.errors.first { $0.contains("ready") }
      return daemon
    }

    func genvej(_ arguments: String...) async throws -> (
      code: DesktopTestKit.ExitStatus, text: String
    ) {
      let process = try await stage.session.start(
        DaemonStage.genvej, arguments, extra: variables)
      let code = try await process.exit(within: .seconds(60))
      return (code, (process.output.all + process.errors.all).joined(separator: "\n"))
    }

    func put(_ text: String, at place: URL) throws {
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: place, atomically: true, encoding: .utf8)
    }
  }

  private static let shipped = "HotKeys/standardtekster/navn-titel.yaml"

  private func hotKey(_ title: String, keys: String) -> String {
    Sample.insertion(id: "standardtekster.navn-titel", keys: keys)
      .replacing("title: Prøve", with: "title: \(title)")
  }

  @Test func sitesFile_isInForceAtOnce_alsoInAFolderThatWasNotThere() async throws {
    try await DesktopSession.run { session in
      let desk = try Desk(in: session)
      let daemon = try await desk.startDaemon()
      #expect(try await desk.genvej("list").text.contains("forberedende-plan.praeudfyld"))
      let mark = daemon.errors.count
      try desk.put(
        hotKey("Stedets navn", keys: "Ctrl+Alt+F8"),
        at: desk.etc.appendingPathComponent(Self.shipped))
      // The folders above it may count as changes of their own.
      try await untilList(desk, daemon, from: mark) { $0.contains("Ctrl+Alt+F8\tStedets navn") }
      let check = try await desk.genvej("check")
      #expect(check.code == .exited(0), "\(check.text)")
      let later = daemon.errors.count
      try FileManager.default.removeItem(at: desk.etc)
      try await untilList(desk, daemon, from: later) { !$0.contains("Stedets navn") }
      let last = daemon.errors.count
      try desk.put(
        hotKey("Nyt navn", keys: "Ctrl+Alt+F8"), at: desk.etc.appendingPathComponent(Self.shipped))
      try await untilList(desk, daemon, from: last) { $0.contains("Nyt navn") }
    }
  }

  @Test func usersFile_countsOnly_whenTheSiteAllowsIt() async throws {
    try await DesktopSession.run { session in
      let desk = try Desk(in: session)
      let daemon = try await desk.startDaemon()
      let mark = daemon.errors.count
      try desk.put(
        hotKey("Mit navn", keys: "Ctrl+Alt+F9"), at: desk.user.appendingPathComponent(Self.shipped))
      _ = try await daemon.errors.first(from: mark) { $0.contains("warning[GV0270]") }
      #expect(try await desk.genvej("list").text.contains("Mit navn") == false)
      let check = try await desk.genvej("check", "--format", "short")
      #expect(check.code == .exited(0))
      #expect(check.text.contains("navn-titel.yaml:1:1: warning[GV0270]"), "\(check.text)")
      let later = daemon.errors.count
      try desk.put(
        "users-may-override: [standardtekster/*]\n",
        at: desk.etc.appendingPathComponent("site.yaml"))
      try await untilList(desk, daemon, from: later) { $0.contains("Ctrl+Alt+F9\tMit navn") }
      let last = daemon.errors.count
      try desk.put("leave-out: maaling/*\n", at: desk.etc.appendingPathComponent("site.yaml"))
      try await untilList(desk, daemon, from: last) {
        !$0.contains("Mit navn") && !$0.contains("maaling.")
      }
    }
  }

  @Test func usersSlip_doesNotHoldBackTheSite() async throws {
    try await DesktopSession.run { session in
      let desk = try Desk(in: session)
      try desk.put(
        "users-may-override: [eget/*]\n", at: desk.etc.appendingPathComponent("site.yaml"))
      let daemon = try await desk.startDaemon()
      let mark = daemon.errors.count
      try desk.put(
        "hotkey: eget.brudt\n", at: desk.user.appendingPathComponent("HotKeys/eget/b.yaml"))
      _ = try await daemon.errors.first(from: mark) { $0.contains("warning[GV0271]") }
      let later = daemon.errors.count
      try desk.put(
        hotKey("Stedets navn", keys: "Ctrl+Alt+F8"),
        at: desk.etc.appendingPathComponent(Self.shipped))
      try await untilList(desk, daemon, from: later) { $0.contains("Stedets navn") }
      #expect(try await desk.genvej("check").code == .exited(1))
    }
  }

  /// Asks anew after each set that comes into force; one of them is the wanted one.
  private func untilList(
    _ desk: Desk, _ daemon: TestProcess, from mark: Int, _ isWanted: (String) -> Bool
  ) async throws {
    var mark = mark
    while true {
      mark =
        try await daemon.errors.first(from: mark) { $0.contains("hot keys in force") }
        .index + 1
      if isWanted(try await desk.genvej("list").text) { return }
    }
  }
}
