import DesktopTestKit
import Foundation
import Testing

/// Some of many, chosen in the panel with keys alone.
@Suite(
  .serialized, .timeLimit(.minutes(6)),
  .enabled(if: daemonPrograms && Program.arePresent(.chromium, .accessibilityLauncher)))
struct ChoiceTests {
  private static let part = "forberedende-plan.tilbudsaktiviteter"

  /// The plan of the demo's citizen on the screen, and the list of their activities over it.
  private func choosing(_ body: (PanelStage, Int) async throws -> Void) async throws {
    try await PanelStage.run([:], .init(hasAccessibility: true)) { stage in
      try await stage.daemon.openPlan(on: stage.server)
      let mark = stage.process.errors.count
      try await stage.press("super+j", "3")
      try await stage.untilPanelIsActive()
      try await body(stage, mark)
    }
  }

  @Test func twoOfTheActivities_areWritten_andNoOther() async throws {
    try await choosing { stage, mark in
      try await stage.picture("choice-all", showing: "8 af 8 valgt")
      // All are chosen at first; the first Ctrl+A chooses none.
      try await stage.press("ctrl+a")
      try await stage.type("butik")
      try await stage.press("space")
      try await stage.picture("choice-found", showing: "1 af 8 valgt · 1 af 8 vises")
      try await stage.press("BackSpace", "BackSpace", "BackSpace", "BackSpace", "BackSpace")
      try await stage.press("End", "space")
      try await stage.picture("choice-two", showing: "2 af 8 valgt")
      try await stage.press("Return")
      let end = try await stage.end(of: Self.part, from: mark)
      #expect(end.contains("completed"), "\(end)")
      let state = try await stage.server.state { $0.values["tilbud-kilde"]?.isEmpty == false }
      let titles = (1...8).map { state.values["tilbud[\($0)].titel"] ?? "" }
      #expect(
        titles == ["Butiksmedhjælper, Øens Byggemarked", "Jobsøgning og CV-værksted"]
          + Array(repeating: "", count: 6))
      #expect(
        state.values["tilbud-kilde"]?.contains("sagsbehandleren har valgt 2 af dem") == true)
      try await stage.daemon.expectNoValueLeft(
        by: stage.process, trail: "run-started", "run-completed")
      let log = (stage.process.output.all + stage.process.errors.all).joined(separator: "\n")
      #expect(!(log + stage.daemon.auditTrail).contains("Byggemarked"))
    }
  }

  @Test func escape_leavesTheList_andNothingIsWritten() async throws {
    try await choosing { stage, mark in
      try await stage.press("Down", "space")
      try await stage.press("Escape")
      #expect(try await stage.end(of: Self.part, from: mark).contains("cancelled"))
      let state = try await stage.server.state()
      #expect(state.values["navn"] == "")
      #expect((1...8).allSatisfy { state.values["tilbud[\($0)].titel"] == "" })
      #expect(stage.daemon.auditTrail.contains("\"run-cancelled\""))
    }
  }

  @Test func screenReader_isToldOfEachLine() async throws {
    try await choosing { stage, _ in
      try await AccessibleTree.open(in: stage.session) { tree in
        let first = try await tree.nodes(of: "genvej-panel") { nodes in
          nodes.contains { $0.role == 7 && $0.hasFocus }
        }
        let boxes = first.filter { $0.role == 7 }
        #expect(boxes.count == 8)
        #expect(boxes.allSatisfy { $0.isChecked })
        #expect(
          boxes.first?.name
            == "Kontorassistent, Prøvekøbing Bibliotek (Virksomhedspraktik), 17-08-2026 - løbende")
        #expect(boxes.first?.hasFocus == true)
        #expect(first.contains { $0.name == "8 af 8 valgt" })
        #expect(first.contains { $0.name == "Hvilke tilbud skal med i planen?" && $0.role != 29 })
        try await stage.press("Down", "space")
        let second = try await tree.nodes(of: "genvej-panel") { nodes in
          nodes.contains { $0.name == "7 af 8 valgt" }
        }
        let after = second.filter { $0.role == 7 }
        #expect(after.map(\.isChecked) == [true, false] + Array(repeating: true, count: 6))
        #expect(after.map(\.hasFocus) == [false, true] + Array(repeating: false, count: 6))
      }
      try await stage.press("Escape")
    }
  }

  @Test func listAmongFields_isOneStopOfTheTabKey() async throws {
    let yaml = """
      hotkey: proeve.blandet
      title: Aftale
      keys: Ctrl+Alt+B
      ask:
        emner: { type: text, several: true, options: [Helbred, Netværk, Uddannelse], default: [Netværk] }
        hvem: { type: text, from: prompt, label: Med hvem? }
      steps:
        - insert: "{{ hvem }}: {{ emner | join(', ') }}"

      """
    try await PanelStage.run(["blandet.yaml": yaml]) { stage in
      let mark = stage.process.errors.count
      try await stage.press("ctrl+alt+b")
      try await stage.untilPanelIsActive()
      // The field that is empty has the focus; a space in it is a letter.
      try await stage.type("Ida M")
      try await stage.press("shift+Tab", "End", "space", "Tab")
      try await stage.type("oe")
      try await stage.press("Return")
      let end = try await stage.end(of: "proeve.blandet", from: mark)
      #expect(end.contains("completed, 1 proved"), "\(end)")
      #expect(try await stage.filled() == "oe: Netværk, Uddannelse")
    }
  }

  // MARK: Long lists on a small screen

  private static let many = (1...499).map { number in
    "Mulighed \(number) <b>&amp;</b> "
      + (number == 250 ? "for 610190-0019" : "med en linje, der er så lang, at den brydes to gange")
  }
  private static let long = "Lang " + String(repeating: "<i>ord</i> ", count: 1_000) + "slut"

  private func definition(several: Bool) -> String {
    let options = (Self.many + [Self.long]).map { "      - \"\($0)\"" }.joined(separator: "\n")
    let text = several ? "{{ emner | length }}: {{ emner | join(' / ') }}" : "{{ emner }}"
    return """
      hotkey: proeve.mange
      title: Vælg <b>emner</b>
      keys: Ctrl+Alt+Q
      ask:
        emner:
          type: text
          from: prompt
          label: Hvad skal med?
      \(several ? "    several: true\n    at-least: 2\n    at-most: 3\n" : "")\
          options:
      \(options)
      steps:
        - insert: "\(text)"

      """
  }

  private func onASmallScreen(
    several: Bool, _ body: (PanelStage, Int) async throws -> Void
  ) async throws {
    try await PanelStage.run(
      ["mange.yaml": definition(several: several)],
      .init(hasAccessibility: true, width: 1024, height: 600)
    ) { stage in
      let mark = stage.process.errors.count
      try await stage.press("ctrl+alt+q")
      try await stage.untilPanelIsActive()
      try await body(stage, mark)
    }
  }

  @Test func hundredsOfLines_areChosenFrom_byTyping_andScrolling() async throws {
    try await onASmallScreen(several: true) { stage, mark in
      try await stage.type("250")
      try await stage.press("space")
      // One is too few: the window stays, and says so.
      try await stage.press("Return")
      try await stage.picture("choice-too-few", showing: "Vælg mindst 2.")
      try await stage.press("BackSpace", "BackSpace", "BackSpace", "Next", "Next", "End", "Up")
      try await stage.press("space")
      try await stage.picture("choice-small-screen", showing: "2 af 500 valgt")
      try await stage.press("Return")
      let end = try await stage.end(of: "proeve.mange", from: mark)
      #expect(end.contains("completed, 1 proved"), "\(end)")
      #expect(try await stage.filled() == "2: \(Self.many[249]) / \(Self.many[498])")
    }
  }

  @Test func oneOfHundreds_isTheLineWhereTheUserStands_howeverLong() async throws {
    try await onASmallScreen(several: false) { stage, mark in
      try await stage.press("End")
      try await stage.picture("choice-one-long", showing: "500 af 500 vises")
      try await stage.press("Return")
      let end = try await stage.end(of: "proeve.mange", from: mark)
      // A text this long is too long to be selected back, and is said to be unproved.
      #expect(end.contains("completed, 0 proved, 1 unproved"), "\(end)")
      #expect(try await stage.filled() == Self.long)
    }
  }
}

extension PanelStage {
  /// A picture once the panel shows a label with this text.
  fileprivate func picture(_ name: String, showing text: String) async throws {
    try await AccessibleTree.open(in: session) { tree in
      _ = try await tree.nodes(of: "genvej-panel") { nodes in nodes.contains { $0.name == text } }
    }
    try await picture(name)
  }
}
