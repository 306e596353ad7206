import DesktopTestKit
import Engine
import HotKeyDefinition
import Planning
import Testing

extension OnADesktop {
  /// Fields are those they are called.
  @Suite(.timeLimit(.minutes(5)), .enabled(if: hasBrowsers))
  struct FieldOrderTests {
    @Test(arguments: [Target.chromium, .firefox])
    func shiftedOrder_stopsTheRun_beforeAWrongFieldIsWritten(_ target: Target) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(target, traps: [("shift", "1")])
        let sheet = Sheet(target, measuring: ["Et § 1", "To § 2", "Tre § 3"])
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "wrongField")
        #expect(report.failure?.label == "Felt 2")
        #expect(report.failure?.message.contains("Kaldenavn") == true)
        #expect(report.results == [.proved])
        let state = try await desk.settle(focus: "felt02")
        let expected = ["felt01": "Et § 1", "kaldenavn": "", "felt02": "", "felt03": ""]
        for (id, text) in expected { #expect(state.values[id] ?? "" == text) }
        try await desk.expectTidy(after: report, values: Array(sheet.texts.values))
      }
    }

    @Test(arguments: [Target.chromium, .firefox])
    func shiftedOrder_doesNotMatter_whereFieldsAreFoundByLabel(_ target: Target) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(target, traps: [("shift", "1")])
        let sheet = Sheet(target, measuring: ["Et § 1", nil, "Tre § 3"]).varied {
          $0.finding = .label
        }
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "none")
        #expect(report.results == [.proved, .untouched, .proved])
        try await desk.expectForm(holds: sheet.texts)
        #expect(try await desk.state().values["kaldenavn", default: ""] == "")
      }
    }

    /// Between the last look at the focus and the first key it can still go elsewhere, as it does when a
    /// page is loaded anew at that moment: the text comes back from there, and would be proved.
    @Test(arguments: [Target.chromium, .firefox])
    func textThatComesIntoAnotherField_isNoProof(_ target: Target) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(target, traps: [("divert-at", "felt02:felt05")])
        let sheet = Sheet(target, measuring: Self.texts)
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "wrongField")
        #expect(report.failure?.label == "Felt 2")
        #expect(report.failure?.message.contains("Felt 5") == true)
        #expect(report.results == [.proved, .failed])
        let state = try await desk.server.state(of: Desk.form) {
          $0.values["felt05"]?.isEmpty == false
        }
        #expect(state.values["felt05"] == Self.texts[1])
        for id in ["felt02", "felt03", "felt04"] { #expect(state.values[id] == "", "\(id)") }
      }
    }

    /// Nor is a field kept because another one was found filled.
    @Test(arguments: [Target.chromium, .firefox])
    func textThatStandsInAnotherField_keepsNone(_ target: Target) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(
          target, traps: [("divert-at", "felt02:felt05"), ("prefill", "felt05:Optaget")])
        let sheet = Sheet(target, measuring: ["Et § 1", "To § 2"])
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "wrongField")
        #expect(report.results == [.proved, .failed])
        let state = try await desk.state()
        #expect(state.values["felt02"] == "" && state.values["felt05"] == "Optaget")
      }
    }

    /// What stands there is not ours to replace with a second attempt: neither where it is another text,
    /// which anybody can see, nor where it is much the same, which accessibility alone can tell.
    @Test(arguments: [Target.chromium, .firefox], ["Optaget", "To § 22"])
    func pageThatGoesOnByItself_losesNoOtherText(_ target: Target, _ standing: String) async throws
    {
      for accessible in standing == "Optaget" ? [true, false] : [true] {
        try await Desk.run(accessible: accessible) { desk in
          try await desk.open(
            target, traps: [("advance", "felt02:felt03"), ("prefill", "felt03:\(standing)")])
          let report = await desk.perform(Sheet(target, measuring: Self.texts).plan)
          let cause = standing == "Optaget" ? "mismatch-other" : "wrongField"
          #expect(report.cause == cause)
          #expect(report.results == [.proved, .failed])
          let state = try await desk.server.state(of: Desk.form) {
            $0.values["felt02"]?.isEmpty == false
          }
          #expect(state.values["felt03"] == standing)
        }
      }
    }

    /// Two fields stand in each other's place, as in a case of another type.
    static let swapped = [("order", "felt02:felt04")]
    static let texts = ["Et § 1", "To § 2", "Tre § 3", "Fire § 4", "Fem § 5"]

    @Test(arguments: [Target.gtk, .qt, .chromium, .firefox])
    func swappedFields_stopTheRun_beforeAWrongOneIsWritten(_ target: Target) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(target, traps: Self.swapped)
        let sheet = Sheet(target, measuring: Self.texts)
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "wrongField")
        #expect(report.failure?.label == "Felt 2")
        #expect(report.failure?.message.contains("Felt 4") == true)
        #expect(report.results == [.proved])
        let state = try await desk.settle(focus: "felt03")
        for (id, text) in sheet.texts {
          #expect(state.values[id] == (id == "felt01" ? text : ""), "\(id)")
        }
        try await desk.expectTidy(after: report, values: Self.texts)
      }
    }

    @Test(arguments: [Target.gtk, .qt, .chromium, .firefox])
    func swappedFields_getTheirOwnTexts_whereTheyAreFoundByLabel(_ target: Target) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(target, traps: Self.swapped)
        let sheet = Sheet(target, measuring: Self.texts).varied { $0.finding = .label }
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "none")
        #expect(report.results == Array(repeating: .proved, count: 5))
        try await desk.expectForm(holds: sheet.texts)
      }
    }

    /// Nobody names them, so nothing tells that they are swapped: a form whose order is not the same
    /// in every case is found by its labels, and where there are none it is not filled.
    @Test(arguments: [Target.gtk, .qt, .chromium, .firefox])
    func swappedFields_areLeftAlone_whereTheApplicationNamesNone(_ target: Target) async throws {
      try await Desk.run { desk in
        try await desk.open(target, traps: Self.swapped)
        let sheet = Sheet(target, measuring: Self.texts).varied { $0.finding = .label }
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "labelMissing")
        #expect(report.outcomes.isEmpty)
        let state = try await desk.settle(focus: "felt04")
        for id in sheet.texts.keys { #expect(state.values[id] == "", "\(id)") }
      }
    }

    @Test func fieldsByLabel_areRefusedBeforehand_whereTheApplicationNamesNone() async throws {
      try await Desk.run { desk in
        try await desk.open(.gtk)
        let sheet = Sheet(.gtk, measuring: ["Et § 1", "To"]).varied { $0.finding = .label }
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "labelMissing")
        #expect(report.outcomes.isEmpty)
        #expect(try await desk.settle(focus: "felt02").values["felt01"] == "")
      }
    }

    @Test(arguments: [Target.gtk, .qt, .chromium, .firefox])
    func sixtyFields_areProved_withAccessibility(_ target: Target) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(target)
        let sheet = Sheet(target, measuring: TestTexts.all)
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "none")
        #expect(report.failure?.field == nil)
        #expect(report.results == Array(repeating: .proved, count: 60))
        try await desk.expectForm(holds: sheet.texts)
      }
    }
  }
}
