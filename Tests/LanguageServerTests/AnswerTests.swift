import DesktopTestKit
import Foundation
import LanguageServer
import Testing

/// Hover, definition, references and symbols on the shipped definitions.
struct AnswerTests {
  @Test(arguments: [
    ("cpr: \"{{ borger.c‸pr | cpr }}\"", "**field** `cpr` of `opera.borger`: a CPR number"),
    ("navn: \"{{ bor‸ger.navn }}\"", "`borger`: a record from `opera.borger`"),
    ("borger: opera.bor‸ger(cpr)", "**query** `opera.borger(cpr: a CPR number) → a record`"),
    ("sag: op‸era.sag(cpr)", "**adapter** `opera`, sqlite"),
    ("borger: opera.borger(c‸pr)", "`cpr`: a CPR number, asked for"),
    ("fill: plansys‸tem.plan", "**system** `plansystem`: Plansystemet"),
    ("fill: plansystem.p‸lan", "**form** `plansystem.plan`: Plansystemet"),
    ("policy: only-em‸pty", "`only-empty`: leave fields that hold something alone (the default)"),
    ("poli‸cy: only-empty", "What to do with fields that hold something."),
    ("em‸ail: \"{{ borger.email", "**field** `email`: E-mail\n\ntext, 100 characters at most"),
    ("tit‸el: \"{{ t.titel }}\"", "**field** `titel`: Titel {row}"),
    ("titel: \"{{ t‸.titel }}\"", "`t`: a record, one of a list"),
    ("timetal: \"{{ t.time‸tal }}\"", "**field** `timetal` of `opera.tilbud`: a decimal number"),
    ("{{ borger.email | def‸ault(", "**filter** `any value | default(value) → the same type`"),
    (
      "hotkey: forberedende-plan.præud‸fyld".replacingOccurrences(of: "æ", with: "ae"),
      "**hot key** `forberedende-plan.praeudfyld`\n\nPræudfyld forberedende plan"
    ),
  ])
  func hover_tells(_ marked: String, _ expected: String) throws {
    var stage = try Stage()
    let answer = try stage.ask("textDocument/hover", in: Stage.plan, at: marked)
    let text = answer["result"]?["contents"]?["value"]?.string ?? ""
    #expect(text.contains(expected), "\(text)")
    #expect(answer["result"]?["contents"]?["kind"] == "markdown")
  }

  @Test func hover_explainsTheCode_ofAFinding() throws {
    var stage = try Stage()
    try stage.edit(Stage.plan, "navn: \"{{ borger.navn }}\"", "navn: \"{{ borger.nvan }}\"")
    _ = stage.settle()
    let answer = try stage.ask(
      "textDocument/hover", in: Stage.plan, at: "navn: \"{{ borger.na‸vn }}\"")
    let text = answer["result"]?["contents"]?["value"]?.string ?? ""
    #expect(text.contains("**GV0204**: a record has no such field"))
  }

  @Test func hover_saysNothing_whereNothingStands() throws {
    var stage = try Stage()
    let answer = try stage.ask("textDocument/hover", in: Stage.plan, at: "title: Præud‸fyld")
    #expect(answer["result"] == .null)
  }

  /// Where a place leads: the file, and the line as it is written there.
  private func lines(_ answer: JSONValue, _ stage: Stage) throws -> [String] {
    try (answer["result"]?.array ?? []).map { location in
      let path = try #require(DocumentURI.path(location["uri"]?.string ?? ""))
      let relative = String(path.dropFirst(stage.folder.path.count + 1))
      let line = try #require(location["range"]?["start"]?["line"]?.integer)
      let text = try stage.text(relative).components(separatedBy: "\n")[line]
      return "\(relative): \(text.drop { $0 == " " })"
    }
  }

