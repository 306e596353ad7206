import Desktop
import DesktopTestKit
import Foundation
import Testing

/// Preview and failure fit the screen, whatever screen and content, and are led by the keyboard.
@Suite(
  .serialized, .timeLimit(.minutes(4)),
  .enabled(if: daemonPrograms && Program.arePresent(.xrdb, .xwininfo, .chromium, .xclip)))
struct RunWindowScreenTests {
  private static let long =
    String(repeating: "Langt <b>&amp; ", count: 5_000 / 14) + String(repeating: "x", count: 5_000)

  private static let system = """
    system: stort
    title: "Stort <b>skema</b> & \(long.prefix(400))"
    environment: test
    windows:
      blandet: { title: "Blandet skema - *" }
    forms:
      blandet:
        fields:
          emne: { label: "Emne </b> & \(long.prefix(2_000))", type: text }
          beskrivelse: { label: "Beskrivelse <i>\(String(repeating: "y", count: 500))", type: multiline }
          dato: { label: Dato, type: date }
          antal: { label: Antal <timer>, type: number }

    """

  private static let showing = """
    hotkey: proeve.stor
    title: "\(long)"
    keys: Ctrl+Alt+K
    steps:
      - confirm: preview
      - fill: stort.blandet
        fields: { emne: "\(long)", beskrivelse: "\(long)", dato: "22-11-2026", antal: "7" }
      - fill: stort.blandet
        policy: overwrite
        fields: { emne: "<i>&lt;", beskrivelse: "\(long)", dato: "22-11-2026", antal: "7" }
      - insert: "\(long)"

    """

  private static let failing = """
    hotkey: proeve.fejl
    title: "\(long)"
    keys: Ctrl+Alt+F
    steps:
      - fill: stort.blandet
        fields: { emne: "Kort <b>", beskrivelse: "\(long)", dato: "22-11-2026", antal: "7" }

    """

  private func run(
    on screen: SmallScreenTests.Screen, _ body: (PanelStage) async throws -> Void
  ) async throws {
    let definitions = [
      "systems/stort.yaml": Self.system, "stor.yaml": Self.showing, "fejl.yaml": Self.failing,
    ]
    let options = DesktopSession.Options(
      hasAccessibility: true, width: screen.width, height: screen.height)
    let extra = screen.variables.merging(["GENVEJ_ACCESSIBILITY": "off"]) { $1 }
    try await PanelStage.run(definitions, options, extra: extra, prepare: screen.prepare) {
      stage, server in
      _ = try await Browser.open(
        .chromium, page: "blandet-skema", of: server, in: stage.session,
        traps: [("maxlength", "beskrivelse:9000")])
    } body: {
      try await body($0)
    }
  }

  /// The window stands on the screen, and its buttons in the window.
  private func expectInside(
    _ screen: SmallScreenTests.Screen, _ stage: PanelStage, _ name: String, buttons: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let place = try await stage.activePlace()
    #expect(
      place.isInside(screen.width, screen.height), "\(name): \(place)",
      sourceLocation: sourceLocation)
    let parts = try await stage.parts("buttons") { parts in
      buttons.allSatisfy(parts.names(ofRole: "push button").contains)
    }
    try await stage.picture("\(name)-\(screen.name)")
    let window = try #require(parts.first { $0.role == "frame" || $0.role == "alert" })
    for part in parts where part.role == "push button" || part.hasFocus {
      #expect(
        window.area.contains(part.area) && part.area.height > 10, "\(name): \(part)",
        sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: SmallScreenTests.screens)
  func preview_isInsideTheScreen_andLedByTheKeyboard(
    _ screen: SmallScreenTests.Screen
  ) async throws {
    try await run(on: screen) { stage in
      let mark = stage.process.errors.count
      let buttons = ["Annullér (Esc)", "Udfyld (Enter)"]
      try await stage.press("ctrl+alt+k")
      try await stage.untilPanelIsActive()
      try await expectInside(screen, stage, "preview-long", buttons: buttons)
      // The last row comes into sight.
      for _ in 1...9 { try await stage.press("Down") }
      _ = try await stage.parts("last row") { parts in
        parts.contains {
          $0.description.hasPrefix("Tekst ved markøren") && $0.description.hasSuffix("udfyldes")
        }
      }
      try await stage.press("space")
      _ = try await stage.parts("count") { parts in
        parts.names(ofRole: "label").contains { $0.hasSuffix("1 udeladt") }
      }
      try await expectInside(screen, stage, "preview-long-end", buttons: buttons)
      // The two texts can be scrolled with the keyboard.
      for name in ["Nu", "Bliver", "Annullér (Esc)"] {
        try await stage.press("Tab")
        _ = try await stage.parts(name) { $0.focused?.name == name }
      }
      try await stage.press("Escape")
      #expect(try await stage.end(of: "proeve.stor", from: mark).contains("cancelled"))
      try await stage.untilActive("chromium")
      #expect(try await stage.server.state().values["emne", default: ""] == "")
    }
  }

  @Test(arguments: SmallScreenTests.screens)
  func failure_isInsideTheScreen_andLedByTheKeyboard(
    _ screen: SmallScreenTests.Screen
  ) async throws {
    try await run(on: screen) { stage in
      let mark = stage.process.errors.count
      let buttons = ["Rapportér problem", "Sæt tilbage", "Fortsæt herfra", "Luk (Esc)"]
      try await stage.press("ctrl+alt+f")
      #expect(try await stage.end(of: "proeve.fejl", from: mark).contains("GV0523"))
      try await stage.untilPanelIsActive()
      try await expectInside(screen, stage, "failure-long", buttons: buttons)
      try await stage.press("Tab")
      _ = try await stage.parts("button") { $0.focused?.name == "Rapportér problem" }
      try await stage.press("Return")
      _ = try await stage.clipboard { $0.contains("Felt: beskrivelse") }
      try await expectInside(screen, stage, "failure-long-report", buttons: buttons)
      try await stage.press("Escape")
      try await stage.untilActive("chromium")
    }
  }
}
