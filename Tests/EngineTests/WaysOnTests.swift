import Desktop
import DesktopTestKit
import Engine
import HotKeyDefinition
import Planning
import Testing

extension OnADesktop {
  /// Going on after a stop, and putting back what stood there.
  @Suite(.timeLimit(.minutes(5)), .enabled(if: hasBrowsers))
  struct WaysOnTests {
    static let texts = TrapTests.texts
    static let ways: [(Target, Bool)] =
      Target.allCases.map { ($0, false) } + [(.gtk, true), (.qt, true), (.chromium, true)]

    static func sheet(_ target: Target) -> Sheet { Sheet(target, measuring: texts) }

    /// Fills until a field is done, and stops there.
    private func stopping(
      after id: String, _ sheet: Sheet, on desk: Desk
    ) async throws -> RunRecord {
      let report = await desk.perform(sheet.plan) { outcome, runner in
        if outcome.id == id { await runner.stop() }
      }
      #expect(report.cause == "stopped")
      return try #require(report.record)
    }

    private func resume(_ record: RunRecord, on desk: Desk) async -> RunReport {
      await desk.carryOut(deadline: .seconds(5)) { runner throws(RunFailure) in
        try await runner.resume(record)
      }
    }

    private func undo(_ record: RunRecord, on desk: Desk) async -> RunReport {
      await desk.carryOut(deadline: .seconds(5)) { runner throws(RunFailure) in
        try await runner.undo(record)
      }
    }

    @Test(arguments: ways)
    func stoppedRun_goesOnWhereItStopped(_ target: Target, _ accessible: Bool) async throws {
      try await Desk.run(accessible: accessible) { desk in
        try await desk.open(target)
        let sheet = Self.sheet(target)
        let record = try await stopping(after: "felt03", sheet, on: desk)
        #expect(record.canBeResumed && record.canBeUndone)
        let report = await resume(record, on: desk)
        #expect(report.cause == "none")
        #expect(report.outcomes.map(\.id) == ["felt04", "felt05"])
        #expect(report.results == [.proved, .proved])
        try await desk.expectForm(holds: sheet.texts)
        try await desk.expectTidy(after: report, values: Self.texts)
      }
    }

    /// Everything is written, and only the last looks are missing.
    @Test(arguments: ways)
    func runStoppedBehindItsLastField_provesThatOneAnew(
      _ target: Target, _ accessible: Bool
    ) async throws {
      try await Desk.run(accessible: accessible) { desk in
        try await desk.open(target)
        let sheet = Self.sheet(target)
        let record = try await stopping(after: "felt05", sheet, on: desk)
        let report = await resume(record, on: desk)
        #expect(report.cause == "none")
        #expect(report.outcomes.map(\.id) == ["felt05"] && report.results == [.proved])
        try await desk.expectForm(holds: sheet.texts)
      }
    }

    /// Without names of fields, only what stands before the cursor tells where it is.
    @Test(arguments: [Target.tk, .chromium, .firefox])
    func cursorThatStandsElsewhere_keepsTheRunFromGoingOn(_ target: Target) async throws {
      try await Desk.run { desk in
        try await desk.open(target)
        let record = try await stopping(after: "felt03", Self.sheet(target), on: desk)
        _ = try await desk.settle(focus: "felt04")
        let report = await resume(record, on: desk)
        #expect(report.cause == "wrongField")
        #expect(report.outcomes.isEmpty)
        let state = try await desk.settle(focus: "felt05")
        #expect(
          state.values["felt04", default: ""] == "" && state.values["felt05", default: ""] == "")
      }
    }

    /// Another form of the same kind is not the one that was begun.
    @Test func run_goesOnInItsOwnWindow_orNowhere() async throws {
      try await Desk.run(accessible: true) { desk in
        let first = try await desk.open(.gtk)
        let record = try await stopping(after: "felt03", Self.sheet(.gtk), on: desk)
        try await desk.open(.gtk, form: "anden")
        let report = await resume(record, on: desk)
        #expect(report.cause == "none")
        try await desk.expectForm(holds: Self.sheet(.gtk).texts)
        await first.terminate()
        #expect(await undo(record, on: desk).cause == "noWindow")
        let other = try await desk.state("anden").values
        #expect(other.filter { $0.key.hasPrefix("felt") && !$0.value.isEmpty } == [:])
      }
    }

