import Desktop
import DesktopTestKit
import Engine
import HotKeyDefinition
import Planning
import Testing

extension OnADesktop {
  /// Sixty fields, each proved, in every toolkit.
  @Suite(.timeLimit(.minutes(5)), .enabled(if: hasBrowsers))
  struct FillTests {
    @Test(arguments: Target.allCases, [FillStep.Policy.onlyEmpty, .overwrite])
    func form_holdsEveryText_whenFilled(_ target: Target, _ policy: FillStep.Policy) async throws {
      try await Desk.run { desk in
        try await desk.open(target)
        let sheet = Sheet(target, measuring: TestTexts.all).varied { $0.policy = policy }
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "none")
        #expect(report.results.count == 60)
        #expect(report.outcomes.filter { $0.result != .proved }.map(\.id) == [])
        try await desk.expectForm(holds: sheet.texts)
        #expect(try await desk.state().values["_indsendt", default: "0"] == "0")
        try await desk.expectTidy(after: report, values: TestTexts.all)
      }
    }

    /// As much as a text of a definition may hold.
    @Test(arguments: [Target.gtk, .qt, .chromium, .firefox])
    func oneMegabyte_isPastedInPieces_andProved(_ target: Target) async throws {
      try await Desk.run { desk in
        try await desk.open(target, "blandet")
        let line = "Æbelø § 44: «½» €, og så videre til linjens ende.\n"
        let text = String(repeating: line, count: 1_000_000 / line.utf8.count) + "Slut"
        let fields = [
          Plans.field("emne", "Emne", .text, .text("Langt")),
          Plans.field("beskrivelse", "Beskrivelse", .multiline, .text(text)),
        ]
        let report = await desk.perform(MixedFormTests.sheet(target, fields).plan)
        #expect(report.cause == "none")
        #expect(report.results == [.proved, .proved])
        let state = try await desk.server.state(of: Desk.form, within: .seconds(30)) {
          $0.values["beskrivelse"]?.utf8.count == text.utf8.count
        }
        #expect(state.values["beskrivelse"] == text)
        try await desk.expectTidy(after: report, values: ["Æbelø"])
      }
    }

    @Test(arguments: Target.allCases)
    func form_keepsWhatStandsThere_underOnlyEmpty(_ target: Target) async throws {
      try await Desk.run { desk in
        try await desk.open(target)
        _ = await desk.perform(
          Sheet(target, measuring: ["Står her § 1", nil, "Står også her"]).plan)
        let sheet = Sheet(target, measuring: ["Nyt et", "Nyt to", "Nyt tre", "Nyt fire"])
        try await desk.backToFirstField(from: 3, target)
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "none")
        #expect(report.results == [.kept, .proved, .kept, .proved])
        try await desk.expectForm(holds: [
          "felt01": "Står her § 1", "felt02": "Nyt to", "felt03": "Står også her",
          "felt04": "Nyt fire",
        ])
        try await desk.expectTidy(after: report, values: Array(sheet.texts.values))
      }
    }

    @Test(arguments: Target.allCases)
    func form_isReplacedAndCleared_underOverwrite(_ target: Target) async throws {
      try await Desk.run { desk in
        try await desk.open(target)
        _ = await desk.perform(
          Sheet(target, measuring: ["Gammel et", "Gammel to", "Gammel tre"]).plan)
        try await desk.backToFirstField(from: 3, target)
        let sheet = Sheet(target, measuring: ["Ny", "", "Ny tekst, som er længere"]).varied {
          $0.policy = .overwrite
        }
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "none")
        #expect(report.results == [.proved, .unproved, .proved])
        try await desk.expectForm(holds: sheet.texts)
      }
    }
  }
}

extension Desk {
  /// Shift+Tab to the form's first field, where the next run begins; in a page the run has gone back
  /// to it itself.
  func backToFirstField(from number: Int, _ target: Target) async throws {
    if target.browser != nil { return }
    for previous in (1..<number).reversed() {
      _ = try await settle(press: .init(.shift, "Tab"), focus: Plans.fieldID(previous))
    }
  }
}
