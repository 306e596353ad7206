import Audit
import DesktopTestKit
import HotKeyDefinition
import Testing

/// What may stand in a script.
@Suite struct ScriptValueTests {
  private func test(_ script: String) async throws -> (output: String, code: Int32) {
    let site = try ReplaySite()
    try site.folder.file("HotKeys/demo/udfyld.test.yaml", script)
    return try await site.test()
  }

  /// The script refused by this finding, and by nothing else.
  private func expect(_ code: String, _ script: String, _ text: String) async throws {
    let (output, exit) = try await test(script)
    #expect(exit == 1 && output.contains("[\(code)]"), "\(output)")
    #expect(output.matches(of: /error\[GV/).count == 1, "\(output)")
    #expect(output.contains(text), "\(output)")
  }

  /// Whoever it may be, reports and logs would show it.
  @Test(arguments: [
    "form: { besked: \"030358-5000\" }", "answers: { cpr: 0303585000 }", "citizen: 030358-5000",
    "data: { borger: { cpr: 030358-5000 } }",
    "faults: [{ wrong-citizen: { at: navn, cpr: 030358-5000 } }]",
    "preview: { leave-out: [030358 5000] }",
  ])
  func numberOfAPersonWhoMayExist_isRefused_andNotShown(_ line: String) async throws {
    let script = """
      script: demo.udfyld
      cases:
        - case: A
          \(line)
          expect: { outcome: completed }

      """
    try await expect("GV0705", script, "udfyld.test.yaml:4:")
    let (output, _) = try await test(script)
    #expect(!output.contains("030358"), "\(output)")
  }

  /// Each would be taken for something else, or for nothing, when the case is run.
  @Test(arguments: [
    ("citizen: abc", "GV0401", "`citizen` is a CPR number"),
    ("faults: [{ wrong-citizen: { at: navn, cpr: abc } }]", "GV0401", "`cpr` is a CPR number"),
    ("faults: [{ held-modifiers: Ctlr }]", "GV0125", "did you mean `Ctrl`?"),
    ("faults: [{ held-modifiers: { keys: Foo } }]", "GV0125", "`keys` cannot be `Foo`"),
    ("faults: [{ layout-switch: DK }]", "GV0125", "did you mean `dk`?"),
    ("faults: [{ layout-switch: { to: Dansk } }]", "GV0125", "`to` cannot be `Dansk`"),
  ])
  func valueWithoutMeaning_isRefused(_ line: String, _ code: String, _ text: String) async throws {
    let script = """
      script: demo.udfyld
      cases:
        - case: A
          \(line)
          expect: { outcome: completed }

      """
    try await expect(code, script, text)
    try await expect(code, script, "udfyld.test.yaml:4:")
  }

  @Test func eventThatNoRunLeaves_isRefused() async throws {
    let script = """
      script: demo.udfyld
      cases: [{ case: A, expect: { audit: [run-startet] } }]

      """
    try await expect("GV0125", script, "did you mean `run-started`?")
  }

  /// Scripts know the trail's own words for what a run leaves there.
  @Test func events_areThoseOfTheTrail() {
    let words = AuditEvent.Kind.allCases.map(\.rawValue).filter { word in
      word == "data-fetched" || ["run-", "field-", "clipboard-"].contains(where: word.hasPrefix)
    }
    #expect(Set(words) == Set(ReplayCase.AuditEvent.allCases.map(\.rawValue)))
  }

  @Test func numberOfAPerson_isRefused_whereAFieldShallHoldIt() async throws {
    let script = ReplaySample.script(expecting: "cpr: { holds: 030358-5000 }")
    try await expect("GV0705", script, "udfyld.test.yaml:8:")
  }
}
