import DesktopTestKit
import Foundation
import Testing

/// `confirm: preview`: nothing is written before the caseworker has said yes.
@Suite(
  .serialized, .timeLimit(.minutes(5)),
  .enabled(if: daemonPrograms && Program.arePresent(.chromium)))
struct PreviewTests {
  static let hotKey = "proeve.skema"

  /// The mixed form, shown before it is filled.
  static func yaml(policy: String = "only-empty") -> String {
    """
    hotkey: \(hotKey)
    title: Udfyld <b>skema</b>
    keys: Ctrl+Alt+K
    data:
      skema: maaling.blandet()
    steps:
      - confirm: preview
      - fill: maaleskema.blandet
        policy: \(policy)
        fields:
          emne: "{{ skema.emne }}"
          beskrivelse: "Borgeren 610190-0019 har fået svar."
          dato: "{{ skema.dato }}"
          antal: "{{ skema.antal }}"
          svar: "{{ skema.svar }}"
          afsluttet: "{{ skema.afsluttet }}"

    """
  }

  private func run(
    policy: String = "only-empty", _ body: (PanelStage) async throws -> Void
  ) async throws {
    try await PanelStage.run(
      ["skema.yaml": Self.yaml(policy: policy)], .init(hasAccessibility: true),
      extra: ["GENVEJ_ACCESSIBILITY": "on"]
    ) { stage, server in
      _ = try await ToolkitForm.open(.gtk, "blandet", reportingTo: server, in: stage.session)
    } body: {
      try await body($0)
    }
  }

  private func values(_ stage: PanelStage) async throws -> [String: String] {
    try await stage.server.state(of: "gtk").values
  }

  @Test func enter_fillsWhatWasShown() async throws {
    try await run { stage in
      let mark = stage.process.errors.count
      try await stage.press("ctrl+alt+k")
      try await stage.untilPanelIsActive()
      #expect(try await values(stage)["emne", default: ""] == "")
      try await stage.picture("preview")
      try await stage.press("Return")
      #expect(try await stage.end(of: Self.hotKey, from: mark).contains("completed, 6 proved"))
      _ = try await stage.server.state(of: "gtk") {
        $0.values["beskrivelse"] == "Borgeren 610190-0019 har fået svar."
      }
      try await stage.daemon.expectNoValueLeft(by: stage.process, trail: "run-completed")
    }
  }

  /// The daemon's end takes the window away, and nothing is written.
  @Test func sigterm_withThePreviewOpen_endsAtOnce() async throws {
    try await run { stage in
      try await stage.press("ctrl+alt+k")
      try await stage.untilPanelIsActive()
      let window = try await stage.activeWindow()
      stage.process.signal(SIGTERM)
      #expect(try await stage.process.exit() == .exited(0))
      try await stage.untilUnseen(window)
      #expect(try await values(stage)["emne", default: ""] == "")
      // Refused, where the panel was gone before the run was stopped.
      #expect(stage.daemon.auditTrail.contains(/"run-(cancelled|refused)"/))
    }
  }

  @Test func escape_leavesEverythingAsItWas() async throws {
    try await run { stage in
      let mark = stage.process.errors.count
      try await stage.press("ctrl+alt+k")
      try await stage.untilPanelIsActive()
      try await stage.press("Escape")
      #expect(try await stage.end(of: Self.hotKey, from: mark).contains("cancelled"))
      try await stage.untilActive("form_gtk")
      #expect(try await values(stage)["emne", default: ""] == "")
      #expect(try await values(stage)["beskrivelse", default: ""] == "")
    }
  }

  @Test func fieldThatIsLeftOut_isNotWritten() async throws {
    try await run { stage in
      let mark = stage.process.errors.count
      try await stage.press("ctrl+alt+k")
      try await stage.untilPanelIsActive()
      try await stage.press("Down", "space")
      try await stage.picture("preview-left-out")
      try await stage.press("Return")
      #expect(try await stage.end(of: Self.hotKey, from: mark).contains("completed, 5 proved"))
      let values = try await values(stage)
      #expect(values["emne", default: ""] != "")
      #expect(values["beskrivelse", default: ""] == "")
    }
  }

