import DemoData
import DesktopTestKit
import Foundation
import Testing

/// `genvej plan`, as the IT office runs it: without a daemon, a bus or a display.
@Suite(.timeLimit(.minutes(3))) struct PlanCommandTests {
  private static let whole = "forberedende-plan.praeudfyld"
  private static let cpr = ["--set", "cpr=610190-0019", "--test-mode"]

  // MARK: The shipped hot key and the demo's database

  @Test func plan_tellsEveryField_andNoValue() async throws {
    let stage = try CaseStage()
    let answer = try await stage.plan([Self.whole] + Self.cpr)
    #expect(answer.code == 0, "\(answer.text)")
    #expect(answer.errors == [])
    #expect(
      answer.output.contains("  cpr\tCPR-nr.\ttext\t••••••-••••\tsættes ind\tlæses tilbage"))
    #expect(
      answer.output.contains {
        $0.hasPrefix("  samtykke\t") && $0.contains("\t•• (ja eller nej)\t")
      })
    let values = try Self.expected()
    let ids = answer.output.filter { $0.contains("\t") }.compactMap {
      $0.split(separator: "\t").first.map { $0.dropFirst(2) }
    }
    #expect(Set(values.keys).isSubset(of: ids.map(String.init)))
    #expect(try stage.values(of: values, in: answer.text) == [])
    let json = try await stage.plan([Self.whole, "--format", "json"] + Self.cpr)
    #expect(try stage.values(of: values, in: json.text) == [])
    #expect(try json.report().fields.allSatisfy { $0.value == nil })
    #expect(PersonalData.found(in: answer.text + json.text) == [])
    #expect(try stage.isUntouched)
  }

  @Test func plan_showsWhatARunWrites_whenAskedToShowIt() async throws {
    let stage = try CaseStage()
    let answer = try await stage.plan(
      [Self.whole, "--show", "--format", "json"] + Self.cpr)
    #expect(answer.code == 0, "\(answer.text)")
    #expect(answer.errors == ["genvej: borgerens oplysninger står nu på skærmen"])
    let shown = Dictionary(
      uniqueKeysWithValues: try answer.report().fields.map { ($0.id, $0.value ?? "") })
    for (id, text) in try Self.expected() {
      // The moment of reading stands for itself.
      let parts = text.split(separator: /‹[^›]*›/, omittingEmptySubsequences: false)
      var rest = (shown[id] ?? "")[...]
      for part in parts {
        let found = try #require(
          part.isEmpty ? rest.startIndex..<rest.startIndex : rest.firstRange(of: part), "\(id)")
        rest = rest[found.upperBound...]
      }
      if parts.count == 1 { #expect(shown[id] == text, "\(id)") }
    }
    let text = try await stage.plan(
      [Self.whole, "--show"] + Self.cpr, variables: ["LC_ALL": "en_GB.UTF-8"])
    #expect(text.errors == ["genvej: the citizen's personal data are on the screen now"])
    #expect(text.output.contains("  cpr\tCPR-nr.\ttext\t610190-0019\tpasted\tread back"))
    #expect(text.output.contains("    | LÆ 125 statusattest, modtaget 26-11-2025"))
  }

  @Test func plan_tellsWindowsAndGuards_ofEachStep() async throws {
    let stage = try CaseStage()
    let answer = try await stage.plan(
      [Self.whole] + Self.cpr, variables: ["LC_ALL": "en_GB.UTF-8"])
    for line in [
      "step 1: fill plansystem.plan, Plansystemet (test)",
      "  window plan: class “chromium*|firefox*”, title “*Forberedende plan - Plansystemet*”, not title “*Log ind*”",
      "  check: the window's class and title, also before each field",
      "  check: the citizen in the window's title (plan-med-borger)",
      "  check: the citizen in the field “CPR-nr.” (cpr), before anything is written; it may be empty",
      "  check: fields are counted by Tab from “Navn” (navn); labels are compared where the application tells them",
      "  check: what stands in a field is left alone",
    ] { #expect(answer.output.contains(line), "\(line)\n\(answer.text)") }
  }

  @Test func insertion_isTold_withTheWindowsItMayGoInto() async throws {
    let stage = try CaseStage()
    let answer = try await stage.plan(
      ["standardtekster.navn-titel", "--show"], variables: ["LC_ALL": "en_GB.UTF-8"])
    #expect(answer.code == 0, "\(answer.text)")
    #expect(
      answer.output.contains(
        "step 1: insert at the cursor in Journalen (test), Brev i tekstbehandling (test), Planmodulet (test)"
      ),
      "\(answer.text)")
    #expect(
      answer.output.contains(
        "  window notat: class “chromium*|firefox*”, title “*Journalnotat - Journalen*”, not title “*Log ind*”"
      ))
    #expect(
      answer.output.contains(
        "  standardtekst.navn-titel\t\tinsert\t|\tpasted\tread back, else unproved"))
    #expect(answer.output.contains("    | Maja Øllgaard Prøve"))
  }

  @Test func plan_saysWhyThereIsNone() async throws {
    let stage = try CaseStage()
    let unknown = try await stage.plan(["findes.ikke"])
    #expect(unknown.code == 1)
    #expect(unknown.errors.first?.hasPrefix("genvej: GV0501: Genvejen findes ikke.") == true)
    let nobody = try await stage.plan([Self.whole, "--set", "cpr=610190-9997", "--test-mode"])
    #expect(nobody.code == 1)
    #expect(nobody.text.contains("der blev ikke fundet noget for »borger«"))
    #expect(nobody.text.contains("HotKeys/forberedende-plan/praeudfyld.yaml:"))
    let asked = try await stage.plan([Self.whole])
    #expect(asked.code == 1)
    #expect(
      asked.errors == [
        "genvej: GV0502: En plan ser ikke på vinduer og spørger ingen: angiv et CPR-nummer med --set cpr=…, eller med --set - og en linje på standard input."
      ])
    let test = try await stage.plan([Self.whole, "--set", "cpr=610190-0019"])
    #expect(test.code == 1)
    #expect(test.text.contains("(`--test-mode`)"))
    #expect(try await stage.plan([Self.whole, "--set", "cpr"]).code == 2)
    #expect(try await stage.plan([Self.whole, "--data", "findes-ikke.yaml"]).code == 2)
    #expect(try stage.isUntouched)
  }

  @Test func plan_isDoneAllTheSame_whereAnotherDefinitionIsInError() async throws {
    let stage = try CaseStage(
      hotKeys: CaseStage.own.merging(["brudt.yaml": "hotkey: brudt\n"]) { $1 })
    let answer = try await stage.plan(
      ["proeve.udfyld"] + Self.cpr + ["--data", try stage.file("sag.yaml", CaseStage.case_)])
    #expect(answer.code == 0, "\(answer.text)")
    #expect(
      answer.errors.first?.hasPrefix("genvej: the definitions have 2 errors") == true,
      "\(answer.errors)")
  }

  /// The texts of the plan, as a whole run is held against them.
  private static func expected() throws -> [String: String] {
    let file = URL(fileURLWithPath: FormFolder.path).appendingPathComponent("forventet-plan.json")
    return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
  }
}
