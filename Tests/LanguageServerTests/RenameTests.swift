import DesktopTestKit
import Foundation
import LanguageServer
import Testing

/// A name changed everywhere, and nothing else; or a reason why not.
struct RenameTests {
  /// The files a rename changes, with their new texts.
  private func changed(_ answer: JSONValue, _ stage: Stage) throws -> [String: String] {
    guard case .object(let changes)? = answer["result"]?["changes"] else { return [:] }
    var texts: [String: String] = [:]
    for (uri, edits) in changes {
      let path = try #require(DocumentURI.path(uri))
      let relative = String(path.dropFirst(stage.folder.path.count + 1))
      var lines = try stage.text(relative).components(separatedBy: "\n")
      for edit in (edits.array ?? []).reversed() {
        let start = try #require(edit["range"]?["start"])
        let line = try #require(start["line"]?.integer)
        let low = try #require(start["character"]?.integer)
        let high = try #require(edit["range"]?["end"]?["character"]?.integer)
        var units = Array(lines[line].utf16)
        units.replaceSubrange(low..<high, with: Array((edit["newText"]?.string ?? "").utf16))
        lines[line] = String(decoding: units, as: UTF16.self)
      }
      texts[relative] = lines.joined(separator: "\n")
    }
    return texts
  }

  /// A shipped file with a word exchanged, wherever it stands as a whole word of these lines.
  private func exchanged(
    _ stage: Stage, _ file: String, _ pairs: [(String, String)]
  ) throws -> String {
    try pairs.reduce(try stage.text(file)) { text, pair in
      try #require(text.contains(pair.0), "\(pair.0) in \(file)")
      return text.replacingOccurrences(of: pair.0, with: pair.1)
    }
  }

  @Test func system_isRenamed_inEveryFile() throws {
    var stage = try Stage()
    let answer = try stage.ask(
      "textDocument/rename", in: "HotKeys/systems/journal.yaml", at: "system: jour‸nal",
      ["newName": "sagsjournal"])
    let into = [("journal]", "sagsjournal]")]
    let expected = [
      "HotKeys/systems/journal.yaml": try exchanged(
        stage, "HotKeys/systems/journal.yaml", [("system: journal\n", "system: sagsjournal\n")]),
      "HotKeys/standardtekster/adresseblok.yaml": try exchanged(
        stage, "HotKeys/standardtekster/adresseblok.yaml", into),
      "HotKeys/standardtekster/befordringssats.yaml": try exchanged(
        stage, "HotKeys/standardtekster/befordringssats.yaml", into),
      "HotKeys/standardtekster/navn-titel.yaml": try exchanged(
        stage, "HotKeys/standardtekster/navn-titel.yaml", [("[journal,", "[sagsjournal,")]),
      "HotKeys/standardtekster/notat-om-praeudfyldning.yaml": try exchanged(
        stage, "HotKeys/standardtekster/notat-om-praeudfyldning.yaml", into),
      "HotKeys/standardtekster/planens-overskrifter.yaml": try exchanged(
        stage, "HotKeys/standardtekster/planens-overskrifter.yaml", into),
      "HotKeys/standardtekster/vejledning-om-bisidder.yaml": try exchanged(
        stage, "HotKeys/standardtekster/vejledning-om-bisidder.yaml", into),
    ]
    #expect(try changed(answer, stage) == expected)
  }

  @Test func name_isRenamed_inExpressionsOfItsFile_andNothingOfTheSameSpelling() throws {
    var stage = try Stage()
    let answer = try stage.ask(
      "textDocument/rename", in: Stage.plan,
      at: "borger: ope‸ra.borger(cpr)".replacingOccurrences(
        of: "ope‸ra", with: "opera"
      ).replacingOccurrences(of: "borger: ", with: "bor‸ger: "),
      ["newName": "person"])
    let expected = try exchanged(
      stage, Stage.plan,
      [("  borger: opera", "  person: opera"), (" borger.", " person.")])
    #expect(try changed(answer, stage) == [Stage.plan: expected])
    #expect(expected.contains("opera.borger(cpr)"))
  }

