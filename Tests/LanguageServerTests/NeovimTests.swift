import DesktopTestKit
import Foundation
import LanguageServer
import Testing

/// Neovim without a screen, with its own client, on a copy of the shipped definitions.
@Suite(.serialized, .timeLimit(.minutes(3)), .enabled(if: Program.arePresent(.neovim)))
struct NeovimTests {
  /// What the client knows after each step.
  private func run(
    _ stage: Stage, setup: String? = nil, _ steps: [JSONValue]
  ) async throws -> [JSONValue] {
    let results = "\(stage.folder.path)/results.json"
    let scenario: JSONValue = [
      "server": [.string(ServerProcess.program), "lsp"],
      "workspace": .string(stage.folder.path), "results": .string(results), "steps": .array(steps),
      "setup": setup.map(JSONValue.string) ?? .bool(false),
    ]
    let file = try stage.folder.file(
      "scenario.json", String(decoding: scenario.bytes, as: UTF8.self))
    let script = Stage.tests.appendingPathComponent("Neovim/drive.lua").path
    let home = try stage.folder.folder("home")
    try await TestProcess.run(
      .neovim, ["--headless", "--clean", "-u", "NONE", "-c", "luafile \(script)"],
      environment: MinimalEnvironment.variables.merging(
        [
          "GENVEJ_SCENARIO": file,
          "PATH": "\(Self.programs):\(MinimalEnvironment.variables["PATH"] ?? "")", "HOME": home,
          "XDG_STATE_HOME": home, "XDG_CACHE_HOME": home,
        ]
      ) { $1 })
    let data = try Data(contentsOf: URL(fileURLWithPath: results))
    let answers = try #require(JSONValue(Array(data))?.array)
    try #require(answers.last?["step"] != "failed", "\(String(describing: answers.last?["value"]))")
    #expect(answers.count == steps.count)
    return answers.map { $0["value"] ?? .null }
  }

  /// Where the built program is, for settings that name it without its folder.
  private static let programs = URL(fileURLWithPath: ServerProcess.program)
    .deletingLastPathComponent().path

  @Test func settings_ofTheDocumentation_startTheServer() async throws {
    let page = try String(
      contentsOf: Stage.repository.appendingPathComponent(
        "Sources/genvej/Documentation.docc/Editors.md"), encoding: .utf8)
    let parts = page.components(separatedBy: "```lua\n")
    try #require(parts.count == 2, "one piece of Lua")
    let stage = try Stage()
    let setup = try stage.folder.file("init.lua", parts[1].components(separatedBy: "```")[0])
    let answers = try await run(
      stage, setup: setup,
      [
        ["open": .string(Stage.plan)], ["type": "x", "after": "borger.samtykke"],
        ["await": ["GV0204"]], ["open": "Templates/standardtekster/navn-titel.md"],
        ["cursor": "{{ enhed.navn"], ["ask": "textDocument/hover"],
      ])
    #expect(answers[2]["came"] == true, "\(answers[2])")
    #expect(answers[5]["result"]?["contents"]?["value"] == "**need** `enhed.navn`: text")
  }

  private func labels(_ answer: JSONValue) -> [String] {
    answer["result"]?["items"]?.array?.compactMap { $0["label"]?.string } ?? []
  }

  @Test func completion_offersAFieldThatTheAdaptersDeclare_whereItIsTyped() async throws {
    let stage = try Stage()
    let adapters = try stage.text("HotKeys/adapters.yaml").replacingOccurrences(
      of: "          tolk: flag\n", with: "          tolk: flag\n          hjemkommune: text\n")
    try stage.folder.file("HotKeys/adapters.yaml", adapters)
    let answers = try await run(
      stage,
      [
        ["open": .string(Stage.plan)], ["await": []],
        [
          "type": "\n      bemaerkninger: \"{{ borger.",
          "after": "samtykke: \"{{ borger.samtykke }}\"",
        ],
        ["ask": "textDocument/completion", "behind": true], ["take": "hjemkommune"],
        ["type": " }}\"", "after": "borger.hjemkommune"], ["await": []],
      ])
    #expect(answers[2] == "      bemaerkninger: \"{{ borger.")
    #expect(labels(answers[3]).contains("hjemkommune"))
    #expect(answers[4] == "      bemaerkninger: \"{{ borger.hjemkommune")
    #expect(answers[5] == "      bemaerkninger: \"{{ borger.hjemkommune }}\"")
    #expect(answers[6]["came"] == true, "the whole is without findings: \(answers[6])")
  }

