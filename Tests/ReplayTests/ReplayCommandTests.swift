import DesktopTestKit
import Foundation
import FoundationXML
import Testing

/// `genvej test` as QA uses it.
@Suite struct ReplayCommandTests {
  @Test func passingScript_exitsWith0_andWritesBothReports() async throws {
    let site = try ReplaySite()
    try site.folder.file("HotKeys/demo/udfyld.test.yaml", ReplaySample.script())
    let (output, code) = try await site.test(
      "--junit", "\(site.folder.path)/junit.xml", "--html", "\(site.folder.path)/html")
    #expect(output == "1 script (simulated): 1 passed" && code == 0)
    let junit = try String(contentsOfFile: "\(site.folder.path)/junit.xml", encoding: .utf8)
    #expect(junit.contains("<testcase classname=\"demo.udfyld\" name=\"Udfyldes\""))
    let document = try XMLDocument(data: Data(junit.utf8))
    #expect(document.rootElement()?.attribute(forName: "failures")?.stringValue == "0")
    let page = try String(contentsOfFile: "\(site.folder.path)/html/index.html", encoding: .utf8)
    #expect(page.contains("1 passed, 0 failed") && page.contains("<td>Ane &amp; Bo Prøve</td>"))
  }

  @Test func wrongExpectation_exitsWith1_andNamesFieldBothTextsAndPlace() async throws {
    let site = try ReplaySite()
    try site.folder.file(
      "HotKeys/demo/udfyld.test.yaml", ReplaySample.script(expecting: "navn: Ane Prøve"))
    let (output, code) = try await site.test("--junit", "\(site.folder.path)/junit.xml")
    #expect(code == 1)
    #expect(output.contains("navn: expected Ane Prøve, found Ane & Bo Prøve"))
    #expect(output.contains("udfyld.test.yaml:8:"))
    let junit = try String(contentsOfFile: "\(site.folder.path)/junit.xml", encoding: .utf8)
    #expect(junit.contains("failures=\"1\"") && junit.contains("Ane &amp; Bo Prøve"))
  }

  @Test func caseThatIsNamed_isRunAlone() async throws {
    let site = try ReplaySite()
    try site.folder.file("HotKeys/demo/udfyld.test.yaml", ReplaySample.script())
    let (one, code) = try await site.test("--case", "fyldes", "--verbose")
    #expect(code == 0 && one.contains("1 passed"), "\(one)")
    let (none, without) = try await site.test("--case", "Findes ikke")
    #expect(without == 1 && none.contains("no case was run"), "\(none)")
  }

  @Test func hotKeyThatNeverRan_isAFailure() async throws {
    let site = try ReplaySite()
    try site.folder.file(
      "HotKeys/demo/udfyld.test.yaml", ReplaySample.script(citizen: "620190-0026"))
    let (output, code) = try await site.test()
    #expect(code == 1 && output.contains("outcome: expected completed, found refused"))
  }

  @Test func scriptOfNothingButSkippedCases_isAFailure() async throws {
    let site = try ReplaySite()
    try site.folder.file(
      "HotKeys/demo/udfyld.test.yaml",
      ReplaySample.script(more: "faults: [{ held-modifiers: Ctrl }]"))
    let (output, code) = try await site.test("--junit", "\(site.folder.path)/junit.xml")
    #expect(code == 1 && output.contains("no case of"))
    // A build server sees the report alone.
    let junit = try String(contentsOfFile: "\(site.folder.path)/junit.xml", encoding: .utf8)
    #expect(junit.contains("<failure message=\"no case of the script was run\"/>"), "\(junit)")
    let root = try #require(try XMLDocument(data: Data(junit.utf8)).rootElement())
    for element in [root] + root.elements(forName: "testsuite") {
      let counts = ["tests", "failures", "skipped"].map {
        element.attribute(forName: $0)?.stringValue
      }
      #expect(counts == ["2", "1", "1"], "\(junit)")
    }
    let all = root.elements(forName: "testsuite").flatMap { $0.elements(forName: "testcase") }
    #expect(all.count == 2)
  }

  @Test func failedRun_hasARowForEveryField_inTheReport() async throws {
    let site = try ReplaySite()
    try site.folder.file(
      "HotKeys/demo/udfyld.test.yaml", ReplaySample.script(more: "faults: [{ focus-theft: cpr }]"))
    let (output, code) = try await site.test("--html", "\(site.folder.path)/html")
    #expect(code == 1, "\(output)")
    let page = try String(contentsOfFile: "\(site.folder.path)/html/index.html", encoding: .utf8)
    #expect(page.contains("<td>proved</td>"), "\(page)")
    // Nothing is stated of it, and the run stopped before it.
    let row = "<td>besked</td><td>Besked</td><td></td><td></td><td></td><td>not reached</td>"
    #expect(page.contains(row), "\(page)")
  }

