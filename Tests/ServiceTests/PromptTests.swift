import DesktopTestKit
import Foundation
import Testing

/// The panel asks what nothing on the screen tells.
@Suite(.serialized, .timeLimit(.minutes(4)), .enabled(if: daemonPrograms))
struct PromptTests {
  private static let hotKey = "proeve.spoerg"
  private static let yaml = """
    hotkey: proeve.spoerg
    title: Indsæt borgerens navn
    keys: Ctrl+Alt+P
    ask:
      cpr: { type: cpr, from: [selection, prompt], label: Borgerens CPR-nummer }
    data:
      borger: opera.borger(cpr)
    steps:
      - insert: "{{ borger.navn }}"

    """
  private static let several = """
    hotkey: proeve.flere
    title: Indsæt aftale
    keys: Ctrl+Alt+Q
    ask:
      maade: { type: text, from: [prompt], label: Samtalens form, options: [Fremmøde, Telefon, Video] }
      dag: { type: date, from: [prompt], label: Dato, default: 22-11-2026 }
      antal: { type: integer, from: [prompt], label: Antal deltagere }
    steps:
      - insert: "{{ maade }} den {{ dag | date }} for {{ antal }}"

    """
  private static let other = Sample.insertion(id: "proeve.anden", keys: "Ctrl+Alt+O", text: "anden")

  private func run(_ body: (PanelStage) async throws -> Void) async throws {
    let definitions = ["a.yaml": Self.yaml, "b.yaml": Self.several, "c.yaml": Self.other]
    try await PanelStage.run(definitions, body: body)
  }

  @Test func answer_goesToTheWindowThatTheKeyWasPressedIn() async throws {
    try await run { stage in
      let mark = stage.process.errors.count
      try await stage.press("ctrl+alt+p")
      try await stage.untilPanelIsActive()
      try await stage.picture("prompt-cpr")
      try await stage.type("610190-0019")
      try await stage.press("Return")
      #expect(try await stage.end(of: Self.hotKey, from: mark).contains("completed, 1 proved"))
      #expect(try await stage.filled() == "Rasmus Æbelø Prøvesen")
      try await stage.daemon.expectNoValueLeft(
        by: stage.process, trail: "run-started", "run-completed")
    }
  }

  @Test func escape_leavesThePrompt_andNothingIsWritten() async throws {
    try await run { stage in
      let mark = stage.process.errors.count
      try await stage.press("ctrl+alt+p")
      try await stage.untilPanelIsActive()
      try await stage.type("610190")
      try await stage.press("Escape")
      #expect(try await stage.end(of: Self.hotKey, from: mark).contains("cancelled"))
      #expect(try await stage.field() == "")
      #expect(stage.daemon.auditTrail.contains("\"run-cancelled\""))
    }
  }

  @Test func whatIsNoAnswer_isNotSent_andCanBeMended() async throws {
    try await run { stage in
      let mark = stage.process.errors.count
      try await stage.press("ctrl+alt+p")
      try await stage.untilPanelIsActive()
      try await stage.type("610190-001")
      try await stage.press("Return")
      try await stage.picture("prompt-unfinished")
      try await stage.type("9")
      try await stage.press("Return")
      #expect(try await stage.end(of: Self.hotKey, from: mark).contains("completed, 1 proved"))
      #expect(try await stage.filled() == "Rasmus Æbelø Prøvesen")
    }
  }

  @Test func severalQuestions_areOnePrompt_byKeyboardAlone() async throws {
    try await run { stage in
      let mark = stage.process.errors.count
      try await stage.press("ctrl+alt+q")
      try await stage.untilPanelIsActive()
      try await stage.type("Telefon")
      try await stage.picture("prompt-several")
      // Enter goes to what is still open.
      try await stage.press("Return")
      try await stage.type("3")
      try await stage.press("Return")
      #expect(try await stage.end(of: "proeve.flere", from: mark).contains("completed, 1 proved"))
      #expect(try await stage.filled() == "Telefon den 22-11-2026 for 3")
    }
  }

  @Test func openPrompt_blocksNoOtherHotKey() async throws {
    try await run { stage in
      try await stage.press("ctrl+alt+p")
      try await stage.untilPanelIsActive()
      let again = try await stage.daemon.genvej("run", "proeve.spoerg", "--set", "cpr=610190-0019")
      #expect(again.text.contains("GV0500"), "its own prompt is open")
      let plan = try await stage.daemon.genvej(
        "run", "forberedende-plan.praeudfyld", "--set", "cpr=610190-0019")
      #expect(plan.text.contains("GV0510"), "it got as far as looking for its window")
      let last = stage.process.errors.count
      try await stage.press("Escape")
      #expect(try await stage.end(of: Self.hotKey, from: last).contains("GV0540"))
    }
  }

  @Test func stop_takesThePromptAway() async throws {
    try await run { stage in
      let mark = stage.process.errors.count
      try await stage.press("ctrl+alt+p")
      try await stage.untilPanelIsActive()
      #expect(try await stage.daemon.genvej("stop").code == 0)
      #expect(try await stage.end(of: Self.hotKey, from: mark).contains("cancelled"))
      try await stage.untilActive("form_gtk")
    }
  }

  @Test func panelThatDiesWithTheQuestion_endsItsRunOnly_andComesBack() async throws {
    try await run { stage in
      let mark = stage.process.errors.count
      let first = try await stage.untilPanelIsThere()
      try await stage.press("ctrl+alt+p")
      try await stage.untilPanelIsActive()
      kill(first, SIGKILL)
      let end = try await stage.end(of: Self.hotKey, from: mark)
      #expect(end.contains("refused") && end.contains("GV0502"))
      #expect(try await stage.untilPanelIsThere(otherThan: first) != first)
      try await stage.untilActive("form_gtk")
      let next = stage.process.errors.count
      try await stage.press("ctrl+alt+p")
      try await stage.untilPanelIsActive()
      try await stage.type("6101900019")
      try await stage.press("Return")
      #expect(try await stage.end(of: Self.hotKey, from: next).contains("completed, 1 proved"))
    }
  }

  @Test func panel_leavesWithTheDaemon_howeverThatEnds() async throws {
    for number in [SIGTERM, SIGKILL] {
      try await run { stage in
        let panel = try await stage.untilPanelIsThere()
        stage.process.signal(number)
        _ = try await stage.process.exit()
        try await ProcessEnd.of(panel)
      }
    }
  }
}

/// Waits for the end of a process that is not ours.
enum ProcessEnd {
  static func of(_ process: Int32) async throws {
    let tail = try await TestProcess.start(
      .at("/usr/bin/tail"), ["-f", "/dev/null", "--pid=\(process)"])
    _ = try await tail.exit(within: .seconds(20))
  }
}
