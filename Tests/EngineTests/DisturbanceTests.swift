import Desktop
import DesktopTestKit
import Engine
import Glibc
import HotKeyDefinition
import Planning
import Testing
import X11Desktop

extension OnADesktop {
  /// What comes between while a form is filled.
  @Suite(.timeLimit(.minutes(5)), .enabled(if: hasForms))
  struct DisturbanceTests {
    private static let texts = Array(TestTexts.all.prefix(20))

    private func sheet(_ target: Target = .gtk) -> Sheet { Sheet(target, measuring: Self.texts) }

    @Test func run_isCancelled_whenStopped() async throws {
      try await Desk.run { desk in
        try await desk.open(.gtk)
        let report = await desk.perform(sheet().plan) { outcome, runner in
          if outcome.id == "felt05" { await runner.stop() }
        }
        #expect(report.cause == "stopped")
        #expect(report.outcomes.count == 5)
        let state = try await desk.settle(focus: "felt06")
        #expect(state.values["felt05"] == Self.texts[4])
        #expect(state.values["felt06"] == "")
        try await desk.expectTidy(after: report, values: Self.texts)
      }
    }

    @Test func run_isCancelled_whenStoppedWhileTheApplicationIsSilent() async throws {
      try await Desk.run { desk in
        let form = try await desk.open(.gtk)
        // Nothing but the stop can end it.
        let report = await desk.perform(sheet().plan, deadline: .seconds(240)) { outcome, runner in
          guard outcome.id == "felt05" else { return }
          form.signal(SIGSTOP)
          // The next field is being waited for when this comes.
          Task { await runner.stop() }
        }
        #expect(report.cause == "stopped")
        form.signal(SIGCONT)
        try await desk.expectTidy(after: report, values: Self.texts)
      }
    }

    @Test(arguments: [Target.gtk, .qt, .tk])
    func run_fails_whenTheApplicationIsFrozen_andTheUsersClipboardStaysOutOfIt(
      _ target: Target
    ) async throws {
      try await Desk.run { desk in
        let form = try await desk.open(target)
        let report = await desk.perform(sheet(target).plan) { outcome, _ in
          if outcome.id == "felt05" { form.signal(SIGSTOP) }
        }
        #expect(["not-fetched", "no-copy"].contains(report.cause))
        #expect(report.failure?.field == "felt06")
        form.signal(SIGCONT)
        let state = try await desk.settle(focus: "felt07")
        #expect(["", Self.texts[5]].contains(state.values["felt06"]))
        #expect(state.values["felt07"] == "")
        // What was kept from the late paste is there for the user's own.
        _ = try await TestProcess.run(
          .xdotool, ["key", "ctrl+v"], environment: desk.session.environment)
        try await desk.expectForm(holds: ["felt07": Aftermath.asBefore.text ?? "-"])
        try await desk.expectTidy(after: report, values: Self.texts)
      }
    }

    @Test(arguments: [Target.gtk, .qt, .tk])
    func run_fails_whenItsWindowIsClosed(_ target: Target) async throws {
      try await Desk.run { desk in
        let form = try await desk.open(target)
        let report = await desk.perform(sheet(target).plan) { outcome, _ in
          if outcome.id == "felt05" { await form.terminate() }
        }
        #expect(["window-gone", "focus-lost"].contains(report.cause))
        #expect(report.outcomes.prefix(5).allSatisfy { $0.result == .proved })
        try await desk.expectTidy(after: report, values: Self.texts)
      }
    }

    @Test(arguments: [Target.gtk, .qt, .tk])
    func run_stops_whenAnotherWindowTakesTheFocus_andItGetsNothing(_ target: Target) async throws {
      try await Desk.run { desk in
        try await desk.open(target)
        let others = EventLog<TestProcess>("other windows")
        let report = await desk.perform(sheet(target).plan) { outcome, _ in
          guard outcome.id == "felt05", let other = try? await desk.openOther("Chat") else {
            return
          }
          others.append(other)
        }
        #expect(report.cause == "focus-lost")
        #expect(report.results.prefix(5) == [.proved, .proved, .proved, .proved, .proved])
        try await desk.expectTidy(after: report, values: Self.texts)
        let other = try await others.first().element
        // Its own key comes after all that a run could have sent there.
        _ = try await TestProcess.run(
          .xdotool, ["key", "F9"], environment: desk.session.environment)
        try await other.line { $0 == "key F9" }
        #expect(other.output.all.filter { $0.hasPrefix("key") || $0 == "paste" } == ["key F9"])
        #expect(try await desk.state().values["felt07"] == "")
      }
    }

