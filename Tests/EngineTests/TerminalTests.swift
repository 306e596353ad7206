import DesktopTestKit
import Engine
import HotKeyDefinition
import Planning
import Testing

extension OnADesktop {
  /// A real x3270 on a TN3270 host: filled by typing, proved by the screen.
  @Suite(.timeLimit(.minutes(5)), .enabled(if: hasTerminal))
  struct TerminalTests {
    static let texts: [String: String] = [
      "navn": "Åse Prøvesen Ærø", "adresse": "Testgade 4A, st. tv, 1620 Kbh V",
      "ydelse": "KONTANTHJÆLP", "fra": "01-02-2025", "til": "31-10-2026",
      "beloeb": "12.345,50", "sagsbehandler": "Søren Øst-Ågård",
      "bemaerkning": "½ § 44 løbende {[@#]} €",
    ]
    static let proved: [FieldOutcome.Result] =
      [.untouched] + Array(repeating: .proved, count: 8)

    /// - Parameter shown: what the terminal reports once the trap has sprung; the run waits for it
    ///   behind the field »Ydelse«, if it comes so far.
    private func run(
      _ traps: [(String, String)] = [], citizen: String = "610190-0019",
      _ sheet: TerminalSheet = TerminalSheet(texts), layout: String = "dk",
      once shown: (id: String, text: String)? = nil,
      expect body: (Desk, RunReport) async throws -> Void
    ) async throws {
      try await Desk.run(layout: layout) { desk in
        try await desk.openTerminal(citizen: citizen, traps: traps)
        let report = await desk.perform(sheet.plan) { outcome, _ in
          guard let shown, outcome.id == "ydelse" else { return }
          _ = try? await desk.server.state(of: Desk.form, within: .seconds(20)) {
            $0.values[shown.id] == shown.text
          }
        }
        try await body(desk, report)
        let state = try await desk.state()
        #expect(state.values["_indsendt"] == "0", "nothing goes to the host")
        try await desk.expectTidy(after: report, values: Array(sheet.texts.values))
      }
    }

    @Test(arguments: ["dk", "us"])
    func everyField_isProved_byTheScreen(_ layout: String) async throws {
      try await run(layout: layout) { desk, report in
        #expect(report.cause == "none")
        #expect(report.results == Self.proved)
        try await desk.expectForm(holds: Self.texts)
        #expect(try await desk.state().values["_laas"] == "U")
      }
    }

    @Test func whatStandsThere_isKept_underOnlyEmpty() async throws {
      try await run([("prefill", "ydelse:SYGEDAGPENGE"), ("prefill", "fra:01-02-2025")]) {
        desk, report in
        #expect(report.cause == "none")
        #expect(report.result(of: "ydelse") == .kept)
        #expect(report.result(of: "fra") == .proved)
        try await desk.expectForm(holds: ["ydelse": "SYGEDAGPENGE", "fra": "01-02-2025"])
      }
    }

    @Test func whatStandsThere_isReplacedWhole_underOverwrite() async throws {
      let sheet = TerminalSheet(["ydelse": "KORT", "bemaerkning": ""]).varied {
        $0.policy = .overwrite
      }
      try await run(
        [("prefill", "ydelse:ARBEJDSMARKEDSYDELSE OSV"), ("prefill", "bemaerkning:GAMMELT")], sheet
      ) { desk, report in
        #expect(report.cause == "none")
        #expect(report.result(of: "ydelse") == .proved)
        #expect(report.result(of: "bemaerkning") == .proved)
        try await desk.expectForm(holds: ["ydelse": "KORT", "bemaerkning": "", "navn": ""])
      }
    }

    @Test func otherCitizen_getsNothing() async throws {
      try await run(citizen: "710280-0026") { desk, report in
        #expect(report.cause == "otherCitizen")
        try await desk.expectForm(holds: Self.texts.mapValues { _ in "" })
      }
    }

    @Test func screenWithoutCitizen_getsNothing() async throws {
      try await run(citizen: "") { desk, report in
        #expect(report.cause == "citizenUnreadable")
        try await desk.expectForm(holds: Self.texts.mapValues { _ in "" })
      }
    }

    @Test func protectedField_stopsTheRun_andNothingIsWritten() async throws {
      try await run([("readonly", "ydelse")]) { desk, report in
        #expect(report.cause == "unreachable")
        try await desk.expectForm(holds: Self.texts.mapValues { _ in "" })
      }
    }

