import Diagnostics
import FoundationEssentials
import HotKeyDefinition
import Testing

@Suite struct DefinitionCheckTests {
  private func check(
    _ content: String, _ format: DiagnosticFormat = .short, only: [String] = []
  ) throws -> (output: String, exitCode: Int32) {
    let set = try GoldenSet(Data(content.utf8))
    defer { try? set.remove() }
    return set.check(format, only: only)
  }

  private let faulty = "hotkey: demo.a\ntitle: T\nownr: x\nsteps:\n  - insert: Tekst\n"

  @Test func run_exitsWithOne_whenThereIsAnError() throws {
    let (output, exitCode) = try check(faulty)
    #expect(exitCode == 1)
    #expect(
      output == """
        HotKeys/demo/case.yaml:3:1: error[GV0120]: a hot key has no key `ownr`; did you mean `owner`?

        """)
  }

  @Test func run_exitsWithZero_whenThereAreWarningsOnly() throws {
    let content = """
      hotkey: demo.a
      title: T
      data: { profil: medarbejder.profil() }
      steps:
        - insert: Tekst

      """
    let (output, exitCode) = try check(content)
    #expect(exitCode == 0)
    #expect(output.contains("warning[GV0237]"))
  }

  @Test func run_printsNothing_whenSetIsCleanAndFormatIsShort() throws {
    #expect(try check("").output.isEmpty)
  }

  @Test func run_showsOnlyWhatWasAskedFor_whenPathsAreGiven() throws {
    let content = faulty + "# file: HotKeys/andet/b.yaml\nhotkey: b\n"
    #expect(try check(content, only: ["HotKeys/demo"]).output.split(separator: "\n").count == 1)
    #expect(try check(content, only: ["HotKeys/demo/case.yaml"]).exitCode == 1)
    #expect(try check(content, only: ["HotKeys/dem"]).exitCode == 0)
  }

  @Test(arguments: ["HotKeys/data.csv", "HotKeys/tom", "HotKeys/dem", "x.yml"])
  func run_exitsWithTwo_whenANamedPathHoldsNothing(_ path: String) throws {
    let set = try GoldenSet(Data("# file: HotKeys/data.csv\nnavn;alder\n".utf8))
    defer { try? set.remove() }
    let (output, exitCode) = set.check(only: [path], named: [path])
    #expect(exitCode == 2)
    #expect(output.hasPrefix("genvej: \(path): nothing to check there"), "\(output)")
    #expect(set.check(only: ["HotKeys"], named: ["HotKeys", "HotKeys/systems/"]).exitCode == 0)
  }

  @Test func run_tellsOfAnEndingThatIsNotRead_whenThatIsNamed() throws {
    let set = try GoldenSet(Data("# file: HotKeys/demo/x.yml\nhotkey: x\n".utf8))
    defer { try? set.remove() }
    let (output, exitCode) = set.check(
      only: ["HotKeys/demo/x.yml"], named: ["HotKeys/demo/x.yml"])
    #expect(exitCode == 0 && output.contains("this file is not read"), "\(output)")
  }

  @Test func run_writesJSON_thatProgramsCanRead() throws {
    let output = try check(faulty, .json).output
    struct Report: Decodable {
      struct Finding: Decodable {
        let code, severity, message, path: String
        let line, column, endLine, endColumn: Int
        let label, help: String?
      }
      let version: Int
      let diagnostics: [Finding]
      let summary: [String: Int]
    }
    let report = try JSONDecoder().decode(Report.self, from: Data(output.utf8))
    let finding = try #require(report.diagnostics.first)
    #expect(report.version == 1)
    #expect(report.summary == ["errors": 1, "warnings": 0, "notes": 0, "files": 5, "allowed": 0])
    #expect((finding.line, finding.column, finding.endColumn) == (3, 1, 5))
    #expect(finding.code == "GV0120")
  }
}
