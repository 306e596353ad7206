import DemoData
import DesktopTestKit
import Foundation
import Testing

/// Every window of the panel fits the screen, whatever screen and content.
@Suite(
  .serialized, .timeLimit(.minutes(4)),
  .enabled(if: daemonPrograms && Program.arePresent(.xrdb, .xwininfo)))
struct SmallScreenTests {
  struct Screen: Sendable, CustomTestStringConvertible {
    let name: String
    let width: Int
    let height: Int
    let isDouble: Bool
    var testDescription: String { name }

    /// Windows twice as large, and letters for twice the dots an inch.
    var variables: [String: String] { isDouble ? ["GDK_SCALE": "2"] : [:] }

    func prepare(_ session: DesktopSession) async throws {
      guard isDouble else { return }
      let settings = try session.folder.file("resources", "Xft.dpi: 192\n")
      try await TestProcess.run(
        .xrdb, ["-nocpp", "-merge", settings], environment: session.environment)
    }
  }

  static let screens = [
    Screen(name: "small", width: 1024, height: 600, isDouble: false),
    Screen(name: "double", width: 1920, height: 1200, isDouble: true),
  ]

  private static let long =
    String(repeating: "Langt <b>&amp; ", count: 5_000 / 14)
    + String(repeating: "x", count: 5_000)

  private static let prompting = """
    hotkey: proeve.spoerg
    title: "\(long)"
    description: "\(long)"
    keys: Ctrl+Alt+P
    ask:
    \((1...12).map { "  felt\($0): { type: text, from: [prompt], label: \"\($0) \(long)\" }" }.joined(separator: "\n"))
      valg: { type: text, from: [prompt], options: ["a", "\(long)"] }
    steps:
      - insert: "{{ felt1 }}"

    """

  @Test(arguments: screens)
  func windows_areInsideTheScreen_withFiveHundredHotKeys_andTextsOfTenThousandLetters(
    _ screen: Screen
  ) async throws {
    var definitions = ["spoerg.yaml": Self.prompting]
    for number in 0..<500 {
      definitions["\(number).yaml"] = """
        hotkey: liste.genvej-\(number)
        title: Genvej nummer \(number) <i>
        steps:
          - insert: "\(number)"

        """
    }
    let options = DesktopSession.Options(
      hasAccessibility: true, width: screen.width, height: screen.height)
    try await PanelStage.run(
      definitions, options, extra: screen.variables, prepare: screen.prepare
    ) { stage in
      try await palette(on: screen, stage)
      try await stage.press("ctrl+alt+p")
      try await expectInside(screen, stage, "prompt")
      // The last field comes into sight when the focus comes to it.
      for number in 1...12 {
        try await stage.type("ord \(number)")
        try await stage.press("Tab")
      }
      _ = try await stage.focused("the last field") { $0.name == "valg" }
      try await expectInside(screen, stage, "prompt-end")
      try await stage.press("Escape")
      try await stage.untilActive("form_gtk")
      try await stage.press("super+F1")
      try await expectInside(screen, stage, "cheat-sheet")
      try await stage.press("Escape")
      try await stage.untilActive("form_gtk")
    }
  }

  private func palette(on screen: Screen, _ stage: PanelStage) async throws {
    try await stage.press("super+space")
    try await expectInside(screen, stage, "palette")
    // Further down than the list is high.
    try await stage.type("genvej nummer")
    for _ in 1...12 { try await stage.press("Down") }
    let far = try await stage.focused("the thirteenth") { $0.description.contains("nummer 109") }
    #expect(far.description == "Genvej nummer 109 <i>")
    try await expectInside(screen, stage, "palette-down")
    try await stage.press("Escape")
    try await stage.untilActive("form_gtk")
  }

  private func expectInside(
    _ screen: Screen, _ stage: PanelStage, _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await stage.untilPanelIsActive()
    let place = try await stage.activePlace()
    #expect(
      place.isInside(screen.width, screen.height), "\(name): \(place)",
      sourceLocation: sourceLocation)
    try await stage.picture("\(name)-\(screen.name)")
  }

  @Test(arguments: screens)
  func firstRun_isInsideTheScreen(_ screen: Screen) async throws {
    let options = DesktopSession.Options(width: screen.width, height: screen.height)
    try await DesktopSession.run(options) { session in
      try await screen.prepare(session)
      let stage = try DaemonStage(in: session)
      try FileManager.default.removeItem(
        at: DemoData.configHome(in: stage.data).appendingPathComponent("genvej/profil.json"))
      let variables = screen.variables.merging(["GENVEJ_PANEL": try PanelStage.panel.located()]) {
        $1
      }
      let daemon = try await stage.startDaemon(extra: variables)
      let server = try await FormServer.start(in: session)
      let panel = PanelStage(daemon: stage, process: daemon, server: server)
      try await expectInside(screen, panel, "first-run")
    }
  }
}
