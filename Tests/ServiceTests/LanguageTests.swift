import DesktopTestKit
import Foundation
import Testing

/// A desk whose locale is English reads English; what the definitions say stays as it is.
@Suite(
  .serialized, .timeLimit(.minutes(3)),
  .enabled(if: daemonPrograms && Program.arePresent(.dunst, .dbusMonitor)))
struct LanguageTests {
  /// `LC_ALL`, which goes before `LANG`, is set in every test.
  private static let english = ["LC_ALL": "", "LANG": "en_GB.UTF-8"]

  @Test func refusedRun_isToldInEnglish_byNotificationAndCommandLine() async throws {
    let bus = "org.freedesktop.Notifications"
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      _ = try await stage.startDaemon(
        extra: Self.english.merging(["GENVEJ_ACCESSIBILITY": "off"]) { $1 })
      _ = try await session.start(.dunst, ["-config", "/dev/null"])
      try await session.untilOwned(bus)
      let monitor = try await session.start(
        .dbusMonitor, ["interface=\(bus)", "type=method_return"])
      try await monitor.line()
      for key in ["super+j", "F12"] {
        try await TestProcess.run(.xdotool, ["key", key], environment: session.environment)
      }
      try await monitor.line { $0.contains("Udfyld måleskema: not done") }
      try await monitor.line { $0.contains("No window of Måleskema is open.") }
      // The daemon's language, whatever the caller's.
      let answer = try await stage.genvej("run", "maaling.maaleskema")
      #expect(answer.text.contains("No window of Måleskema is open."))
      #expect(try await stage.genvej("pause").text.contains("All hot keys are paused."))
    }
  }

  @Test func paletteAndPrompt_areEnglish() async throws {
    let yaml = """
      hotkey: proeve.spoerg
      title: Indsæt borgerens navn
      keys: Ctrl+Alt+P
      ask:
        cpr: { type: cpr, from: [prompt] }
      steps:
        - insert: "{{ cpr }}"

      """
    let options = DesktopSession.Options(hasAccessibility: true)
    try await PanelStage.run(["a.yaml": yaml], options, extra: Self.english) { stage in
      try await stage.press("super+space")
      try await stage.untilPanelIsActive()
      try await stage.type("præudfyld forb")
      let entry = try await stage.focused("the reason") { $0.description.contains("Præudfyld") }
      #expect(entry.name == "Search for a hot key")
      #expect(entry.description.hasSuffix("” is not open."))
      try await stage.press("Escape")
      try await stage.untilActive("form_gtk")
      try await stage.press("ctrl+alt+p")
      try await stage.untilPanelIsActive()
      _ = try await stage.focused("the question") { $0.name == "CPR number" }
      try await stage.picture("prompt-english")
      try await stage.press("Escape")
    }
  }
}
