import Desktop
import DesktopTestKit
import Foundation
import Testing

/// The strip that shows how far a run is.
@Suite(
  .serialized, .timeLimit(.minutes(5)),
  .enabled(if: daemonPrograms && Program.arePresent(.chromium, .xev)))
struct ProgressTests {
  private static let hotKey = "maaling.maaleskema"

  private func run(
    traps: [(String, String)], _ body: (PanelStage) async throws -> Void
  ) async throws {
    try await PanelStage.run([:], .init(), extra: ["GENVEJ_ACCESSIBILITY": "off"]) {
      stage, server in
      _ = try await Browser.open(
        .chromium, page: "maaleskema", of: server, in: stage.session, traps: traps)
    } body: {
      try await body($0)
    }
  }

  @Test func longRun_isShown_withoutTheFocus_andWithoutCoveringTheForm() async throws {
    try await run(traps: [("slow", "60")]) { stage in
      let mark = stage.process.errors.count
      try await stage.press("super+j", "F12")
      let strip = try await stage.untilSeen("genvej-panel")
      try await stage.picture("progress", isMoving: true)
      let area = try await stage.geometry(of: strip)
      #expect(try await stage.activeClass().contains("chromium"))
      let form = try await stage.geometry(of: try await stage.activeWindow())
      #expect(area.width > 100 && area.height > 10)
      #expect(!area.touches(form), "there is room beside the form")
      let end = try await stage.end(of: Self.hotKey, from: mark)
      #expect(end.contains("completed, 60 proved"))
      try await stage.untilUnseen(strip)
    }
  }

  @Test func shortRun_showsNothing() async throws {
    let yaml = Sample.insertion(id: "proeve.hilsen", keys: "Ctrl+Alt+H")
    try await PanelStage.run(["hilsen.yaml": yaml]) { stage in
      let events = try await stage.session.start(
        .xev, ["-root", "-event", "substructure"])
      let mark = stage.process.errors.count
      try await stage.press("ctrl+alt+h")
      #expect(try await stage.end(of: "proeve.hilsen", from: mark).contains("completed"))
      // The palette's coming up is the end of what is looked at.
      try await stage.press("super+space")
      try await stage.untilPanelIsActive()
      try await events.line { $0.contains("MapNotify") || $0.contains("ReparentNotify") }
      let maps = events.output.all.filter { $0.contains("override YES") }
      #expect(maps.allSatisfy { !$0.contains("MapNotify") })
    }
  }

  /// A browser that fills the screen leaves no room beside it.
  @Test func strip_neverTouchesTheFieldBeingFilled_inABrowserThatFillsTheScreen() async throws {
    let options = DesktopSession.Options(hasAccessibility: true, height: 700)
    try await PanelStage.run([:], options, extra: ["GENVEJ_ACCESSIBILITY": "on"]) {
      stage, server in
      _ = try await Browser.open(
        .chromium, page: "maaleskema", of: server, in: stage.session, traps: [("slow", "250")],
        hasAccessibility: true)
    } body: { stage in
      let browser = try await stage.activeWindow()
      try await stage.press("F11")
      try await stage.session.until("_NET_WM_STATE", of: UInt(browser), "window over all") {
        $0.text.contains("FULLSCREEN")
      }
      let mark = stage.process.errors.count
      try await stage.press("super+j", "F12")
      let strip = try await stage.untilSeen("genvej-panel")
      let look = try await stage.session.start(.python, ["-u", "-c", Self.sampling, strip])
      try await stage.picture("progress-full")
      let end = try await stage.end(of: Self.hotKey, from: mark)
      #expect(end.contains("completed, 60 proved"))
      try await stage.untilUnseen(strip)
      await look.terminate()
      let samples = look.output.all.compactMap {
        try? JSONDecoder().decode([ScreenArea].self, from: Data($0.utf8))
      }
      #expect(samples.count > 20)
      #expect(Set(samples.map { $0[0] }).count > 5, "of several fields")
      let touching = samples.filter { $0[0].touches($0[1]) }
      #expect(touching == [])
    }
  }

  /// Prints where the field with the focus is, and where the strip is, again and again.
  private static let sampling = """
    import json, subprocess, sys, gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib

    focused = None

    def came(event):
        global focused
        if event.detail1 and event.source.get_role() == Atspi.Role.ENTRY:
            focused = event.source

    def area(node):
        place = node.get_extents(Atspi.CoordType.SCREEN)
        return {"x": place.x, "y": place.y, "width": place.width, "height": place.height}

    def strip():
        look = subprocess.run(["xwininfo", "-id", sys.argv[1]], capture_output=True, text=True).stdout
        if "IsViewable" not in look:
            return None
        number = lambda label: int(look.split(label)[1].split()[0])
        return {"x": number("upper-left X:"), "y": number("upper-left Y:"), "width": number("Width:"), "height": number("Height:")}

    def sample():
        node = focused
        if node is not None:
            try:
                before, seen, after = area(node), strip(), area(node)
            except GLib.Error:
                return True
            # The events of what has happened meanwhile come first.
            context = GLib.MainContext.default()
            while context.pending() and focused is node and context.iteration(False):
                if depth[0] > 20:
                    break
                depth[0] += 1
            depth[0] = 0
            if seen and before == after and focused is node:
                print(json.dumps([before, seen]))
        return True

    depth = [0]
    listener = Atspi.EventListener.new(came)
    listener.register("object:state-changed:focused")
    GLib.idle_add(sample)
    GLib.MainLoop().run()
    """