    @Test(arguments: [Target.gtk, .qt], [FillStep.Policy.onlyEmpty, .overwrite])
    func run_neverProvesAnothersText_whenAClipboardManagerKeepsTakingIt(
      _ target: Target, _ policy: FillStep.Policy
    ) async throws {
      try await Desk.run(hasOwner: false) { desk in
        try await desk.open(target)
        let owner = try await desk.ownClipboard(stubborn: true)
        let report = await desk.perform(sheet(target).varied { $0.policy = policy }.plan)
        let proved = Set(report.outcomes.filter { $0.result == .proved }.map(\.id))
        try await desk.expectForm(holds: sheet(target).texts.filter { proved.contains($0.key) })
        if report.failure != nil { #expect(report.cause == "clipboard-taken") }
        // Somebody got in the way.
        try await owner.line { $0 == "took" }
        #expect(try await desk.aftermath().keysDown == [])
        #expect(try await desk.aftermath().text == Aftermath.asBefore.text)
      }
    }

    @Test func run_isRefused_whenTheClipboardCannotBeSaved() async throws {
      try await Desk.run(hasOwner: false) { desk in
        try await desk.open(.gtk)
        let owner = try await desk.ownClipboard()
        owner.signal(SIGSTOP)
        let report = await desk.perform(sheet().plan, deadline: .seconds(1))
        owner.signal(SIGCONT)
        #expect(report.cause == "clipboard-unsaved")
        #expect(report.outcomes.isEmpty)
        #expect(try await desk.settle(focus: "felt02").values["felt01"] == "")
        try await desk.expectTidy(after: report, values: Self.texts)
      }
    }

    @Test(arguments: [Target.gtk, .qt], [true, false])
    func markedText_isTheUsersAgain(_ target: Target, _ isMarked: Bool) async throws {
      try await Desk.run { desk in
        try await desk.open(target)
        if isMarked {
          try await desk.session.copy("610190-0019 æøå", to: "primary")
          try await withDeadline(.seconds(30), "text marked") {
            while try await desk.desktop.selectedText(within: .seconds(30)) != "610190-0019 æøå" {
              await Task.yield()
            }
          }
        }
        let report = await desk.perform(sheet(target).plan)
        #expect(report.cause == "none")
        let marked = try await desk.desktop.selectedText(within: .seconds(30))
        #expect(marked == (isMarked ? "610190-0019 æøå" : nil))
      }
    }

    @Test func emptyClipboard_isEmptyAfterwards() async throws {
      try await Desk.run(hasOwner: false) { desk in
        try await desk.open(.gtk)
        let report = await desk.perform(sheet().plan)
        #expect(report.cause == "none")
        #expect(report.clipboardReturned == true)
        #expect(try await desk.aftermath().text == nil)
      }
    }
  }
}

extension OnADesktop {
  /// Which window it is.
  @Suite(.timeLimit(.minutes(3)), .enabled(if: hasForms))
  struct TargetWindowTests {
    private let sheet = Sheet(.gtk, measuring: ["Et § 1", "To"])

    @Test func run_isRefused_whenTheWindowIsNotOpen() async throws {
      try await Desk.run { desk in
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "noWindow")
        #expect(report.failure?.message.contains("Plansystemet") == true)
        #expect(report.clipboardReturned == nil)
        try await desk.expectTidy(after: report, values: ["Et § 1"])
      }
    }

    @Test func window_isActivated_whenAnotherOneIsActive() async throws {
      try await Desk.run { desk in
        try await desk.open(.gtk)
        let other = try await desk.openOther("Måleskema - kopi")
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "none")
        #expect(report.results == [.proved, .proved])
        try await desk.expectForm(holds: sheet.texts)
        #expect(other.output.all.filter { $0.hasPrefix("key") || $0 == "paste" } == [])
      }
    }

    @Test func severalWindows_areNotChosenFrom_unlessOneIsActive() async throws {
      try await Desk.run { desk in
        try await desk.open(.gtk, form: "anden")
        let first = try await desk.becomesActive()
        try await desk.open(.gtk)
        _ = try await desk.openOther("Chat")
        let report = await desk.perform(sheet.plan)
        guard case .severalWindows(_, let count)? = report.failure?.cause else {
          Issue.record("\(report.cause)")
          return
        }
        #expect(count == 2)
        #expect(report.clipboardReturned == nil)
        try await desk.desktop.activate(first.id, within: .seconds(5))
        let second = await desk.perform(sheet.plan)
        #expect(second.cause == "none")
        try await desk.expectForm(holds: sheet.texts, form: "anden")
        #expect(try await desk.state().values["felt01"] == "")
      }
    }

    @Test func wrongWindow_isNeverWritten_whateverItsTitle() async throws {
      try await Desk.run { desk in
        let other = try await desk.openOther("Måleskema - GTK 3")
        #expect(await desk.perform(sheet.plan).cause == "noWindow")
        #expect(other.output.all.filter { $0.hasPrefix("key") || $0 == "paste" } == [])
      }
    }
  }
}
