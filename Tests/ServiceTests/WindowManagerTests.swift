import DesktopTestKit
import Foundation
import Testing

/// The focus goes where it belongs under another window manager too.
@Suite(
  .serialized, .timeLimit(.minutes(3)),
  .enabled(if: daemonPrograms && Program.arePresent(.xfwm4)))
struct WindowManagerTests {
  private static let prompting = """
    hotkey: proeve.spoerg
    title: Indsæt ordet
    keys: Ctrl+Alt+P
    ask:
      ord: { type: text, from: [prompt], label: Ordet }
    steps:
      - insert: "{{ ord }}"

    """

  @Test func paletteAndPromptAndSheet_leadBackToTheWindow_underXfwm4() async throws {
    var options = DesktopSession.Options()
    options.windowManager = .xfwm4
    let greeting = Sample.insertion(id: "proeve.hilsen", keys: "Ctrl+Alt+H", text: "hej ")
    try await PanelStage.run(["a.yaml": greeting, "b.yaml": Self.prompting], options) { stage in
      var mark = stage.process.errors.count
      try await stage.press("super+space")
      try await stage.untilPanelIsActive()
      try await stage.type("proeve.hilsen")
      try await stage.picture("palette-xfwm4")
      try await stage.press("Return")
      #expect(try await stage.end(of: "proeve.hilsen", from: mark).contains("completed, 1 proved"))
      try await stage.press("super+F1")
      try await stage.untilPanelIsActive()
      try await stage.press("Escape")
      try await stage.untilActive("form_gtk")
      mark = stage.process.errors.count
      try await stage.press("ctrl+alt+p")
      try await stage.untilPanelIsActive()
      try await stage.type("verden")
      try await stage.press("Return")
      #expect(try await stage.end(of: "proeve.spoerg", from: mark).contains("completed, 1 proved"))
      let state = try await stage.server.state(of: "gtk") {
        $0.values["felt01"]?.contains("verden") == true
      }
      #expect(state.values["felt01"] == "hej verden")
    }
  }

  private static var underXfwm4: DesktopSession.Options {
    var options = DesktopSession.Options(hasAccessibility: true)
    options.windowManager = .xfwm4
    return options
  }

  @Test func preview_leadsToTheFilledForm_underXfwm4() async throws {
    try await PanelStage.run(
      ["skema.yaml": PreviewTests.yaml()], Self.underXfwm4, extra: ["GENVEJ_ACCESSIBILITY": "on"]
    ) { stage, server in
      _ = try await ToolkitForm.open(.gtk, "blandet", reportingTo: server, in: stage.session)
    } body: { stage in
      let mark = stage.process.errors.count
      try await stage.press("ctrl+alt+k")
      try await stage.untilPanelIsActive()
      try await stage.picture("preview-xfwm4")
      try await stage.press("Return")
      let end = try await stage.end(of: PreviewTests.hotKey, from: mark)
      #expect(end.contains("completed, 6 proved"))
    }
  }

  @Test(.enabled(if: Program.arePresent(.chromium)))
  func failure_leadsBackToTheForm_andTheRunGoesOn_underXfwm4() async throws {
    try await PanelStage.run([:], Self.underXfwm4, extra: ["GENVEJ_ACCESSIBILITY": "off"]) {
      stage, server in
      _ = try await Browser.open(
        .chromium, page: "maaleskema", of: server, in: stage.session,
        traps: [("maxlength", "felt03:4")])
    } body: { stage in
      var mark = stage.process.errors.count
      try await stage.press("super+j", "F12")
      #expect(try await stage.end(of: "maaling.maaleskema", from: mark).contains("GV0523"))
      try await stage.untilPanelIsActive()
      try await stage.picture("failure-xfwm4")
      try await stage.activate("chromium")
      try await stage.press("ctrl+a")
      try await stage.type("Mit")
      _ = try await stage.server.state { $0.values["felt03"] == "Mit" }
      try await stage.activate("genvej-panel")
      mark = stage.process.errors.count
      try await stage.press("alt+f")
      let end = try await stage.end(of: "maaling.maaleskema", from: mark)
      #expect(end.contains("completed, 57 proved, 1 kept"))
    }
  }
}
