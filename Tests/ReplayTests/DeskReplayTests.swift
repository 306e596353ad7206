import DesktopTestKit
import Foundation
import Testing

/// `genvej test --desk`: in the test system that somebody has open.
@Suite(
  .serialized, .timeLimit(.minutes(5)),
  .enabled(if: Program.arePresent(.xvfb, .openbox, .dbusDaemon, .python, .chromium, .xclip)))
struct DeskReplayTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let genvej = Program.at(
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("genvej").path)

  /// A session with the plan of a test person open in a browser, and definitions that a test may
  /// spoil.
  private struct Desk {
    let session: DesktopSession
    let server: FormServer
    let site: URL

    static func run(
      traps: [(String, String)] = [], _ body: (Desk) async throws -> Void
    ) async throws {
      try await DesktopSession.run(.init(hasAccessibility: true)) { session in
        let server = try await FormServer.start(in: session)
        let browser = try await Browser.open(
          .chromium, page: "forberedende-plan", of: server, in: session,
          traps: [("title-citizen", "610190-0019")] + traps, hasAccessibility: true)
        try await session.until("_NET_WM_NAME", of: browser.window, "title of the page") {
          $0.text.contains("610190-0019")
        }
        let site = URL(fileURLWithPath: try session.folder.folder("site"))
        for folder in ["HotKeys", "Templates"] {
          try FileManager.default.copyItem(
            at: root.appendingPathComponent(folder), to: site.appendingPathComponent(folder))
        }
        try await body(Desk(session: session, server: server, site: site))
      }
    }

    func replace(_ text: String, with other: String, in path: String) throws {
      let file = site.appendingPathComponent(path)
      let old = try String(contentsOf: file, encoding: .utf8)
      try #require(old.contains(text))
      try old.replacing(text, with: other).write(to: file, atomically: true, encoding: .utf8)
    }

    /// Output and exit code of `genvej test --desk` on the shipped script.
    func test() async throws -> (output: String, code: Int32) {
      let process = try await session.start(
        genvej,
        [
          "test", "--desk", "--verbose", "--on", "2026-11-22",
          "--hot-keys", site.appendingPathComponent("HotKeys").path,
          "--templates", site.appendingPathComponent("Templates").path,
          site.appendingPathComponent("HotKeys/forberedende-plan/stamdata.test.yaml").path,
        ])
      let exit = try await process.exit(within: .seconds(200))
      let code: Int32 = if case .exited(let code) = exit { code } else { -1 }
      return (process.errors.all.joined(separator: "\n"), code)
    }

    /// What the form's own fields hold, as its page tells.
    func values() async throws -> [String: String] {
      try await server.state().values.filter { !$0.key.hasPrefix("_") }
    }
  }

  @Test func cases_holdAtTheDesk_andTheFormIsAsBefore() async throws {
    try await Desk.run { desk in
      let before = try await desk.values()
      try await desk.session.copy("brugerens eget")
      let (output, code) = try await desk.test()
      #expect(code == 0, "\(output)")
      let cases = output.split(separator: "\n")
      for title in ["En tom plan udfyldes", "Brugeren lader et felt ude", "Brugeren fortryder"] {
        #expect(cases.contains { $0.hasPrefix("passed") && $0.contains(title) }, "\(output)")
      }
      #expect(output.contains("first open the case of 620190-0026"), "\(output)")
      #expect(output.contains("cannot be brought about in a system that is not ours"))
      // Put back, as the page itself tells.
      let after = try await desk.server.state { state in
        before.allSatisfy { state.values[$0.key, default: ""] == $0.value }
          && state.values["navn", default: ""] == ""
      }
      #expect(after.values["samtykke", default: "false"] == "false")
      let clipboard = try await TestProcess.run(
        .xclip, ["-selection", "clipboard", "-o"], environment: desk.session.environment)
      #expect(clipboard == ["brugerens eget"])
    }
  }

  @Test func productionSystem_isRefused_andNothingIsWritten() async throws {
    try await Desk.run { desk in
      try desk.replace(
        "environment: test", with: "environment: production", in: "HotKeys/systems/plansystem.yaml")
      try await expectRefusal(desk, "plansystem is production")
    }
  }

  /// A number without the 60 on its day might be somebody's: no script with one is run, at a desk or
  /// elsewhere.
  @Test(arguments: [
    ("answers: { cpr: 610190-0019 }", "answers: { cpr: 010190-0000 }"),
    ("  borger:\n    cpr: 610190-0019", "  borger:\n    cpr: 010190-0000"),
  ])
  func personWhoMayExist_isRefused_andNothingIsWritten(_ old: String, _ new: String) async throws {
    try await Desk.run { desk in
      let script = "HotKeys/forberedende-plan/stamdata.test.yaml"
      try desk.replace(old, with: new, in: script)
      // A case with a person of its own.
      try desk.replace(
        "{ borger: { cpr: 610190-0019", with: "{ borger: { cpr: 010190-0000", in: script)
      try await expectRefusal(desk, "[GV0705]")
    }
  }

  /// Where somebody has begun to write, no case begins.
  @Test func formThatIsFilledAlready_isLeftAlone() async throws {
    try await Desk.run(traps: [("prefill", "navn:Min egen tekst"), ("prefill", "telefon:12")]) {
      desk in
      let (output, code) = try await desk.test()
      #expect(code == 0 && output.contains("»Navn« is filled already"), "\(output)")
      // What is refused before anything is touched can be tried there all the same.
      let ran = output.split(separator: "\n").filter { $0.hasPrefix("running") }
      #expect(ran.count == 1 && ran[0].contains("Adressebeskyttelse"), "\(output)")
      #expect(try await desk.values()["navn"] == "Min egen tekst")
      #expect(try await desk.values()["email", default: ""] == "")
    }
  }

  private func expectRefusal(_ desk: Desk, _ reason: String) async throws {
    let (output, code) = try await desk.test()
    #expect(code == 1 && output.contains(reason), "\(output)")
    #expect(!output.contains("passed  "), "\(output)")
    let values = try await desk.values()
    #expect(["navn", "cpr", "email"].allSatisfy { values[$0, default: ""] == "" })
  }
}