  /// The user has agreed to what the preview showed, and to nothing else.
  @Test func fieldThatHasChangedSince_isNotOverwritten() async throws {
    try await run(policy: "overwrite") { stage in
      let mark = stage.process.errors.count
      try await stage.press("ctrl+alt+k")
      try await stage.untilPanelIsActive()
      try await stage.activate("form_gtk")
      try await stage.type("Mit eget")
      _ = try await stage.server.state(of: "gtk") { $0.values["emne"] == "Mit eget" }
      try await stage.activate("genvej-panel")
      try await stage.press("Return")
      let end = try await stage.end(of: Self.hotKey, from: mark)
      #expect(end.contains("GV0517"))
      #expect(try await values(stage)["emne"] == "Mit eget")
    }
  }

  @Test func panelThatDiesWithThePreview_endsTheRun_andNothingIsWritten() async throws {
    try await run { stage in
      let mark = stage.process.errors.count
      let first = try await stage.untilPanelIsThere()
      try await stage.press("ctrl+alt+k")
      try await stage.untilPanelIsActive()
      kill(first, SIGKILL)
      let end = try await stage.end(of: Self.hotKey, from: mark)
      #expect(end.contains("refused") && end.contains("GV0506"))
      #expect(try await values(stage)["emne", default: ""] == "")
    }
  }

  @Test func openPreview_blocksNoOtherHotKey() async throws {
    try await run { stage in
      try await stage.press("ctrl+alt+k")
      try await stage.untilPanelIsActive()
      let other = try await stage.daemon.genvej(
        "run", "forberedende-plan.praeudfyld", "--set", "cpr=610190-0019")
      #expect(other.text.contains("GV0510"), "it got as far as looking for its window")
      let last = stage.process.errors.count
      try await stage.press("Escape")
      #expect(try await stage.end(of: Self.hotKey, from: last).contains("cancelled"))
    }
  }

  @Test func hotKeyWithPreview_isRefused_whereThereIsNoPanel() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      try stage.write(Self.yaml(), to: "skema.yaml")
      _ = try await stage.startDaemon()
      #expect(try await stage.genvej("run", Self.hotKey).text.contains("GV0506"))
    }
  }

  // MARK: The whole plan

  private static let plan = "forberedende-plan.praeudfyld"

  private func plan(
    traps: [(String, String)] = [], _ body: (PanelStage) async throws -> Void
  ) async throws {
    let path = "forberedende-plan/praeudfyld.yaml"
    let shipped = DaemonStage.repository.appendingPathComponent("HotKeys/\(path)")
    let yaml = try String(contentsOf: shipped, encoding: .utf8)
      .replacingOccurrences(of: "\nsteps:\n", with: "\nsteps:\n  - confirm: preview\n")
    try await PanelStage.run(
      [path: yaml], .init(hasAccessibility: true), extra: ["GENVEJ_ACCESSIBILITY": "on"]
    ) { stage, server in
      try await stage.openPlan(on: server, traps: traps)
    } body: {
      try await body($0)
    }
  }

  @Test func wholePlan_isShown_withWhatStandsThere_andFilled() async throws {
    try await plan(traps: [("prefill", "adresse:Gammelvej 1, 8000 Aarhus C")]) { stage in
      for (keys, picture) in [("super+F1", "oversigt"), ("super+space", "palette")] {
        try await stage.press(keys)
        try await stage.untilPanelIsActive()
        try await stage.windowPicture(picture)
        try await stage.press("Escape")
        try await stage.untilActive("chromium")
      }
      let mark = stage.process.errors.count
      try await stage.press("super+j", "f")
      try await stage.untilPanelIsActive()
      try await stage.windowPicture("forhaandsvisning")
      try await stage.press("Return")
      let end = try await stage.end(of: Self.plan, from: mark)
      #expect(end.contains("completed, 96 proved, 1 kept"))
      #expect(
        try await stage.server.state().values["adresse"] == "Gammelvej 1, 8000 Aarhus C")
      try await stage.daemon.expectNoValueLeft(by: stage.process, trail: "run-completed")
    }
  }

  @Test func anotherCitizensForm_isNotEvenShown() async throws {
    try await plan(traps: [("prefill", "cpr:751288-0015")]) { stage in
      let mark = stage.process.errors.count
      try await stage.press("super+j", "f")
      #expect(try await stage.end(of: Self.plan, from: mark).contains("GV0515"))
      try await stage.untilActive("chromium")
    }
  }
}