    /// What a failed attempt has left is the run's own: to be written anew, not to be kept.
    @Test(arguments: [Target.chromium, .firefox], [false, true])
    func whatTheFailedAttemptLeft_isNoContentOfTheUsers(
      _ target: Target, _ accessible: Bool
    ) async throws {
      try await Desk.run(accessible: accessible) { desk in
        try await desk.open(target, traps: [("maxlength", "felt03:4")])
        let first = await desk.perform(Self.sheet(target).plan, deadline: .seconds(5))
        #expect(first.cause == "mismatch-truncated")
        let report = await resume(try #require(first.record), on: desk)
        #expect(report.cause == "mismatch-truncated")
        #expect(report.results == [.failed])
      }
    }

    @Test(arguments: [Target.chromium, .firefox], [false, true])
    func fieldThatThePersonHasMended_isKept_andTheRunGoesOn(
      _ target: Target, _ accessible: Bool
    ) async throws {
      try await Desk.run(accessible: accessible) { desk in
        try await desk.open(target, traps: [("maxlength", "felt03:4")])
        let first = await desk.perform(Self.sheet(target).plan, deadline: .seconds(5))
        #expect(first.cause == "mismatch-truncated")
        for keys in [["key", "ctrl+a"], ["type", "Tre"]] {
          try await TestProcess.run(.xdotool, keys, environment: desk.session.environment)
        }
        _ = try await desk.server.state(of: Desk.form) { $0.values["felt03"] == "Tre" }
        let report = await resume(try #require(first.record), on: desk)
        #expect(report.cause == "none")
        #expect(report.results == [.kept, .proved, .proved])
        try await desk.expectForm(
          holds: Self.sheet(target).texts.merging(["felt03": "Tre"]) { $1 })
      }
    }

    @Test(arguments: ways)
    func emptyFields_areEmptyAgain_andTheUsersTextStays(
      _ target: Target, _ accessible: Bool
    ) async throws {
      try await Desk.run(accessible: accessible) { desk in
        try await desk.open(target)
        _ = await desk.perform(Sheet(target, measuring: ["Brugerens § 1"]).plan)
        let record = try await stopping(after: "felt04", Self.sheet(target), on: desk)
        let report = await undo(record, on: desk)
        #expect(report.cause == "none")
        let emptied = accessible ? FieldOutcome.Result.proved : .unproved
        #expect(report.results == [.untouched, emptied, emptied, emptied])
        try await desk.expectForm(holds: [
          "felt01": "Brugerens § 1", "felt02": "", "felt03": "", "felt04": "",
        ])
        try await desk.expectTidy(after: report, values: Self.texts)
      }
    }

    @Test(arguments: ways)
    func replacedTexts_arePutBack_andProved(_ target: Target, _ accessible: Bool) async throws {
      try await Desk.run(accessible: accessible) { desk in
        try await desk.open(target)
        let before = ["Før § 1", "Før æøå 2", "Før ½ 3"]
        _ = await desk.perform(Sheet(target, measuring: before).plan)
        try await desk.backToFirstField(from: 3, target)
        let sheet = Self.sheet(target).varied { $0.policy = .overwrite }
        let record = try await stopping(after: "felt03", sheet, on: desk)
        let report = await undo(record, on: desk)
        #expect(report.cause == "none")
        #expect(report.results == [.proved, .proved, .proved])
        try await desk.expectForm(holds: [
          "felt01": before[0], "felt02": before[1], "felt03": before[2],
        ])
        try await desk.expectTidy(after: report, values: Self.texts + before)
      }
    }

    /// A second attempt, also one of a run that goes on, finds what the first has left.
    @Test(arguments: [Target.chromium, .firefox], [false, true])
    func textThatAFailedAttemptReplaced_isPutBack(
      _ target: Target, _ goesOn: Bool
    ) async throws {
      try await Desk.run { desk in
        try await desk.open(target, traps: [("maxlength", "felt03:4")])
        _ = await desk.perform(Sheet(target, measuring: ["Før1", "Før2", "Før3"]).plan)
        try await desk.backToFirstField(from: 3, target)
        let sheet = Self.sheet(target).varied { $0.policy = .overwrite }
        let first = await desk.perform(sheet.plan, deadline: .seconds(5))
        #expect(first.cause == "mismatch-truncated")
        var record = try #require(first.record)
        if goesOn {
          let second = await resume(record, on: desk)
          #expect(second.cause == "mismatch-truncated")
          record = try #require(second.record)
        }
        let report = await undo(record, on: desk)
        #expect(report.cause == "none")
        try await desk.expectForm(holds: ["felt01": "Før1", "felt02": "Før2", "felt03": "Før3"])
      }
    }

    /// What the user has written since is not taken from them.
    @Test(arguments: [(Target.gtk, true), (.chromium, false), (.chromium, true), (.firefox, false)])
    func textThatTheUserHasChangedSince_isLeftAlone(
      _ target: Target, _ accessible: Bool
    ) async throws {
      try await Desk.run(accessible: accessible) { desk in
        try await desk.open(target)
        let record = try await stopping(after: "felt03", Self.sheet(target), on: desk)
        _ = try await desk.settle(press: Chord(.shift, "Tab"), focus: "felt02")
        for keys in [["key", "ctrl+a"], ["type", "Mit eget"]] {
          try await TestProcess.run(.xdotool, keys, environment: desk.session.environment)
        }
        _ = try await desk.server.state(of: Desk.form) { $0.values["felt02"] == "Mit eget" }
        _ = try await desk.settle(focus: "felt03")
        let report = await undo(record, on: desk)
        #expect(report.cause == "none")
        #expect(report.result(of: "felt02") == .kept)
        try await desk.expectForm(holds: ["felt01": "", "felt02": "Mit eget", "felt03": ""])
      }
    }

    @Test(arguments: [Target.gtk, .qt, .chromium, .firefox])
    func choicesAndCheckBoxes_arePutBack_withAccessibility(_ target: Target) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(target, "blandet")
        let earlier = MixedFormTests.fields(choice: "Pr. brev", check: false)
        let first = await desk.perform(
          MixedFormTests.sheet(target, earlier).varied { $0.policy = .overwrite }.plan)
        #expect(first.cause == "none")
        let sheet = MixedFormTests.sheet(target).varied { $0.policy = .overwrite }
        let record = try await stopping(after: "afsluttet", sheet, on: desk)
        try await desk.expectForm(holds: ["svar": "Pr. telefon", "afsluttet": "true"])
        let report = await undo(record, on: desk)
        #expect(report.cause == "none")
        #expect(report.result(of: "svar") == .proved)
        #expect(report.result(of: "afsluttet") == .proved)
        try await desk.expectForm(holds: ["svar": "Pr. brev", "afsluttet": "false"])
      }
    }
  }
}
