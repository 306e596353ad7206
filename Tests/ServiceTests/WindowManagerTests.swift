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
}