  @Test(arguments: [
    ("fill: plan‸system.plan", ["HotKeys/systems/plansystem.yaml: system: plansystem"]),
    ("fill: plansystem.pl‸an", ["HotKeys/systems/plansystem.yaml: plan:"]),
    ("borger: op‸era.borger(cpr)", ["HotKeys/adapters.yaml: opera:"]),
    ("borger: opera.bor‸ger(cpr)", ["HotKeys/adapters.yaml: borger:"]),
    ("cpr: \"{{ borger.cp‸r | cpr }}\"", ["HotKeys/adapters.yaml: cpr: cpr"]),
    ("navn: \"{{ borg‸er.navn }}\"", ["\(Stage.plan): borger: opera.borger(cpr)"]),
    (
      "sag: opera.sag(c‸pr)",
      ["\(Stage.plan): cpr: { type: cpr, from: [active-window, selection, prompt] }"]
    ),
    (
      "sagst‸ype: \"{{ sag.sagstype }}\"",
      ["HotKeys/systems/plansystem.yaml: sagstype:"]
    ),
    ("timetal: \"{{ t.time‸tal }}\"", ["HotKeys/adapters.yaml: timetal: decimal"]),
    ("titel: \"{{ t‸.titel }}\"", ["\(Stage.plan): each: \"t in tilbud | take(8)\""]),
  ])
  func definition_leadsTo(_ marked: String, _ expected: [String]) throws {
    var stage = try Stage()
    let answer = try stage.ask("textDocument/definition", in: Stage.plan, at: marked)
    #expect(try lines(answer, stage) == expected)
  }

  @Test func definition_ofAText_isItsId_andOfANeed_itsFrontMatter() throws {
    var stage = try Stage()
    let text = try stage.ask(
      "textDocument/definition", in: "HotKeys/standardtekster/navn-titel.yaml",
      at: "text: standardtekst.navn‸-titel")
    #expect(
      try lines(text, stage)
        == ["Templates/standardtekster/navn-titel.md: text: standardtekst.navn-titel"])
    let need = try stage.ask(
      "textDocument/definition", in: "Templates/standardtekster/navn-titel.md",
      at: "{{ enhed.na‸vn }}")
    #expect(
      try lines(need, stage) == ["Templates/standardtekster/navn-titel.md: enhed: { navn: text }"])
  }

  @Test func definition_isFound_inAFileThatIsBroken() throws {
    var stage = try Stage()
    let answer = try stage.ask(
      "textDocument/definition", in: Stage.plan,
      at: "sagsnr: \"{{ sag.sags‸nr }\n      sagstype: \"{{ sag.sagstype }}\"".replacingOccurrences(
        of: "{{ sag.sags‸nr }\n", with: "{{ sag.sags‸nr }}\"\n"))
    #expect(
      try lines(answer, stage) == [
        "HotKeys/adapters.yaml: fields: { sagsnr: text, sagstype: text }"
      ])
    try stage.edit(
      Stage.plan, "      navn: \"{{ borger.navn }}\"", "      navn: \"{{ borger.\n      cp")
    let marked = try stage.text(Stage.plan)
      .replacingOccurrences(
        of: "      navn: \"{{ borger.navn }}\"", with: "      navn: \"{{ borger.\n      cp"
      )
      .replacingOccurrences(of: "{{ sag.sagsnr }}", with: "{{ sag.sag‸snr }}")
    let broken = try stage.ask("textDocument/definition", Stage.plan, marked)
    #expect(
      try lines(broken, stage) == [
        "HotKeys/adapters.yaml: fields: { sagsnr: text, sagstype: text }"
      ])
  }

  @Test func references_areOfAllFiles() throws {
    var stage = try Stage()
    let answer = try stage.ask(
      "textDocument/references", in: "HotKeys/systems/brev.yaml", at: "system: br‸ev",
      ["context": ["includeDeclaration": false]])
    #expect(
      try lines(answer, stage) == [
        "HotKeys/standardtekster/adresseblok.yaml: into: [brev, journal]",
        "HotKeys/standardtekster/befordringssats.yaml: into: [brev, journal]",
        "HotKeys/standardtekster/navn-titel.yaml: into: [journal, brev, planmodul]",
        "HotKeys/standardtekster/vejledning-om-bisidder.yaml: into: [brev, journal]",
      ])
  }

  @Test func symbols_areWhatTheFileDeclares() throws {
    var stage = try Stage()
    let answer = try stage.ask(
      "textDocument/documentSymbol", ["textDocument": ["uri": stage.uri(Stage.plan)]])
    let names = answer["result"]?.array?.compactMap { $0["name"]?.string } ?? []
    #expect(names.prefix(4) == ["forberedende-plan.praeudfyld", "cpr", "borger", "sag"])
  }
}
