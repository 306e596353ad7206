import DesktopTestKit
import Testing

private let hasPrograms = Program.arePresent(
  .xvnc, .openbox, .xprop, .setxkbmap, .dbusDaemon, .python, .chromium, .firefox)

/// The forms themselves are tested elsewhere: here it counts that they come up, report, get keys
/// and go.
@Suite(.serialized, .timeLimit(.minutes(4)), .enabled(if: hasPrograms))
struct ApplicationTests {
  @Test(arguments: Browser.Kind.allCases)
  func browser_reportsWhatThePersonTypes_andLeavesNoProcess(_ kind: Browser.Kind) async throws {
    let session = try await DesktopSession.start(.init(server: .xvnc))
    do {
      let server = try await FormServer.start(in: session)
      let browser = try await Browser.open(kind, page: "maaleskema", of: server, in: session)
      #expect(browser.window != 0)
      let human = try await session.human()
      try await human.type("Åse")
      try await human.press(.tab)
      try await human.type("½")
      let state = try await server.state { $0.values["felt02"] == "½" }
      #expect(state.rightFields(of: ["felt01": "Åse", "felt02": "½", "felt03": ""]) == 3)
    } catch {
      Issue.record(error)
    }
    #expect(await session.end() == [])
    #expect(ProcessCensus.members(of: session.folder) == [:])
  }

  @Test(arguments: ToolkitForm.Toolkit.allCases)
  func toolkitForm_reportsWhatThePersonTypes(_ toolkit: ToolkitForm.Toolkit) async throws {
    try await DesktopSession.run(.init(server: .xvnc)) { session in
      let server = try await FormServer.start(in: session)
      let form = try await ToolkitForm.open(toolkit, reportingTo: server, in: session)
      try await session.human().type("Åse")
      let state = try await server.state(of: toolkit.rawValue) { $0.values["felt01"] == "Åse" }
      #expect(state.values["felt02"] == "")
      await form.close()
      #expect(!form.process.isRunning)
    }
  }

  @Test func state_fails_whenTheFormNeverReports() async throws {
    try await DesktopSession.run(.init(hasWindowManager: false)) { session in
      let server = try await FormServer.start(in: session)
      #expect(try await server.state(of: "nobody").version == 0)
      let error = await #expect(throws: TestKitError.self) {
        _ = try await server.state(after: 0, of: "nobody", within: .milliseconds(200))
      }
      #expect(error?.code == .deadline)
    }
  }
}