  @Test func reports_makeTheirFolders() async throws {
    let site = try ReplaySite()
    try site.folder.file("HotKeys/demo/udfyld.test.yaml", ReplaySample.script())
    let reports = "\(site.folder.path)/nye/mapper"
    let (output, code) = try await site.test("--junit", "\(reports)/j.xml", "--html", reports)
    #expect(code == 0, "\(output)")
    let files = try FileManager.default.contentsOfDirectory(atPath: reports).sorted()
    #expect(files == ["index.html", "j.xml"])
  }

  @Test func reportThatCannotBeWritten_costsNoResult_andIsNamed() async throws {
    let site = try ReplaySite()
    try site.folder.file("HotKeys/demo/udfyld.test.yaml", ReplaySample.script())
    let taken = try site.folder.file("optaget", "en fil")
    let file = "\(taken)/j.xml"
    let (output, code) = try await site.test("--junit", file)
    #expect(code == 1 && output.hasPrefix("1 script (simulated): 1 passed\n"), "\(output)")
    #expect(output.contains("genvej: \(file): the report cannot be written: "), "\(output)")
  }

  @Test func noScript_exitsWith2() async throws {
    let (output, code) = try await ReplaySite().test()
    #expect(code == 2 && output.contains(".test.yaml"))
  }

  @Test(arguments: [
    ("script: demo.udfyld\ncases:\n  - case: A\n    expect: {}", "GV0701"),
    ("script: demo.udfyld\ncases: []", "GV0701"),
    ("script: demo.udfyld\ncases:\n  - case: A\n    expect: { fields: { navn: {} } }", "GV0701"),
    ("script: demo.ukendt\ncases:\n  - case: A\n    expect: { outcome: completed }", "GV0702"),
    (
      "script: demo.udfyld\ndata: { borger: { cpr: 610190-0019 } }\ncases:\n  - case: A\n"
        + "    expect: { outcome: nok }", "GV0125"
    ),
    (
      "script: demo.udfyld\ndata: { borger: { navn: [a] } }\ncases:\n  - case: A\n"
        + "    expect: { outcome: completed }", "GV0401"
    ),
    (
      "script: demo.udfyld\ndata: { borger: { cpr: nej } }\ncases:\n  - case: A\n"
        + "    expect: { outcome: completed }", "GV0401"
    ),
    (
      "script: demo.udfyld\ncases:\n  - case: A\n    form: { nvan: x }\n"
        + "    expect: { outcome: completed }", "GV0703"
    ),
    (
      "script: demo.udfyld\ncases:\n  - case: A\n    faults: [{ focus-thieft: navn }]\n"
        + "    expect: { outcome: completed }", "GV0125"
    ),
    (
      "script: demo.udfyld\ncases:\n  - case: A\n    faults: [focus-theft]\n"
        + "    expect: { outcome: completed }", "GV0121"
    ),
    (
      "script: demo.udfyld\ncases:\n  - { case: A, expect: { outcome: completed } }\n"
        + "  - { case: A, expect: { outcome: failed } }", "GV0706"
    ),
    ("script: demo.udfyld\ncases:\n\t- case: A", "GV0103"),
    ("script: demo.udfyld\ndouble: { page: ../a.html }\ncases: []", "GV0704"),
    ("script: demo.udfyld\ndouble: { page: /etc/a.html }\ncases: []", "GV0704"),
    ("script: demo.udfyld\ndouble: { page: a/.skjult/a.html }\ncases: []", "GV0704"),
    ("script: demo.udfyld\ndouble: { page: 'a.html?report=x' }\ncases: []", "GV0704"),
    ("script: demo.udfyld\ndouble: { page: a.pdf }\ncases: []", "GV0704"),
    ("script: demo.udfyld\ndouble: { page: a.html, in: [gtk] }\ncases: []", "GV0704"),
    ("script: demo.udfyld\ndouble: { page: a.html, form: plan }\ncases: []", "GV0130"),
    ("script: demo.udfyld\ndouble: { in: [gtk] }\ncases: []", "GV0121"),
    ("", "GV0111"),
  ])
  func malformedScript_isAnErrorWithAPlace(_ script: String, _ code: String) async throws {
    let site = try ReplaySite()
    try site.folder.file("HotKeys/demo/udfyld.test.yaml", script)
    let (output, exit) = try await site.test()
    #expect(exit == 1 && output.contains("[\(code)]"), "\(output)")
    #expect(output.contains("udfyld.test.yaml"), "\(output)")
  }
}
