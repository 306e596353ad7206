import DesktopTestKit
import Foundation
import Testing

/// Some of many, chosen on the command line, at a desk without a panel.
@Suite(.timeLimit(.minutes(3)))
struct ChoiceCommandTests {
  private static let part = "forberedende-plan.tilbudsaktiviteter"

  private func plan(_ choice: String?, cpr: String = "610190-0019") async throws
    -> DaemonStage.Answer
  {
    let answers = ["cpr=\(cpr)"] + (choice.map { ["valgte=\($0)"] } ?? [])
    return try await CaseStage().plan(
      [Self.part, "--test-mode"] + answers.flatMap { ["--set", $0] })
  }

  /// The rows of the table that get a title.
  private func rows(_ answer: DaemonStage.Answer) -> [String] {
    answer.output.filter { $0.contains(".titel\t") }.compactMap { line in
      let parts = line.split(separator: "\t")
      return parts.contains("(tomt)") ? nil : parts.first.map { String($0.dropFirst(2)) }
    }
  }

  @Test(arguments: [("1,3", 2), ("alle", 8), ("ingen", 0), ("8", 1)])
  func choice_isGivenByPosition(_ choice: String, _ count: Int) async throws {
    let answer = try await plan(choice)
    #expect(answer.code == 0, "\(answer.text)")
    #expect(rows(answer) == (0..<count).map { "tilbud[\($0 + 1)].titel" })
  }

  @Test(arguments: ["9", "1,1", "Butiksmedhjælper"])
  func choice_isRefused_whenItIsNotInTheList(_ choice: String) async throws {
    let answer = try await plan(choice)
    #expect(answer.code == 1)
    #expect(answer.text.contains("Valget til »valgte« er ikke netop én linje i listen"))
    #expect(!answer.text.contains("Butiksmedhjælper"))
  }

  @Test func missingChoice_isSaid_whereThereIsNoPanel() async throws {
    let answer = try await plan(nil)
    #expect(answer.code == 1)
    #expect(answer.text.contains("GV0502: Genvej mangler et valg til »valgte«"))
    #expect(PersonalData.found(in: answer.text) == [])
  }

  @Test func emptyList_isNotAskedAbout() async throws {
    let answer = try await plan(nil, cpr: "610185-0002")
    #expect(answer.code == 0, "\(answer.text)")
    #expect(rows(answer) == [])
  }
}