    /// Keys that a locked terminal puts aside would be typed when the host is done.
    @Test func lockedKeyboard_stopsTheRun_andNoKeyIsLeftBehind() async throws {
      try await run([("locked", "1")]) { desk, report in
        #expect(report.cause == "unreachable")
        let state = try await desk.state()
        #expect(state.values["_laas"] == "L")
        #expect(state.values["navn"] == "")
        // With keys put aside, Reset would throw those away first, and leave the lock.
        try await desk.pressReset()
        _ = try await desk.server.state(of: Desk.form, within: .seconds(20)) {
          $0.values["_laas"] == "U"
        }
      }
    }

    @Test func oneFieldMore_stopsTheRun_andNothingIsWritten() async throws {
      try await run([("shift", "1")]) { desk, report in
        #expect(report.cause == "unreachable")
        try await desk.expectForm(holds: Self.texts.mapValues { _ in "" })
        try await desk.expectForm(holds: ["kaldenavn": ""])
      }
    }

    @Test func tooShortField_stopsTheRun() async throws {
      try await run([("maxlength", "ydelse:5")]) { desk, report in
        #expect(report.cause == "mismatch-truncated")
        #expect(report.failure?.field == "ydelse")
        try await desk.expectForm(holds: ["ydelse": "KONTA", "fra": "", "til": ""])
      }
    }

    /// Where the cursor goes on by itself, the rest of a text stands in the next field.
    @Test func tooShortField_isSeen_whereTheRestGoesIntoTheNext() async throws {
      try await run([("maxlength", "ydelse:5"), ("skip", "1")]) { desk, report in
        #expect(report.cause == "mismatch-truncated")
        try await desk.expectForm(holds: ["ydelse": "KONTA", "til": ""])
      }
    }

    @Test func capitalsOfTheKeyboard_stopTheRun_unlessDeclared() async throws {
      try await run([("upper", "1")]) { desk, report in
        #expect(report.cause == "mismatch-reformatted")
        #expect(report.failure?.field == "navn")
      }
      let capitals = ["navn": "ÅSE PRØVESEN ÆRØ", "ydelse": "UDDANNELSESHJÆLP"]
      try await run([("upper", "1")], TerminalSheet(capitals)) { desk, report in
        #expect(report.cause == "none")
        try await desk.expectForm(holds: capitals)
      }
    }

    @Test func figuresOnly_stopsTheRun_whereTheTextHasOthers() async throws {
      let sheet = TerminalSheet(["beloeb": "12 kr. i alt"]).varied { $0.lengths["beloeb"] = 11 }
      try await run([("numlock", "1")], sheet) { desk, report in
        #expect(report.failure?.field == "beloeb")
        #expect(report.cause.hasPrefix("mismatch"))
      }
    }

    @Test func hostThatLogsOff_stopsTheRun() async throws {
      try await run([("logout-at", "ydelse")], once: ("_skaerm", "andet")) { desk, report in
        #expect(["formLost", "labelMissing", "unreachable"].contains(report.cause))
        #expect(report.result(of: "til") == nil)
      }
    }

    @Test func anotherCitizenMidway_stopsTheRun() async throws {
      try await run([("citizen-at", "ydelse:710280-0026")], once: ("_borger", "710280-0026")) {
        desk, report in
        #expect(["otherCitizen", "formLost", "unreachable"].contains(report.cause))
        #expect(report.result(of: "til") == nil)
      }
    }

    @Test func keyboardLockedMidway_stopsTheRun_andNoKeyIsLeftBehind() async throws {
      try await run([("lock-at", "ydelse")], once: ("_laas", "L")) { desk, report in
        #expect(["unreachable", "focus-lost"].contains(report.cause))
        let state = try await desk.state()
        #expect(state.values["til"] == "")
      }
    }

    @Test func slowHost_isWaitedForByTheForm() async throws {
      try await run([("slow", "700")]) { desk, report in
        #expect(report.cause == "none")
        try await desk.expectForm(holds: Self.texts)
      }
    }

    @Test func otherPlaces_thanTheScreenHas_areRefusedBeforehand() async throws {
      let sheet = TerminalSheet(Self.texts).varied {
        $0.places["ydelse"] = ScreenPlace(row: 8, column: 22)
      }
      try await run([], sheet) { desk, report in
        #expect(report.cause == "labelMissing")
        try await desk.expectForm(holds: Self.texts.mapValues { _ in "" })
      }
    }
  }
}
