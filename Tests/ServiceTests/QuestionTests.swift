import DesktopTestKit
import Foundation
import Testing

/// Where the citizen's number comes from when nobody gives it.
@Suite(
  .serialized, .timeLimit(.minutes(3)), .enabled(if: daemonPrograms && Program.arePresent(.xclip)))
struct QuestionTests {
  private static let yaml = """
    hotkey: proeve.markeret
    title: Prøve
    keys: Ctrl+Alt+P
    ask:
      cpr: { type: cpr, from: [selection] }
    data:
      borger: opera.borger(cpr)
    steps:
      - insert: "{{ borger.navn }}"

    """

  /// Marks a text, presses the key in an empty field, and gives the daemon's line and the field.
  private func press(marked text: String?) async throws -> (end: String, field: String) {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      try stage.write(Self.yaml, to: "markeret.yaml")
      let daemon = try await stage.startDaemon()
      let server = try await FormServer.start(in: session)
      _ = try await ToolkitForm.open(.gtk, reportingTo: server, in: session)
      if let text { try await session.copy(text, to: "primary") }
      let mark = daemon.errors.count
      try await TestProcess.run(.xdotool, ["key", "ctrl+alt+p"], environment: session.environment)
      let end = try await stage.end(of: "proeve.markeret", by: daemon, from: mark)
      if end.contains("completed") {
        let state = try await server.state(of: "gtk") { $0.values["felt01"]?.isEmpty == false }
        return (end, state.values["felt01"] ?? "")
      }
      return (end, try await server.state(of: "gtk").values["felt01"] ?? "")
    }
  }

  @Test func number_isTakenFromWhatIsMarked() async throws {
    let (end, field) = try await press(marked: "Sag 26-1, CPR 610190-0019, åben")
    #expect(end.contains("completed, 1 proved"))
    #expect(field == "Rasmus Æbelø Prøvesen")
    #expect(PersonalData.found(in: end) == [])
  }

  @Test(arguments: [nil, "610190-0019 og 751288-0015", "intet nummer"])
  func run_isRefused_whereNoOneNumberIsMarked(_ text: String?) async throws {
    let (end, field) = try await press(marked: text)
    #expect(end.contains("refused"))
    #expect(
      end.contains(text?.contains("og") == true ? "flere forskellige" : "mangler et CPR-nummer"))
    #expect(field == "")
  }

  @Test func number_isReadFromStandardInput_soThatNoCommandLineShowsIt() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      let command =
        "printf 'cpr=610190-0019\\n' | \(try DaemonStage.genvej.located()) "
        + "plan forberedende-plan.praeudfyld --test-mode --set -"
      let process = try await session.start(
        .at("/bin/sh"), ["-c", command], extra: stage.variables)
      #expect(try await process.exit() == .exited(0))
      #expect(process.output.all.contains { $0.hasPrefix("  navn\t") })
    }
  }
}
