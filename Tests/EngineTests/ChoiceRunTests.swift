import CaseData
import DesktopTestKit
import Diagnostics
import Foundation
import HotKeyDefinition
import PanelModel
import Planning
import Synchronization
import Testing

@testable import Engine

extension OnADesktop {
  /// Questions that choose from what was fetched, from definition to plan.
  @Suite(.timeLimit(.minutes(3)), .enabled(if: Program.arePresent(.xvfb, .openbox, .setxkbmap)))
  struct ChoiceRunTests {
    private static let definition = """
      hotkey: proeve.valg
      title: Valg
      ask:
        form: { type: text, several: true, options: [Fremmøde, Telefon], default: [Telefon] }
        valgte:
          each: "t in tilbud | sort('fra')"
          show: "{{ t.titel }}, {{ t.fra | date }}"
          several: true
          default: all
          at-least: 1
          at-most: 2
        vigtigst: { each: "v in tilbud", show: "{{ v.titel }}", default: Praktik 610190-0019 }
      data:
        tilbud: kilde.tilbud()
      steps:
        - insert: "{{ form | join('+') }}: {{ valgte | map('titel') | join('+') }}; {{ vigtigst.titel }}"

      """
    private static let adapters = """
      adapters:
        kilde:
          kind: file
          path: ${GENVEJ_DATA}/kilde.json
          format: json
          queries:
            tilbud: { parameters: {}, result: list, fields: { titel: text, fra: date } }

      """
    private static let activities = [
      ("Kursus", "2026-03-01"), ("Praktik 610190-0019", "2026-01-01"), ("Mentor", "2026-02-01"),
    ]

    /// Answers with the same rows whatever it is asked.
    private struct Rows: CaseAdapter {
      let rows: [(String, String)]
      func fetch(_ query: String, _ parameters: [String: Value]) async throws -> Value {
        .list(
          rows.map { title, from in
            .record([
              "titel": .text(title), "fra": CalendarDate(iso: from).map(Value.date) ?? .missing,
            ])
          })
      }
    }

    /// Gives the replies in their order, and keeps what was asked.
    private final class Replies: Prompter {
      private let replies: Mutex<[PromptAnswer]>
      private let requests = Mutex<[PromptRequest]>([])
      var asked: [PromptRequest] { requests.withLock { $0 } }

      init(_ replies: [PromptAnswer]) { self.replies = Mutex(replies) }

      func ask(_ request: PromptRequest) async -> PromptAnswer {
        requests.withLock { $0.append(request) }
        return replies.withLock { $0.isEmpty ? .left : $0.removeFirst() }
      }

      func preview(_ request: PreviewRequest) async -> PreviewAnswer { .unavailable }
    }

    private func plan(
      _ replies: [PromptAnswer], setting: [String: String] = [:],
      rows: [(String, String)] = activities
    ) async throws -> (result: Result<String, RunFailure>, asked: [PromptRequest]) {
      let folder = try TemporaryFolder()
      _ = try folder.folder("HotKeys")
      _ = try folder.file("HotKeys/valg.yaml", Self.definition)
      let adapters = try folder.file("HotKeys/adapters.yaml", Self.adapters)
      let hotKeys = URL(fileURLWithPath: adapters).deletingLastPathComponent().path
      let loaded = DefinitionLoader(hotKeys: hotKeys, templates: hotKeys + "/ingen").load()
      #expect(loaded.diagnostics.isEmpty, "\(ShortRenderer().render(loaded.diagnostics))")
      let day = try #require(CalendarDate(year: 2026, month: 11, day: 22))
      let prompter = Replies(replies)
      var result: Result<String, RunFailure> = .success("")
      try await Desk.run(hasOwner: false) { desk in
        let preparation = RunPreparation(
          set: loaded.set,
          surroundings: RunSurroundings(
            desktop: desk.desktop, accessibility: nil, adapters: ["kilde": Rows(rows: rows)],
            cprMode: .test, today: { day },
            prompter: prompter, report: { _ in }))
        do throws(RunFailure) {
          let plan = try await preparation.plan(loaded.set.hotKeys[0], setting: setting)
          if case .insert(let insert) = plan.actions.first { result = .success(insert.text) }
        } catch {
          result = .failure(error)
        }
      }
      return (result, prompter.asked)
    }

    private func text(_ result: Result<String, RunFailure>) -> String? { try? result.get() }

    private func problem(_ result: Result<String, RunFailure>) -> String? {
      guard case .failure(let failure) = result,
        case .question(let name, let problem) = failure.cause
      else { return nil }
      return "\(name) \(problem.rawValue)"
    }

    @Test func elements_areChosen_afterTheData_inTheOrderOfTheList() async throws {
      let (result, asked) = try await plan([
        .answers([:], chosen: ["form": [1]]),
        .answers([:], chosen: ["valgte": [2, 0], "vigtigst": [0]]),
      ])
      #expect(text(result) == "Telefon: Praktik 610190-0019+Kursus; Kursus")
      #expect(asked.map { $0.questions.map(\.name) } == [["form"], ["valgte", "vigtigst"]])
      let list = try #require(asked.last?.questions.first?.choice)
      #expect(
        list.lines == [
          "Praktik 610190-••••, 01-01-2026", "Mentor, 01-02-2026", "Kursus, 01-03-2026",
        ])
      #expect(list.chosen == [0, 1, 2])
      #expect(list.atLeast == 1 && list.atMost == 2)
      #expect(
        asked.last?.questions.last?.choice?.chosen == [1], "the default is a line of the list")
      #expect(asked.first?.questions.first?.choice?.chosen == [1])
    }

    @Test(arguments: [
      ([3], [0], "valgte not-in-list"), ([0, 0], [0], "valgte not-in-list"),
      ([], [0], "valgte wrong-count"), ([0, 1, 2], [0], "valgte wrong-count"),
      ([0], [-1], "vigtigst not-in-list"), ([0], [0, 1], "vigtigst wrong-count"),
    ])
    func reply_isRefused_whateverThePanelSays(
      _ several: [Int], _ one: [Int], _ expected: String
    ) async throws {
      let (result, _) = try await plan([
        .answers([:], chosen: ["form": []]),
        .answers([:], chosen: ["valgte": several, "vigtigst": one]),
      ])
      #expect(problem(result) == expected)
    }

    @Test func answersGivenBeforehand_areNotAskedFor() async throws {
      let (result, asked) = try await plan(
        [], setting: ["form": "alle", "valgte": "Mentor, 01-02-2026", "vigtigst": "3"])
      #expect(text(result) == "Fremmøde+Telefon: Mentor; Mentor")
      #expect(asked == [])
    }

    @Test func listThatIsTooShort_isRefused_andNobodyIsAsked() async throws {
      let (result, asked) = try await plan(
        [.answers([:], chosen: ["form": []])], rows: [])
      #expect(problem(result) == "valgte short-list")
      #expect(asked.count == 1, "only what comes before the data")
    }

    @Test func leaving_isTheUsersWord() async throws {
      let (result, _) = try await plan([.answers([:], chosen: ["form": []]), .left])
      guard case .failure(let failure) = result else {
        Issue.record("there is a plan")
        return
      }
      #expect(failure.code == .runStopped)
    }
  }
}
