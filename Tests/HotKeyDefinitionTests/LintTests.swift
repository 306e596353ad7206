import CaseData
import Diagnostics
import Foundation
import HotKeyDefinition
import Testing

/// The rules of `genvej check`, each with its exact words and place, and what keeps it back.
@Suite struct LintTests {
  static let settings = LintSettings(
    today: day("2026-11-22"),
    ownChords: Dictionary(
      [("Super+space", "the palette"), ("Super+F1", "the cheat sheet")].compactMap { keys, name in
        ChordParser.chord(ofSetting: keys).map { ($0, name) }
      }, uniquingKeysWith: { first, _ in first }))

  private static func day(_ text: String) -> CalendarDate {
    guard let day = CalendarDate(iso: text) else { preconditionFailure("\(text) is no day") }
    return day
  }

  private func with<Result>(
    _ name: String, _ body: (GoldenSet) throws -> Result
  ) throws -> Result {
    let place = GoldenSet.folder.appending(path: "lint").appending(path: name + ".yaml")
    let set = try GoldenSet(Data(contentsOf: place), over: "lint-base")
    defer { try? set.remove() }
    return try body(set)
  }

  @Test(arguments: GoldenTests.cases("lint"))
  func check_saysExactlyThis_ofWhatMayGoWrong(_ name: String) throws {
    let output = try with(name) { $0.check(lint: Self.settings).output }
    let expected = GoldenSet.folder.appending(path: "lint").appending(path: name + ".out")
    if GoldenTests.isUpdating { try Data(output.utf8).write(to: expected) }
    #expect(output == String(decoding: try Data(contentsOf: expected), as: UTF8.self))
  }

  @Test func everyRule_hasAGoldenCase() throws {
    let outputs = try GoldenTests.cases("lint").map { name in
      try String(
        contentsOf: GoldenSet.folder.appending(path: "lint").appending(path: name + ".out"),
        encoding: .utf8)
    }.joined()
    for code in DiagnosticCatalogue.entries.map(\.code.rawValue) where code.hasPrefix("GV06") {
      #expect(outputs.contains("[\(code)]"), "no golden case shows \(code)")
    }
  }

  @Test func personalData_isShownByNoFormat() throws {
    try with("personal-data") { set in
      for format in DiagnosticFormat.allCases {
        let output = set.check(format, lint: Self.settings).output
        #expect(output.contains("GV0607") && output.contains("GV0608"))
        for secret in ["030358", "0303585000", "inger", "bo@", "hans@"] {
          #expect(!output.contains(secret), "\(format): \(secret)")
        }
      }
    }
  }