  @Test(arguments: [
    (
      "textDocument/rename", "HotKeys/systems/plansystem.yaml", "e‸mail: { label: E-mail",
      "mailadresse"
    ),
    ("textDocument/rename", "HotKeys/adapters.yaml", "ak‸tiv:\n", "ydelsessystem"),
    ("textDocument/rename", "HotKeys/adapters.yaml", "ydel‸ser:\n        parameters", "perioder"),
    ("textDocument/rename", "HotKeys/systems/plansystem.yaml", "pl‸an:\n    windows", "blanket"),
    ("textDocument/rename", "HotKeys/systems/plansystem.yaml", "timet‸al: {", "timer"),
    (
      "textDocument/rename", "Templates/standardtekster/navn-titel.md",
      "text: standardtekst.navn‸-titel",
      "standardtekst.underskrift"
    ),
    (
      "textDocument/rename", "HotKeys/rates/befordring.yaml", "rates: befor‸dring", "koersel"
    ),
    (
      "textDocument/rename", "HotKeys/standardtekster/befordringssats.yaml",
      "sats: rates.befor‸dring(dato)", "koersel"
    ),
    (
      "textDocument/rename", "HotKeys/maaling/blandet.yaml", "hotkey: maaling.bla‸ndet",
      "maaling.alt"
    ),
    ("textDocument/rename", Stage.script, "script: forberedende-plan.stam‸data", "plan.stamdata"),
    ("textDocument/rename", Stage.script, "em‸ail: { holds: gammel", "mailadresse"),
    ("textDocument/rename", Stage.script, "enh‸ed: { kode: jcn", "afdeling"),
    ("textDocument/rename", Stage.script, "answers: { c‸pr: 610190-0019 }", "personnummer"),
  ])
  func rename_leavesTheSetAsSound_whateverIsRenamed(
    _ method: String, _ file: String, _ marked: String, _ new: String
  ) throws {
    var stage = try Stage()
    let answer = try stage.ask(method, in: file, at: marked, ["newName": .string(new)])
    let texts = try changed(answer, stage)
    #expect(!texts.isEmpty, "\(answer)")
    for (path, text) in texts { stage.put(path, text) }
    #expect(stage.settle().flatMap(\.codes) == [])
    for path in texts.keys where file != path { #expect(texts[path]?.contains(new) == true) }
  }

  @Test func name_isRenamed_inTheScriptsOfItsHotKey() throws {
    var stage = try Stage()
    let answer = try stage.ask(
      "textDocument/rename", in: "HotKeys/forberedende-plan/stamdata.yaml",
      at: "bor‸ger: opera.borger(cpr)", ["newName": "person"])
    let texts = try changed(answer, stage)
    #expect(Set(texts.keys) == ["HotKeys/forberedende-plan/stamdata.yaml", Stage.script])
    let expected = try exchanged(
      stage, Stage.script,
      [
        ("  borger:", "  person:"), ("{ borger:", "{ person:"),
        ("time-out: borger", "time-out: person"),
      ])
    #expect(texts[Stage.script] == expected)
  }

  @Test func column_isRenamed_inScripts() throws {
    var stage = try Stage()
    let path = "HotKeys/maaling/proeve.test.yaml"
    stage.put(
      path,
      """
      script: forberedende-plan.praeudfyld
      cases:
        - case: x
          faults:
            - read-only: tilbud[2].timetal
          preview: { leave-out: ["tilbud[1].timetal"] }
          expect:
            outcome: completed
            fields:
              tilbud[1].timetal: { holds: "", proof: untouched }
      """)
    let answer = try stage.ask(
      "textDocument/rename", in: "HotKeys/systems/plansystem.yaml", at: "timet‸al: {",
      ["newName": "timer"])
    let uri = DocumentURI.uri(stage.path(path))
    let edits = answer["result"]?["changes"]?[uri]?.array ?? []
    #expect(edits.count == 3, "\(answer)")
    let lines = edits.compactMap { $0["range"]?["start"]?["line"]?.integer }
    #expect(lines == [4, 5, 9])
  }

  @Test(arguments: [
    (
      Stage.plan, "fill: plan‸system.plan", "Plan System",
      "`Plan System` cannot be an id: lower-case a-z, digits and single hyphens, a letter first; write `plan-system`"
    ),
    (Stage.plan, "fill: plan‸system.plan", "journal", "there is already a system `journal`"),
    (Stage.plan, "bor‸ger: opera.borger(cpr)", "sag", "`sag` is already a name in this file"),
    (Stage.plan, "bor‸ger: opera.borger(cpr)", "t", "`t` is already a name in this file"),
    (Stage.plan, "bor‸ger: opera.borger(cpr)", "in", "`in` is a word of the expression language"),
    (Stage.plan, "na‸vn: \"{{ borger.navn }}\"", "cpr", "there is already a field or table `cpr`"),
    (
      Stage.plan, "navn: \"{{ borger.na‸vn }}\"", "fuldtnavn",
      "a result field is named by its source; change the query, then the field"
    ),
    (
      "HotKeys/standardtekster/navn-titel.yaml", "medarb‸ejder: medarbejder.profil()", "person",
      "this would give GV0261: text `standardtekst.navn-titel` needs `medarbejder`, which this hot key has not"
    ),
    (
      "HotKeys/maaling/blandet.yaml", "hotkey: maaling.bla‸ndet", "maaling.maaleskema",
      "there is already a hot key `maaling.maaleskema`"
    ),
    (Stage.plan, "title: Præ‸udfyld", "x", "there is no name here"),
  ])
  func rename_isRefused(
    _ file: String, _ marked: String, _ new: String, _ expected: String
  ) throws {
    var stage = try Stage()
    let answer = try stage.ask(
      "textDocument/rename", in: file, at: marked, ["newName": .string(new)])
    #expect(answer["result"] == nil)
    #expect(answer["error"]?["message"] == .string(expected))
  }

  @Test func rename_isRefused_whileAnotherFileCannotBeRead() throws {
    var stage = try Stage()
    stage.put(
      "HotKeys/standardtekster/ny.yaml", "hotkey: standardtekster.ny\ntitle: \"Ny\nsteps:\n")
    let answer = try stage.ask(
      "textDocument/rename", in: Stage.plan, at: "fill: plan‸system.plan", ["newName": "ny"])
    #expect(
      answer["error"]?["message"]
        == "`standardtekster/ny.yaml` cannot be read to its end, so a name might be overlooked in it; put it right first"
    )
  }

  @Test func prepareRename_givesTheName_orTheReason() throws {
    var stage = try Stage()
    let name = try stage.ask(
      "textDocument/prepareRename", in: Stage.plan, at: "fill: plansystem.pl‸an")
    #expect(name["result"]?["placeholder"] == "plan")
    let fixed = try stage.ask(
      "textDocument/prepareRename", in: Stage.plan, at: "navn: \"{{ borger.na‸vn }}\"")
    #expect(fixed["error"]?["code"] == -32803)
    let nothing = try stage.ask(
      "textDocument/prepareRename", in: Stage.plan, at: "title: Præ‸udfyld")
    #expect(nothing["result"] == .null)
  }
}
