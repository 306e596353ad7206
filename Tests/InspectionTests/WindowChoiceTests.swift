import DesktopTestKit
import Foundation
import Testing

/// Which window is looked at, and where the draft goes.
@Suite(
  .serialized, .timeLimit(.minutes(3)),
  .enabled(if: Program.arePresent(.xvnc, .xvfb, .openbox, .dbusDaemon, .python)))
struct WindowChoiceTests {
  @Test func click_choosesTheWindow_andNeverReachesIt() async throws {
    try await DesktopSession.run(.init(server: .xvnc, hasAccessibility: true)) { session in
      let server = try await FormServer.start(in: session)
      _ = try await ToolkitForm.open(.gtk, "blandet", reportingTo: server, in: session)
      let process = try await session.start(.genvej, ["inspect"])
      _ = try await process.errors.first { $0.contains("click on the window") }
      let human = try await session.human()
      try await human.click(x: 400, y: 500)
      let exit = try await process.exit()
      #expect(exit == .exited(0), "\(process.errors.all)")
      let draft = process.output.all.joined(separator: "\n")
      #expect(draft.contains("class: \"Form_gtk\"") && draft.contains("emne: { label: Emne"))
      // The click would have moved the focus.
      #expect(try await server.state(of: "gtk").values["_fokus"] == "emne")
    }
  }

  @Test func escape_leavesIt() async throws {
    try await DesktopSession.run(.init(server: .xvnc)) { session in
      let process = try await session.start(.genvej, ["inspect"])
      _ = try await process.errors.first { $0.contains("click on the window") }
      try await session.human().press(.escape)
      let exit = try await process.exit()
      #expect(exit == .exited(1))
      #expect(process.errors.all.last == "genvej: no window was chosen")
      #expect(process.output.all.isEmpty)
    }
  }

  @Test func output_isAFileThatIsNew() async throws {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      let server = try await FormServer.start(in: session)
      _ = try await ToolkitForm.open(.gtk, "blandet", reportingTo: server, in: session)
      let path = "\(session.folder.path)/skema.yaml"
      let first = try await session.inspect("--output", path)
      #expect(first.exitCode == 0 && first.draft.isEmpty, "\(first.told)")
      let written = try String(contentsOfFile: path, encoding: .utf8)
      #expect(written.contains("label: Beskrivelse"))
      let second = try await session.inspect("--output", path, "--format", "json")
      #expect(second.exitCode == 2 && second.told.contains("nothing is replaced"))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == written)
      let json = try await session.inspect("--format", "json")
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(json.draft.utf8)) as? [String: Any])
      #expect(object["system"] as? String == "form-gtk")
    }
  }
}
