import DesktopTestKit
import Foundation
import Testing

/// What ends a recording, and what keeps one from beginning.
@Suite(.serialized, .timeLimit(.minutes(5)), .enabled(if: RecordingStage.programs))
struct EndingTests {
  /// A recording of a form in which something has been written.
  private func recording(
    _ body: (RecordingStage, TestProcess) async throws -> Void
  ) async throws -> (answer: RecordingStage.Answer, drafts: [String], recordings: Int) {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      let stage = try RecordingStage(in: session)
      let server = try await FormServer.start(in: session)
      _ = try await ToolkitForm.open(.gtk, "blandet", reportingTo: server, in: session)
      let process = try await stage.startRecord(stage.arguments())
      try await stage.untilRecording(process)
      try await TestProcess.run(
        .xdotool, ["type", "26-104711"], environment: session.environment)
      _ = try await server.state(of: "gtk") { $0.values["emne"] == "26-104711" }
      try await body(stage, process)
      let answer = try await stage.end(of: process)
      #expect(SignProbe.sign(on: session.display) == nil)
      #expect(stage.files(holding: Sample.values) == [])
      return (answer, stage.draftNames, SignProbe.recordings(on: session.display))
    }
  }

  private static let stopped =
    "genvej: Optagelsen stoppede, fordi skiltet forsvandt eller skærmen blev låst; optag igen."

  @Test func signThatIsTakenAway_endsTheRecording_andNothingIsWritten() async throws {
    let end = try await recording { stage, _ in
      let sign = try #require(SignProbe.sign(on: stage.session.display))
      SignProbe.unmap(sign, on: stage.session.display)
    }
    #expect(end.answer.code == 1)
    #expect(end.answer.errors.last == Self.stopped)
    #expect(end.drafts == [])
    #expect(end.recordings == 0)
  }

  @Test func signThatIsDestroyed_endsTheRecording() async throws {
    let end = try await recording { stage, _ in
      let sign = try #require(SignProbe.sign(on: stage.session.display))
      SignProbe.destroy(sign, on: stage.session.display)
    }
    #expect(end.answer.code == 1)
    #expect(end.answer.errors.last == Self.stopped)
    #expect(end.recordings == 0)
  }

  @Test func lockedScreen_endsTheRecording_andNothingIsWritten() async throws {
    let end = try await recording { stage, _ in
      try await TestProcess.run(
        .dbusSend,
        [
          "--session", "--type=signal", "/org/freedesktop/ScreenSaver",
          "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true",
        ], environment: stage.session.environment)
    }
    #expect(end.answer.code == 1)
    #expect(end.answer.errors.last == Self.stopped)
    #expect(end.drafts == [])
  }

  @Test func ctrlC_endsTheRecording_andTheDraftIsWritten() async throws {
    let end = try await recording { _, process in process.signal(SIGINT) }
    #expect(end.answer.code == 0, "\(end.answer.text)")
    #expect(end.drafts == ["blandet.test.yaml", "blandet.yaml"])
  }

  @Test func closedWindow_endsTheRecording_andNothingIsWritten() async throws {
    let end = try await recording { stage, _ in
      let window = try await TestProcess.run(
        .xdotool, ["getactivewindow"], environment: stage.session.environment)
      let number = try #require(window.first.flatMap { UInt($0) })
      SignProbe.destroy(number, on: stage.session.display)
    }
    #expect(end.answer.code == 1)
    #expect(
      end.answer.errors.last
        == "genvej: Vinduet blev lukket, før det kunne læses; stop optagelsen, før du lukker det.")
    #expect(end.drafts == [])
  }

  /// Killed outright, `genvej record` leaves no recording behind.
  @Test func recorder_endsWithTheCommand_whenThatIsKilled() async throws {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      let stage = try RecordingStage(in: session)
      let server = try await FormServer.start(in: session)
      _ = try await ToolkitForm.open(.gtk, "blandet", reportingTo: server, in: session)
      // The shell stays, so that nobody else ends what `genvej record` has started.
      let process = try await stage.startRecord(
        stage.arguments(),
        as: "\"$0\" \"$@\" < \"$SVAR\" & echo $!; wait; exec tail -f /dev/null")
      let number = try #require(Int32(try await process.line()))
      try await stage.untilRecording(process)
      #expect(SignProbe.recordings(on: session.display) == 1)
      kill(number, SIGKILL)
      try await withDeadline(.seconds(20), "end of the recording") {
        while SignProbe.sign(on: session.display) != nil { try Task.checkCancellation() }
      }
      #expect(SignProbe.recordings(on: session.display) == 0)
      #expect(stage.draftNames == [])
    }
  }

  // MARK: Refusals

  @Test func whatCannotBeRecorded_isRefused_inOneSentence() async throws {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      let stage = try RecordingStage(in: session)
      func refusal(_ arguments: [String], code: Int32 = 1) async throws -> String {
        let answer = try await stage.end(of: try await stage.startRecord(arguments))
        #expect(answer.code == code, "\(answer.text)")
        #expect(answer.output == [])
        return answer.errors.joined(separator: "\n")
      }
      let usual = stage.arguments()
      #expect(
        try await refusal(usual)
          == "genvej: Intet vindue med en kendt formular er åbent; åbn det, eller beskriv det i HotKeys/systems."
      )
      #expect(
        try await refusal(["Proeve Blandet"] + usual.dropFirst())
          == "genvej: »Proeve Blandet« er ikke et navn på en genvej; skriv f.eks. `journal.notat`")
      #expect(
        try await refusal(usual + ["--form", "blandet.andet"])
          == "genvej: Der er ingen formular »blandet.andet«; skriv --form SYSTEM.FORMULAR som i HotKeys/systems."
      )
      #expect(
        try await refusal(usual + ["--fetch", "sag"])
          == "genvej: --fetch skrives NAVN=ADAPTER.FORESPØRGSEL(…), f.eks. `borger=opera.borger(cpr)`"
      )
      #expect(
        try await refusal(usual + ["--fetch", "sag=kilde.sager(cpr)"]).contains(
          "Det, der skal hentes, passer ikke med adapters.yaml; ret --fetch."))
      #expect(
        try await refusal(["proeve.blandet", "--output", "/findes/ikke"])
          == "genvej: /findes/ikke er ikke en mappe, der kan skrives i; lav den, eller vælg en anden"
      )
      try "mit".write(
        to: stage.drafts.appendingPathComponent("blandet.yaml"), atomically: true, encoding: .utf8)
      #expect(
        try await refusal(usual)
          == "genvej: \(stage.drafts.path)/blandet.yaml findes allerede og bliver ikke overskrevet; vælg en anden mappe eller et andet navn"
      )
      #expect(try stage.draft("blandet.yaml") == "mit")
      #expect(
        try await refusal(usual + ["--window", "vindue"], code: 2).contains("--window takes"))
    }
  }

  @Test func twoWindowsOfTheForm_areRefused_unlessOneIsNamed() async throws {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      let stage = try RecordingStage(in: session)
      let server = try await FormServer.start(in: session)
      for name in ["en", "to"] {
        _ = try await ToolkitForm.open(
          .gtk, "blandet", reportingTo: server, in: session, form: name)
      }
      let refused = try await stage.end(of: try await stage.startRecord(stage.arguments()))
      #expect(refused.code == 1)
      #expect(refused.text.contains("2 vinduer kan vise blandet.blandet: 0x"))
      let active = try await TestProcess.run(
        .xdotool, ["getactivewindow"], environment: session.environment)
      let process = try await stage.startRecord(stage.arguments() + ["--window", active[0]])
      try await stage.untilRecording(process)
      process.signal(SIGINT)
      let answer = try await stage.end(of: process)
      #expect(answer.code == 1)
      #expect(
        answer.errors.last
          == "genvej: Ingen felter blev udfyldt, så der er intet at skrive; udfyld formularen, før du stopper."
      )
      #expect(stage.draftNames == [])
    }
  }

  @Test func noDisplay_isSaid() async throws {
    let folder = try TemporaryFolder()
    let process = try await TestProcess.start(
      RecordingStage.genvej, ["record", "proeve.blandet", "--output", folder.path],
      environment: MinimalEnvironment.variables.merging([
        "GENVEJ_HOTKEYS": folder.path, "HOME": folder.path, "DISPLAY": ":4711",
      ]) { $1 })
    #expect(try await process.exit() == .exited(1))
    #expect(
      process.errors.all
        == ["genvej: Der er ingen X-skærm; kør kommandoen i en terminal på skrivebordet."])
  }

  /// Of a hot key that is there already only the time is measured.
  @Test func hotKeyThatIsThere_isMeasuredOnly() async throws {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      let stage = try RecordingStage(in: session)
      try """
      hotkey: proeve.blandet
      title: Blandet
      steps:
        - fill: blandet.blandet
          fields: { emne: Hej }
      """.write(
        to: stage.hotKeys.appendingPathComponent("blandet.yaml"), atomically: true, encoding: .utf8)
      let server = try await FormServer.start(in: session)
      _ = try await ToolkitForm.open(.gtk, "blandet", reportingTo: server, in: session)
      let process = try await stage.startRecord(["proeve.blandet"])
      try await stage.untilRecording(process)
      try await TestProcess.run(.xdotool, ["type", "abc"], environment: session.environment)
      _ = try await server.state(of: "gtk") { $0.values["emne"] == "abc" }
      process.signal(SIGINT)
      let answer = try await stage.end(of: process)
      #expect(answer.code == 0, "\(answer.text)")
      #expect(
        answer.output.last?.hasPrefix(
          "manual-time: { minutes: 1, kind: measured, source: \"genvej record ") == true)
      #expect(stage.draftNames == [])
    }
  }
}

/// The promise that the daemon hears its own keys only.
struct LinkTests {
  /// No symbol of the extension stands in what runs as the daemon, or shows its windows.
  @Test(arguments: [("genvej", false), ("genvej-panel", false), ("genvej-record", true)])
  func program_knowsTheExtension(_ name: String, _ knows: Bool) throws {
    let place = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent(name)
    let bytes = try Data(contentsOf: place, options: .mappedIfSafe)
    #expect((bytes.range(of: Data("XRecordEnableContext".utf8)) != nil) == knows)
  }

  /// `scripts/ban-list` finds it anywhere else.
  @Test func banList_findsTheExtension_outsideItsProgram() async throws {
    let repository = URL(fileURLWithPath: FormFolder.path).deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = try TemporaryFolder()
    let other = try folder.folder("Sources/Engine")
    try "import CXRecord\nlet a = XRecordAllocRange()\n".write(
      toFile: other + "/A.swift", atomically: true, encoding: .utf8)
    let process = try await TestProcess.start(
      .at(repository.appendingPathComponent("scripts/ban-list").path), [other])
    #expect(try await process.exit() == .exited(1))
    #expect(process.output.all.count == 2)
  }
}
