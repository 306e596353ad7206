import Desktop
import DesktopTestKit
import Engine
import HotKeyDefinition
import Planning
import Testing

extension OnADesktop {
  /// Forms and letters in Writer.
  @Suite(.timeLimit(.minutes(5)), .enabled(if: hasOffice))
  struct LibreOfficeTests {
    private func run(
      _ name: String = "blandet", traps: [(String, String)] = [],
      _ body: (Desk) async throws -> Void
    ) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(.libreoffice, name, traps: traps)
        try await body(desk)
      }
    }

    @Test func form_holdsEveryText_whenFilled() async throws {
      try await run("maaleskema") { desk in
        let sheet = Sheet(.libreoffice, measuring: TestTexts.all)
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "none")
        #expect(report.results.count == 60)
        #expect(report.outcomes.filter { $0.result != .proved }.map(\.id) == [])
        try await desk.expectForm(holds: sheet.texts)
        try await desk.expectTidy(after: report, values: TestTexts.all)
      }
    }

    @Test(arguments: [FillStep.Policy.onlyEmpty, .overwrite])
    func everyKindOfField_isProved(_ policy: FillStep.Policy) async throws {
      try await run { desk in
        let sheet = MixedFormTests.sheet(.libreoffice).varied {
          ($0.policy, $0.proof) = (policy, .required)
        }
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "none")
        #expect(report.results == Array(repeating: .proved, count: 8))
        try await desk.expectForm(holds: MixedFormTests.content)
        try await desk.expectTidy(after: report, values: Array(sheet.texts.values))
      }
    }

    @Test func whatStandsThere_isKept_underOnlyEmpty_andReplacedUnderOverwrite() async throws {
      let traps = [("prefill", "emne:Står her § 1"), ("prefill", "svar:Pr. brev")]
      try await run(traps: traps) { desk in
        let report = await desk.perform(MixedFormTests.sheet(.libreoffice).plan)
        #expect(report.cause == "none")
        #expect(report.result(of: "emne") == .kept)
        #expect(report.result(of: "svar") == .kept)
        #expect(report.result(of: "bemaerkning") == .proved)
        try await desk.expectForm(holds: ["emne": "Står her § 1", "svar": "Pr. brev"])
        let other = MixedFormTests.sheet(.libreoffice).varied { $0.policy = .overwrite }
        let again = await desk.perform(other.plan)
        #expect(again.cause == "none")
        try await desk.expectForm(holds: MixedFormTests.content)
      }
    }

    /// A desk without accessibility: nobody tells a field from the document around it, where "select
    /// all" marks the whole form.
    @Test func form_isRefusedBeforehand_whenItsFieldsAreNotNamed() async throws {
      try await run { desk in
        let report = await desk.perform(MixedFormTests.sheet(.libreoffice).plan, accessibly: false)
        #expect(report.cause == "labelMissing")
        #expect(report.outcomes.isEmpty)
        let state = try await desk.settle(focus: "beskrivelse")
        #expect(state.values["emne"] == "")
      }
    }

    /// LibreOffice 7.4 lets a paste into a locked field, and tells nobody that it is locked; keys it
    /// keeps out.
    @Test func lockedField_stopsTheRun_whenItIsTyped() async throws {
      try await run(traps: [("readonly", "dato")]) { desk in
        let sheet = MixedFormTests.sheet(.libreoffice).varied {
          $0.behaviour = ToolkitOverrides(entry: .type)
        }
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "mismatch-empty")
        #expect(report.failure?.field == "dato")
        #expect(report.results.prefix(2) == [.proved, .proved])
        try await desk.expectForm(holds: ["dato": "", "antal": ""])
        try await desk.expectTidy(after: report, values: Array(MixedFormTests.content.values))
      }
    }

    @Test func textThatIsCutOff_stopsTheRun() async throws {
      try await run(traps: [("maxlength", "emne:8")]) { desk in
        let report = await desk.perform(MixedFormTests.sheet(.libreoffice).plan)
        // LibreOffice says so in a box of its own.
        #expect(report.cause == "focus-lost")
        #expect(report.failure?.field == "emne")
        #expect(report.result(of: "beskrivelse") == nil)
        try await desk.expectTidy(after: report, values: Array(MixedFormTests.content.values))
      }
    }

    @Test func fieldThatChangesOnLeaving_isNoticed() async throws {
      try await run(traps: [("reformat", "emne")]) { desk in
        let report = await desk.perform(MixedFormTests.sheet(.libreoffice).plan)
        #expect(report.cause == "changed-reformatted")
        #expect(report.failure?.field == "emne")
        try await desk.expectForm(holds: ["emne": "KØRSEL TIL “ØENS BYGGEMARKED”"])
      }
    }

    @Test func messageBox_stopsTheRun_andIsNotAnswered() async throws {
      try await run(traps: [("modal-at", "dato")]) { desk in
        let report = await desk.perform(MixedFormTests.sheet(.libreoffice).plan)
        #expect(["focus-lost", "wrongField", "no-copy", "not-fetched"].contains(report.cause))
        #expect(report.results.prefix(2) == [.proved, .proved])
        let state = try await desk.server.state(of: Desk.form) { $0.values["_dialog"] == "vist" }
        #expect(state.values["_dialogsvar"] == nil)
        for id in ["antal", "bemaerkning"] { #expect(state.values[id] == "") }
      }
    }

    // MARK: The citizen

    @Test(arguments: [true, false])
    func anotherCitizensDocument_isNotWritten(_ inTitle: Bool) async throws {
      try await run("forberedende-plan", traps: [("citizen", "751288-0015")]) { desk in
        let sheet = CitizenTests.sheet(.libreoffice, inTitle: inTitle)
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "otherCitizen")
        #expect(report.outcomes.isEmpty)
        let state = try await desk.settle(focus: "cpr")
        #expect(state.rightFields(of: CitizenTests.empty) == 2)
        #expect(state.values["cpr"] == "751288-0015")
        try await desk.expectTidy(after: report, values: ["751288", "610190", "Rasmus"])
      }
    }

    @Test func citizensOwnDocument_isFilled() async throws {
      try await run("forberedende-plan", traps: [("title-citizen", "610190-0019")]) { desk in
        let sheet = CitizenTests.sheet(.libreoffice, inTitle: true)
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "none")
        #expect(report.results == [.proved, .proved, .proved])
        try await desk.expectForm(holds: sheet.texts)
      }
    }

    // MARK: A letter

    private static func insertion(_ text: String) -> Plan {
      let insert = InsertPlan(text: text, textID: "navn", textVersion: "1", systems: [])
      return Plan(hotKey: "standardtekster.navn", actions: [.insert(insert)])
    }

    @Test func text_isInsertedInALetter_andProved() async throws {
      try await Desk.run { desk in
        _ = try await OfficeDocument.open(
          "brev", reportingTo: desk.server, in: desk.session, form: Desk.form)
        _ = try await desk.becomesActive()
        for text in ["Åse Prøvesen § 44 “½” €", TestTexts.multiline, "!"] {
          let report = await desk.perform(Self.insertion(text))
          #expect(report.cause == "none")
          #expect(report.results == [.proved])
          try await desk.expectTidy(after: report, values: [text])
        }
        // The cursor stood behind each: what came next came there.
        let letter = "Åse Prøvesen § 44 “½” €\(TestTexts.multiline)!"
        try await desk.expectForm(holds: ["brev": letter])
      }
    }

    /// Without GTK nobody can see its fields, and its letters cannot be read back in order.
    @Test func form_isRefusedBeforehand_whenNothingDrawsItsWindowsButItself() async throws {
      try await Desk.run(accessible: true) { desk in
        _ = try await OfficeDocument.open(
          "blandet", reportingTo: desk.server, in: desk.session, form: Desk.form, toolkit: .gen)
        _ = try await desk.becomesActive()
        let report = await desk.perform(MixedFormTests.sheet(.libreoffice).plan)
        #expect(report.cause == "labelMissing")
        #expect(report.outcomes.isEmpty)
      }
    }
  }
}