  @Test func findings_appearAsSomebodyTypes_andGoWhenItIsPutRight() async throws {
    let answers = try await run(
      try Stage(),
      [
        ["open": .string(Stage.plan)], ["await": []],
        ["type": "x", "after": "borger.samtykke"], ["await": ["GV0204"]], ["erase": 1],
        ["await": []], ["type": "\nmærkelig: \"æøå 😀\"\n"], ["await": ["GV0120"]],
      ])
    #expect(answers[3]["came"] == true, "\(answers[3])")
    let message = answers[3]["messages"]?.array?.first?.string ?? ""
    #expect(message.contains("`borger` has no field `samtykkex`"))
    #expect(message.contains("help: did you mean `samtykke`?"))
    #expect(answers[5]["came"] == true, "\(answers[5])")
    #expect(answers[7]["came"] == true, "\(answers[7])")
  }

  @Test func findings_appearInAnotherFile_thatIsOpen() async throws {
    let answers = try await run(
      try Stage(),
      [
        ["open": .string(Stage.plan)], ["await": []],
        ["open": "HotKeys/systems/plansystem.yaml"], ["await": []],
        ["type": "x", "after": "      sagsnr"], ["open": .string(Stage.plan)],
        ["await": ["GV0242"]],
      ])
    #expect(answers[6]["came"] == true, "\(answers[6])")
  }

  @Test func fileThatIsNotThereYet_isHelpedWith() async throws {
    let answers = try await run(
      try Stage(),
      [
        ["open": "HotKeys/ny/nøgle.yaml"],
        [
          "type":
            "hotkey: ny.noegle\ntitle: Ny nøgle 😀\nask:\n  cpr: { type: cpr, from: [prompt] }\ndata:\n  b: opera."
        ],
        ["ask": "textDocument/completion", "behind": true], ["take": "borger"],
        ["type": "\nsteps:\n  - fill: "], ["ask": "textDocument/completion", "behind": true],
        ["take": "journal.notat"],
        ["type": "\n    citizen: b.cpr\n    fields:\n      emne: \"😀 {{ b.navn | "],
        ["ask": "textDocument/completion", "behind": true], ["take": "upper"],
        ["type": " }}\"\n      notat: x"], ["await": []],
      ])
    #expect(answers[3] == "  b: opera.borger(cpr)")
    #expect(answers[6] == "  - fill: journal.notat")
    #expect(labels(answers[8]).contains("join"))
    #expect(answers[9] == "      emne: \"😀 {{ b.navn | upper")
    #expect(answers[11]["came"] == true, "\(answers[11])")
  }

  @Test func hoverAndDefinition_areShown() async throws {
    let stage = try Stage()
    let answers = try await run(
      stage,
      [
        ["open": .string(Stage.plan)], ["cursor": "{{ borger.cpr"], ["ask": "textDocument/hover"],
        ["ask": "textDocument/definition"], ["cursor": "fill: plansystem.plan"],
        ["ask": "textDocument/definition"],
      ])
    #expect(
      answers[2]["result"]?["contents"]?["value"]
        == "**field** `cpr` of `opera.borger`: a CPR number")
    #expect(answers[3]["result"]?.array?.first?["uri"] == stage.uri("HotKeys/adapters.yaml"))
    #expect(
      answers[5]["result"]?.array?.first?["uri"] == stage.uri("HotKeys/systems/plansystem.yaml"))
  }

  @Test func rename_changesEveryFile_andNothingElse() async throws {
    let stage = try Stage()
    let answers = try await run(
      stage,
      [
        ["open": "HotKeys/systems/plansystem.yaml"], ["cursor": "system: plansystem"],
        ["ask": "textDocument/rename", "extra": ["newName": "Plan"]],
        ["ask": "textDocument/rename", "extra": ["newName": "rehabiliteringsplan"]],
        ["apply": true], ["await": []],
      ])
    #expect(answers[2]["refusal"]?.string?.hasPrefix("`Plan` cannot be an id") == true)
    #expect(answers[5]["came"] == true, "\(answers[5])")
    var changed: [String] = []
    for folder in ["HotKeys", "Templates"] {
      let names =
        FileManager.default.enumerator(atPath: stage.path(folder))?.compactMap { $0 as? String }
        ?? []
      for name in names.sorted() where name.hasSuffix(".yaml") || name.hasSuffix(".md") {
        let shipped = try String(
          contentsOf: Stage.repository.appendingPathComponent("\(folder)/\(name)"), encoding: .utf8)
        let now = try stage.text("\(folder)/\(name)")
        if now != shipped { changed.append(name) }
        let expected = shipped.replacingOccurrences(
          of: "fill: plansystem.", with: "fill: rehabiliteringsplan."
        ).replacingOccurrences(
          of: "\nsystem: plansystem\n", with: "\nsystem: rehabiliteringsplan\n")
        #expect(now == expected, "\(name)")
      }
    }
    #expect(
      changed == [
        "forberedende-plan/forsoergelseshistorik.yaml", "forberedende-plan/praeudfyld.yaml",
        "forberedende-plan/stamdata.yaml", "forberedende-plan/tilbudsaktiviteter.yaml",
        "systems/plansystem.yaml",
      ])
  }
}