  @Test func exitCode_is1WithWarnings_onlyWhenStrict() throws {
    try with("overwrite") { set in
      #expect(set.check(lint: Self.settings).exitCode == 0)
      #expect(set.check(lint: Self.settings, isStrict: true).exitCode == 1)
    }
    try with("ok") { set in
      #expect(set.check(lint: Self.settings, isStrict: true).exitCode == 0)
    }
    // Notes are no warnings.
    try with("unused") { #expect($0.check(lint: Self.settings, isStrict: true).exitCode == 0) }
  }

  @Test func laterDay_findsWhatHasExpiredByThen() throws {
    let later = LintSettings(today: try #require(CalendarDate(iso: "2027-10-02")))
    let codes = try with("ok") { $0.lint(later).findings.map(\.code) }
    #expect(codes == [.legalBasisUnverified, .textNotInForce])
  }

  /// What is left out uses nothing, and its silences are not in vain.
  @Test func rulesOnUse_areSilent_whereAnythingIsInError() throws {
    let broken = Data(
      """
      # file: HotKeys/demo/udfyld.yaml
      hotkey: demo.udfyld
      title: [fejl]
      keys: Super+J L # allow GV0609: det går
      steps: [{ insert: Hej }]
      """.utf8)
    let set = try GoldenSet(broken, over: "lint-base")
    let found = set.lint(Self.settings).findings.map(\.code)
    try set.remove()
    #expect(found == [.wrongNode])
  }

  @Test(
    arguments: DiagnosticCatalogue.entries.filter { $0.code.rawValue.hasPrefix("GV06") }
      .flatMap { entry in
        [
          (entry.code.rawValue, entry.badExample, true),
          (entry.code.rawValue, entry.goodExample, false),
        ]
      })
  func example_givesTheFinding_whenItIsTheBadOne(_ code: String, _ example: String?, _ isBad: Bool)
    throws
  {
    let example = try #require(example, "every rule is shown by two examples")
    let set = try GoldenSet(Data(place(example).utf8), over: "lint-base")
    let found = set.lint(Self.settings).findings
    try set.remove()
    #expect(found.contains { $0.code.rawValue == code } == isBad, "\(found)")
    #expect(!found.contains { $0.severity == .error }, "\(found)")
  }

  /// Puts an example where it belongs; one of several files says so itself.
  private func place(_ example: String) -> String {
    if example.hasPrefix("# file:") { return example + "\n" }
    if example.hasPrefix("system:") { return "# file: HotKeys/systems/eksempel.yaml\n\(example)\n" }
    if example.hasPrefix("rates:") { return "# file: HotKeys/rates/eksempel.yaml\n\(example)\n" }
    if example.hasPrefix("---") {
      return """
        # file: Templates/eksempel.md
        \(example)
        # file: HotKeys/demo/eksempel.yaml
        hotkey: eksempel.noegle
        title: Eksempel
        steps: [{ insert: { text: eksempel.hilsen } }]

        """
    }
    var lines = ["# file: HotKeys/demo/eksempel.yaml", "hotkey: eksempel.noegle"]
    if !example.contains("title:") { lines.append("title: Eksempel") }
    lines.append(example)
    if example.contains("fill:") { lines.append(contentsOf: Self.citizen) }
    if !example.contains("steps:") { lines.append("steps:\n  - insert: Tekst") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let citizen = [
    "    citizen: cpr", "ask: { cpr: { type: cpr, from: prompt } }",
    "purpose: { legal-basis: LAB § 44, verified: 2026-10-01 }",
  ]
}

/// What code-review systems read.
@Suite struct SARIFTests {
  private struct Log: Decodable {
    struct Text: Decodable { let text: String }
    struct Rule: Decodable {
      let id: String
      let shortDescription: Text?
    }
    struct Driver: Decodable {
      let name: String
      let version: String
      let rules: [Rule]
    }
    struct Tool: Decodable { let driver: Driver }
    struct Region: Decodable {
      let startLine: Int
      let startColumn: Int
      let endLine: Int
      let endColumn: Int
    }
    struct Artifact: Decodable { let uri: String }
    struct Place: Decodable {
      let artifactLocation: Artifact
      let region: Region
    }
    struct Location: Decodable { let physicalLocation: Place }
    struct Suppression: Decodable {
      let kind: String
      let justification: String
    }
    struct Found: Decodable {
      let ruleId: String
      let ruleIndex: Int
      let level: String
      let message: Text
      let locations: [Location]?
      let suppressions: [Suppression]?
    }
    struct Run: Decodable {
      let tool: Tool
      let columnKind: String
      let results: [Found]
    }
    let version: String
    let runs: [Run]
  }

  private func log(_ content: String) throws -> Log.Run {
    let set = try GoldenSet(Data(content.utf8), over: "lint-base")
    let output = set.check(.sarif, lint: LintTests.settings).output
    try set.remove()
    let log = try JSONDecoder().decode(Log.self, from: Data(output.utf8))
    #expect(log.version == "2.1.0")
    return try #require(log.runs.first)
  }

  @Test func results_haveRuleLevelAndPlace() throws {
    let run = try log(
      """
      # file: HotKeys/demo/lås.yaml
      hotkey: demo.laas
      title: Lås
      keys: Super+L
      steps: [{ insert: Hej }]
      """)
    let found = try #require(run.results.first)
    #expect(run.results.count == 1 && run.columnKind == "unicodeCodePoints")
    #expect(run.tool.driver.name == "Genvej" && run.tool.driver.version == "1.2.3")
    #expect(run.tool.driver.rules[found.ruleIndex].id == found.ruleId)
    #expect(run.tool.driver.rules[found.ruleIndex].shortDescription != nil)
    #expect(found.ruleId == "GV0609" && found.level == "warning")
    let place = try #require(found.locations?.first?.physicalLocation)
    #expect(place.artifactLocation.uri.hasSuffix("HotKeys/demo/l%C3%A5s.yaml"))
    #expect((place.region.startLine, place.region.startColumn) == (3, 7))
    #expect((place.region.endLine, place.region.endColumn) == (3, 14))
  }

  @Test func allowedFinding_isThere_withItsReason() throws {
    let run = try log(
      """
      # file: HotKeys/demo/laas.yaml
      hotkey: demo.laas
      title: Lås
      keys: Super+L # allow GV0609: vi har ingen skærmlås
      steps: [{ insert: Hej }]
      """)
    let suppression = try #require(run.results.first?.suppressions?.first)
    #expect(suppression.kind == "inSource")
    #expect(suppression.justification == "vi har ingen skærmlås")
  }
}
