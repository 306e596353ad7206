import DesktopTestKit
import Foundation
import Testing

/// Hot keys that the user has paused, or the site has switched off.
@Suite(.serialized, .timeLimit(.minutes(3)), .enabled(if: daemonPrograms))
struct SwitchTests {
  private static let id = "proeve.hilsen"

  private func run(_ body: (DaemonStage, TestProcess, FormServer) async throws -> Void)
    async throws
  {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      try stage.write(Sample.insertion(id: Self.id, keys: "Ctrl+Alt+H", text: "x"), to: "h.yaml")
      let daemon = try await stage.startDaemon()
      let server = try await FormServer.start(in: session)
      _ = try await ToolkitForm.open(.gtk, reportingTo: server, in: session)
      try await body(stage, daemon, server)
    }
  }

  /// The chord goes to the window while its hot key is off: GTK's entry shows nothing of it.
  private func press(_ stage: DaemonStage) async throws {
    try await TestProcess.run(
      .xdotool, ["key", "ctrl+alt+h"], environment: stage.session.environment)
  }

  @Test(arguments: [nil, id])
  func pausedHotKey_doesNotRun_untilItIsResumed(_ which: String?) async throws {
    try await run { stage, daemon, server in
      let named = which.map { [$0] } ?? []
      let paused = try await stage.genvej(["pause"] + named)
      #expect(paused.code == 0)
      #expect(paused.text.contains("\(Self.id)\t"))
      #expect(paused.text.contains("holder pause"))
      let refused = try await stage.genvej("run", Self.id)
      #expect(refused.code == 1)
      #expect(refused.text.contains("GV0505"))
      #expect(try await stage.genvej("list").text.contains("holder pause"))
      try await press(stage)
      #expect(try await stage.genvej(["resume"] + named).text.contains("\(Self.id)\ton"))
      let mark = daemon.errors.count
      try await press(stage)
      #expect(try await stage.end(of: Self.id, by: daemon, from: mark).contains("completed"))
      let state = try await server.state(of: "gtk") { $0.values["felt01"]?.isEmpty == false }
      #expect(state.values["felt01"] == "x", "once: the key pressed in the pause did nothing")
    }
  }

  @Test func pause_lastsOverARestart() async throws {
    try await run { stage, daemon, _ in
      _ = try await stage.genvej("pause", Self.id)
      daemon.signal(SIGTERM)
      _ = try await daemon.exit()
      _ = try await stage.startDaemon()
      #expect(try await stage.genvej("run", Self.id).text.contains("GV0505"))
    }
  }

  @Test func fileOfTheSite_switchesOffAtOnce_andNoUserSwitchesOn() async throws {
    try await run { stage, daemon, _ in
      let mark = daemon.errors.count
      try stage.write("# slukket\n\(Self.id) Fejl i skemaet, se mail\n", to: "off")
      _ = try await daemon.errors.first(from: mark) { $0.contains("hot keys in force") }
      let refused = try await stage.genvej("run", Self.id)
      #expect(refused.text.contains("It-kontoret har slået genvejen fra: Fejl i skemaet, se mail"))
      #expect(try await stage.genvej("resume").text.contains("It-kontoret"))
      #expect(try await stage.genvej("run", Self.id).text.contains("GV0505"))
      let after = daemon.errors.count
      try FileManager.default.removeItem(at: stage.hotKeys.appendingPathComponent("off"))
      _ = try await daemon.errors.first(from: after) { $0.contains("hot keys in force") }
      #expect(try await stage.genvej("list").text.contains("\(Self.id)\tCtrl+Alt+H\tPrøve"))
      #expect(!(try await stage.genvej("run", Self.id)).text.contains("GV0505"))
    }
  }

  /// A mistake in a definition keeps the last good set; it must not keep a hot key on.
  @Test func fileOfTheSite_works_whileADefinitionIsBroken() async throws {
    try await run { stage, daemon, _ in
      let mark = daemon.errors.count
      try stage.write("hotkey: proeve.brudt\n", to: "brudt.yaml")
      _ = try await daemon.errors.first(from: mark) { $0.contains("reload refused") }
      let next = daemon.errors.count
      try stage.write("\(Self.id)\n", to: "off")
      _ = try await daemon.errors.first(from: next) { $0.contains("reload refused") }
      #expect(try await stage.genvej("run", Self.id).text.contains("GV0505"))
    }
  }

  @Test func hotKeyThatIsNotThere_cannotBePaused() async throws {
    try await run { stage, _, _ in
      let answer = try await stage.genvej("pause", "findes.ikke")
      #expect(answer.code == 1)
      #expect(answer.text.contains("there is no hot key"))
    }
  }
}
