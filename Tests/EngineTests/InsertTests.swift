import Desktop
import DesktopTestKit
import Engine
import HotKeyDefinition
import Planning
import Testing
import X11Desktop

extension OnADesktop {
  /// Texts inserted at the cursor.
  @Suite(.timeLimit(.minutes(5)), .enabled(if: hasBrowsers))
  struct InsertTests {
    private static let targets: [(Target, String, String)] = [
      (.gtk, "blandet", "beskrivelse"), (.qt, "blandet", "beskrivelse"),
      (.chromium, "journal", "emne"), (.firefox, "journal", "emne"),
      (.chromium, "planmodul", "tekst"), (.firefox, "planmodul", "tekst"),
      (.tk, "blandet", "beskrivelse"),
    ]

    private static func plan(_ text: String, _ systems: [TargetSystem] = []) -> Plan {
      Plan(
        hotKey: "standardtekster.navn",
        actions: [
          .insert(InsertPlan(text: text, textID: "navn", textVersion: "1", systems: systems))
        ])
    }

    /// Writes `before`, `after` into a field and leaves the cursor between them.
    private func write(_ before: String, _ after: String, into field: String, _ desk: Desk)
      async throws
    {
      let active = try await desk.becomesActive()
      let input = try await desk.desktop.beginInput(
        into: active.id, settings: ToolkitProfile(.gtk).input)
      if field == "beskrivelse" { try await input.press(Chord([], "Tab"), count: 1) }
      try await input.type(before + after, replacing: false)
      try await input.press(Chord([], "Left"), count: after.count)
      _ = await input.end()
      try await desk.expectForm(holds: [field: before + after])
    }

    @Test(arguments: targets)
    func text_isProved_andWhatStoodThereIsUntouched(
      _ target: Target, _ page: String, _ field: String
    ) async throws {
      try await Desk.run { desk in
        try await desk.open(target, page)
        try await write("Før: ", " efter", into: field, desk)
        let text = "Åse Prøvesen § 44 “½” €"
        let report = await desk.perform(Self.plan(text))
        #expect(report.cause == "none")
        #expect(report.results == [.proved])
        try await desk.expectForm(holds: [field: "Før: \(text) efter"])
        // The cursor stands behind the text: what is typed next comes there.
        let again = await desk.perform(Self.plan("!"))
        #expect(again.results == [.proved])
        try await desk.expectForm(holds: [field: "Før: \(text)! efter"])
        try await desk.expectTidy(after: report, values: [text])
      }
    }

    @Test(arguments: [targets[0], targets[1], targets[4], targets[5], targets[6]])
    func severalLines_areProved(_ target: Target, _ page: String, _ field: String) async throws {
      try await Desk.run { desk in
        try await desk.open(target, page)
        try await write("a", "z", into: field, desk)
        let report = await desk.perform(Self.plan(TestTexts.multiline))
        #expect(report.cause == "none")
        #expect(report.results == [.proved])
        try await desk.expectForm(holds: [field: "a\(TestTexts.multiline)z"])
      }
    }

    @Test func longText_isProved() async throws {
      try await Desk.run { desk in
        try await desk.open(.chromium, "planmodul")
        let text = (1...6).map(TestTexts.long).joined(separator: "\n")
        let report = await desk.perform(Self.plan(text))
        #expect(report.results == [.proved])
        try await desk.expectForm(holds: ["tekst": text])
      }
    }

    @Test func text_isRefused_inAnotherSystemsWindow() async throws {
      try await Desk.run { desk in
        try await desk.open(.gtk)
        let system = Plans.system([Plans.pattern("journalen")])
        let report = await desk.perform(Self.plan("Åse Prøvesen", [system]))
        #expect(report.cause == "noWindow")
        #expect(report.clipboardReturned == nil)
        #expect(try await desk.settle(focus: "felt02").values["felt01"] == "")
      }
    }

    @Test func textThatIsCutOff_stopsTheRun() async throws {
      try await Desk.run { desk in
        try await desk.open(.chromium, "journal", traps: [("maxlength", "emne:8")])
        let report = await desk.perform(Self.plan("Åse Prøvesen, socialrådgiver"))
        #expect(report.cause.hasPrefix("mismatch"))
        try await desk.expectTidy(after: report, values: ["Åse Prøvesen"])
      }
    }
  }
}
