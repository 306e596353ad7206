import CaseData
import DesktopTestKit
import Foundation
import HotKeyDefinition
import LanguageServer
import Testing

/// Findings as somebody types, of all files that a change concerns.
struct PublishedDiagnosticsTests {
  @Test func findings_comeAndGo_inEveryFileAChangeConcerns() throws {
    var stage = try Stage()
    #expect(stage.settle().isEmpty)
    // A field of the adapters goes, and with it what two hot keys fill.
    try stage.edit("HotKeys/adapters.yaml", "          telefontid: text\n", "")
    let broken = stage.settle()
    #expect(
      broken.map(\.file) == [
        "HotKeys/standardtekster/navn-titel.yaml",
        "HotKeys/standardtekster/vejledning-om-bisidder.yaml",
      ])
    #expect(broken.flatMap(\.codes) == ["GV0261", "GV0261"])
    stage.put("HotKeys/adapters.yaml", try stage.text("HotKeys/adapters.yaml"))
    let mended = stage.settle()
    #expect(mended.map(\.file) == broken.map(\.file))
    #expect(mended.flatMap(\.codes) == [])
    #expect(stage.settle().isEmpty)
  }

  /// The rules of `check`, with what the authors have allowed left out.
  @Test func rules_areHeldAgainstTheSet_onTheDayOfTheLook() throws {
    let day = try #require(CalendarDate(iso: "2027-01-15"))
    var stage = try Stage(rules: { LintSettings(today: day) })
    let expired = stage.settle()
    #expect(expired.map(\.file) == ["Templates/standardtekster/planens-overskrifter.md"])
    #expect(expired.flatMap(\.codes) == ["GV0606"])
    stage.put(
      "HotKeys/a/b.yaml",
      "hotkey: a.b\ntitle: x\nkeys: Super+L\nsteps:\n  - insert: x\n")
    #expect(stage.settle().flatMap(\.codes).contains("GV0609"))
  }

  @Test func script_isLookedAt_asItIsTyped() throws {
    var stage = try Stage()
    #expect(stage.settle().isEmpty)
    let script = "HotKeys/forberedende-plan/stamdata.test.yaml"
    try stage.edit(script, "focus-theft: telefon", "focus-theft: telefno")
    let found = stage.settle()
    #expect(found.map(\.file) == [script])
    #expect(found.flatMap(\.codes) == ["GV0703"])
    stage.put(script, try stage.text(script))
    #expect(stage.settle().flatMap(\.codes) == [])
  }

  @Test func finding_hasCodeRangeHelpAndRelatedPlaces() throws {
    var stage = try Stage(capabilities: [
      "textDocument": ["publishDiagnostics": ["relatedInformation": true]]
    ])
    let text = try stage.text(Stage.plan)
      .replacingOccurrences(of: "opera.sag(cpr)", with: "opera.sak(cpr)")
      .replacingOccurrences(of: "title: Præudfyld", with: "title: Præ😀")
    stage.put(Stage.plan, text)
    let published = stage.settle()
    #expect(published.map(\.file) == [Stage.plan])
    #expect(published.first?.json["version"] == 1)
    let finding = try #require(published.first?.json["diagnostics"]?.array?.first)
    #expect(finding["code"] == "GV0233")
    #expect(finding["severity"] == 1)
    #expect(finding["source"] == "genvej")
    let message = finding["message"]?.string ?? ""
    #expect(message.hasPrefix("adapter `opera` has no query `sak`\nunknown query\nhelp: "))
    let line = try #require(
      text.components(separatedBy: "\n").firstIndex { $0.contains("opera.sak") })
    #expect(finding["range"]?["start"] == ["line": .integer(line), "character": 13])
    #expect(finding["range"]?["end"] == ["line": .integer(line), "character": 16])
    let related = try #require(finding["relatedInformation"]?.array?.first)
    #expect(related["location"]?["uri"] == stage.uri("HotKeys/adapters.yaml"))
    #expect(related["message"] == "`opera` is declared here")
  }

  @Test(arguments: [("utf-8", 18), ("utf-16", 14), ("utf-32", 13)])
  func range_countsAsTheClientDoes(_ encoding: String, _ character: Int) throws {
    var stage = try Stage(capabilities: ["general": ["positionEncodings": [.string(encoding)]]])
    stage.put(
      "HotKeys/a/b.yaml", "hotkey: a.b\ntitle: x\nsteps:\n  - { å😀: 1, insert: \"{{ x }}\" }\n")
    let finding = try #require(
      stage.settle().first?.json["diagnostics"]?.array?.first { $0["code"] == "GV0120" })
    #expect(finding["range"]?["start"]?["character"] == 6)
    let whole = try #require(finding["range"]?["end"]?["character"]?.integer)
    #expect(whole == ["utf-8": 12, "utf-16": 9, "utf-32": 8][encoding])
  }

  @Test func newFile_countsBeforeItIsSaved_andNoLongerWhenItIsClosed() throws {
    var stage = try Stage()
    stage.put(
      "HotKeys/systems/nyt.yaml",
      "system: nyt\ntitle: Nyt\nenvironment: test\nwindows: { a: { title: A } }\n")
    try stage.edit("HotKeys/standardtekster/adresseblok.yaml", "[brev, journal]", "[brev, nyt]")
    #expect(stage.settle().isEmpty)
    stage.tell(
      "textDocument/didClose", ["textDocument": ["uri": stage.uri("HotKeys/systems/nyt.yaml")]])
    #expect(stage.settle().flatMap(\.codes) == ["GV0240"])
  }

  @Test func change_whileASetIsLookedAt_isLookedAtOnceMore() throws {
    var stage = try Stage()
    stage.put(Stage.plan, "hotkey: a.b\nfarve: rød\n")
    var session = stage.session
    let due = session.nextAnalysis()
    let first = try #require(due)
    let document: JSONValue = ["uri": stage.uri(Stage.plan), "version": 7, "text": "hotkey: a.b\n"]
    for _ in 0..<5 {
      _ = session.receive(["method": "textDocument/didOpen", "params": ["textDocument": document]])
      #expect(session.nextAnalysis() == nil, "one look at a time")
    }
    #expect(session.finish(first.run()).isEmpty, "the look is older than the document")
    let again = session.nextAnalysis()
    let second = try #require(again)
    let published = session.finish(second.run())
    #expect(published.map { $0["params"]?["version"] } == [7])
    #expect(published.first?["params"]?["diagnostics"]?.array?.count == 2)
    #expect(session.nextAnalysis() == nil, "five changes cost one look")
    _ = stage.settle()
  }

  @Test func saving_looksAtTheDiskAgain() throws {
    var stage = try Stage()
    _ = stage.settle()
    let path = stage.path("HotKeys/standardtekster/adresseblok.yaml")
    let text = try stage.text("HotKeys/standardtekster/adresseblok.yaml")
    try text.replacingOccurrences(of: "brev", with: "breve").write(
      toFile: path, atomically: true, encoding: .utf8)
    #expect(stage.settle().isEmpty, "nobody has told")
    stage.tell("workspace/didChangeWatchedFiles", ["changes": []])
    #expect(stage.settle().flatMap(\.codes) == ["GV0240"])
  }

  @Test(arguments: ["", "/HotKeys", "/Templates"])
  func root_isFound_whereverTheWorkspaceBegins(_ below: String) throws {
    var stage = try Stage(below: below)
    try stage.edit(
      "Templates/standardtekster/adresseblok.md", "{{ enhed.vej }}", "{{ enhed.gade }}")
    #expect(stage.settle().flatMap(\.codes).contains("GV0204"))
  }

  @Test func severalRoots_areSetsOfTheirOwn() throws {
    var stage = try Stage()
    let other = try Stage()
    stage.tell(
      "workspace/didChangeWorkspaceFolders",
      ["event": ["added": [["uri": .string(DocumentURI.uri(other.folder.path))]], "removed": []]])
    // The same ids stand in both.
    #expect(stage.settle().isEmpty)
    try stage.edit(Stage.plan, "fill: plansystem.plan", "fill: plansystem.plon")
    #expect(stage.settle().map(\.file) == [Stage.plan])
    stage.tell(
      "workspace/didChangeWorkspaceFolders",
      ["event": ["added": [], "removed": [["uri": .string(DocumentURI.uri(stage.folder.path))]]]])
    #expect(other.folder.path != stage.folder.path)
  }
}
