import CaseData
import DesktopTestKit
import Diagnostics
import Foundation
import HotKeyDefinition
import PanelModel
import Testing

@testable import Engine

extension OnADesktop {
  /// The values of a run that did not complete are kept as long as somebody may ask for them.
  @Suite(.timeLimit(.minutes(3)), .enabled(if: Program.arePresent(.xvfb, .openbox, .setxkbmap)))
  struct UnfinishedRunKeepingTests {
    private static let system = """
      system: proeve
      title: Prøven
      environment: test
      windows:
        blandet: { title: "Blandet skema - *" }
        ingen: { title: "Findes ikke" }
      forms:
        skema:
          windows: [blandet]
          find: label
          fields: { emne: { label: Emne, type: text }, status: { label: Status, type: text } }
        borte:
          windows: [ingen]
          fields: { emne: { label: Emne, type: text } }

      """
    private static func hotKey(_ id: String, _ form: String, _ fields: String) -> String {
      """
      hotkey: proeve.\(id)
      title: Prøve
      steps:
        - fill: proeve.\(form)
          fields: \(fields)

      """
    }

    private struct Nobody: Prompter {
      func ask(_ request: PromptRequest) async -> PromptAnswer { .left }
      func preview(_ request: PreviewRequest) async -> PreviewAnswer { .left }
    }

    private func run(_ body: (RunEngine) async throws -> Void) async throws {
      let folder = try TemporaryFolder()
      _ = try folder.folder("HotKeys")
      _ = try folder.folder("HotKeys/systems")
      _ = try folder.file("HotKeys/systems/proeve.yaml", Self.system)
      _ = try folder.file(
        "HotKeys/a.yaml", Self.hotKey("fejl", "skema", "{ emne: Et, status: To }"))
      _ = try folder.file("HotKeys/b.yaml", Self.hotKey("borte", "borte", "{ emne: Et }"))
      _ = try folder.file("HotKeys/c.yaml", Self.hotKey("ret", "skema", "{ emne: Et }"))
      let hotKeys = folder.path + "/HotKeys"
      let loaded = DefinitionLoader(hotKeys: hotKeys, templates: hotKeys + "/ingen").load()
      #expect(loaded.diagnostics.isEmpty, "\(ShortRenderer().render(loaded.diagnostics))")
      let day = try #require(CalendarDate(year: 2026, month: 11, day: 22))
      try await Desk.run(accessible: true, hasOwner: false) { desk in
        try await desk.open(.gtk, "blandet")
        let engine = RunEngine(
          set: loaded.set,
          surroundings: RunSurroundings(
            desktop: desk.desktop, accessibility: desk.reader, adapters: [:], cprMode: .test,
            today: { day }, prompter: Nobody(), report: { _ in }))
        try await body(engine)
      }
    }

    @Test func failedRun_isKeptForThePerson_untilTheyHaveClosedItsWindow() async throws {
      try await run { engine in
        let outcome = await engine.run("proeve.fejl", trigger: .key)
        #expect(outcome.failure?.code == .runReadOnly)
        #expect(await engine.unfinished(outcome.run) != nil)
        await engine.forget("run-17")
        #expect(await engine.unfinished != nil, "another run's window")
        await engine.forget(outcome.run)
        #expect(await engine.unfinished == nil)
        #expect(await engine.resume(outcome.run) == nil)
        #expect(await engine.undo(outcome.run) == nil)
      }
    }

    @Test func runFromATerminal_isNotKept_andLeavesTheKeptOneAlone() async throws {
      try await run { engine in
        _ = await engine.run("proeve.fejl", trigger: .commandLine)
        #expect(await engine.unfinished == nil)
        let kept = await engine.run("proeve.fejl", trigger: .key)
        _ = await engine.run("proeve.fejl", trigger: .commandLine)
        #expect(await engine.unfinished(kept.run) != nil)
      }
    }

    @Test func runThatWroteNothing_isNotKept() async throws {
      try await run { engine in
        let outcome = await engine.run("proeve.borte", trigger: .key)
        #expect(outcome.failure?.code == .runNoWindow)
        #expect(await engine.unfinished == nil)
      }
    }

    @Test func undoneRun_isLetGo_whateverCameOfIt() async throws {
      try await run { engine in
        let outcome = await engine.run("proeve.fejl", trigger: .key)
        let undone = await engine.undo(outcome.run)?.value
        #expect(undone?.status == .completed)
        #expect(await engine.unfinished(outcome.run) != nil, "the window is still to close it")
        await engine.forget(outcome.run)
        #expect(await engine.unfinished == nil)
      }
    }
  }
}