  @Test func panelKilledWithTheStrip_leavesTheRunAlone() async throws {
    try await run(traps: [("slow", "60")]) { stage in
      let mark = stage.process.errors.count
      let first = try await stage.untilPanelIsThere()
      try await stage.press("super+j", "F12")
      _ = try await stage.untilSeen("genvej-panel")
      kill(first, SIGKILL)
      #expect(try await stage.untilPanelIsThere(otherThan: first) != first)
      let end = try await stage.end(of: Self.hotKey, from: mark)
      #expect(end.contains("completed, 60 proved"))
      _ = try await stage.server.state { state in
        state.values.allSatisfy { !$0.key.hasPrefix("felt") || !$0.value.isEmpty }
      }
    }
  }
}

/// The strip while data are being fetched.
@Suite(
  .serialized, .timeLimit(.minutes(4)),
  .enabled(if: daemonPrograms && Program.arePresent(.xev, .xwininfo)))
struct GatheringProgressTests {
  /// - Parameter rows: how many the database counts before it answers.
  private static func adapters(rows: Int) throws -> String {
    let shipped = DaemonStage.repository.appendingPathComponent("HotKeys/adapters.yaml")
    return try String(contentsOf: shipped, encoding: .utf8) + """

        langsom:
          kind: sqlite
          path: ${GENVEJ_DATA}/maaling.sqlite
          queries:
            svar:
              parameters: {}
              sql: |-
                SELECT emne FROM blandet WHERE
                (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(rows))
                SELECT count(*) FROM n) > 0
              deadline: 90 s
              result: list
              fields: { emne: text }

      """
  }

  private static let choosing = """
    hotkey: proeve.valg
    title: Vælg et svar
    keys: Ctrl+Alt+V
    ask:
      svar: { each: "s in alle", show: "{{ s.emne }}", from: [prompt] }
    data:
      alle: langsom.svar()
    steps:
      - insert: "{{ svar.emne }}"

    """

  private static let previewed = """
    hotkey: proeve.gennemsyn
    title: Se svarene
    keys: Ctrl+Alt+G
    data:
      alle: langsom.svar()
    steps:
      - confirm: preview
      - insert: "{{ alle | map('emne') | join(' ') }}"

    """

  private func run(
    rows: Int = 12_000_000, hasAccessibility: Bool = false,
    _ body: (PanelStage) async throws -> Void
  ) async throws {
    let definitions = [
      "adapters.yaml": try Self.adapters(rows: rows), "valg.yaml": Self.choosing,
      "gennemsyn.yaml": Self.previewed,
    ]
    try await PanelStage.run(
      definitions, .init(hasAccessibility: hasAccessibility), body: body)
  }

  @Test(arguments: ["ctrl+alt+v", "ctrl+alt+g"])
  func strip_isSeenWhileDataAreFetched_andGone_onceThePersonIsAsked(
    _ chord: String
  ) async throws {
    try await run { stage in
      try await stage.press(chord)
      let strip = try await stage.untilSeen("genvej-panel")
      try await stage.picture("progress-gathering")
      try await stage.untilPanelIsActive()
      try await stage.untilUnseen(strip)
      try await stage.picture("progress-asked-\(chord)")
      try await stage.press("Escape")
      try await stage.untilActive("form_gtk")
    }
  }

  @Test func strip_saysWhatIsDone_withoutTheFocus_andLetsClicksThrough() async throws {
    // Without end: it is stopped below.
    try await run(rows: .max, hasAccessibility: true) { stage in
      let form = try await stage.activeWindow()
      // The frame is above the screen: the form itself lies below the strip.
      for change in [["windowmove", form, "0", "-40"], ["windowsize", form, "1280", "1500"]] {
        try await TestProcess.run(.xdotool, change, environment: stage.session.environment)
      }
      let other = try await stage.session.startKeyTester()
      try await stage.press("ctrl+alt+v")
      let strip = try await stage.untilSeen("genvej-panel")
      let parts = try await stage.parts("words") {
        $0.names(ofRole: "label").contains("Vælg et svar: henter data …")
      }
      #expect(!parts.contains { $0.hasFocus || $0.isActive })
      let active = try await stage.activeClass()
      #expect(!active.contains("genvej"), "\(active)")
      let area = try await stage.geometry(of: strip)
      let place = ["\(area.x + area.width / 2)", "\(area.y + area.height / 2)"]
      try await TestProcess.run(
        .xdotool, ["mousemove"] + place, environment: stage.session.environment)
      let below = try await TestProcess.run(
        .xdotool, ["getmouselocation", "--shell"], environment: stage.session.environment)
      #expect(!below.contains("WINDOW=\(strip)"), "\(below) \(area)")
      try await stage.picture("progress-click")
      try await TestProcess.run(
        .xdotool, ["click", "1"], environment: stage.session.environment)
      try await stage.untilActive("form_gtk")
      #expect(try await stage.geometry(of: strip) == area)
      #expect(try await stage.daemon.genvej("stop").code == 0)
      try await stage.untilUnseen(strip)
      await other.terminate()
    }
  }
}
