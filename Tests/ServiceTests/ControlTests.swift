import Desktop
import DesktopTestKit
import Foundation
import Testing
import X11Desktop

/// The command line beside a running daemon, as the IT office uses it.
@Suite(.serialized, .timeLimit(.minutes(3)), .enabled(if: daemonPrograms))
struct ControlTests {
  @Test func everyCommand_saysThatTheDaemonIsNotThere_withCode3() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      for command in ["list", "status", "stop", "reload"] {
        let answer = try await stage.genvej(command)
        #expect(answer.code == 3, "\(command): \(answer.text)")
        #expect(answer.text.contains("genvej daemon"), "it says what to do")
      }
      #expect(try await stage.genvej("frobnicate").code == 2)
    }
  }

  @Test func list_namesEveryHotKey_andOneThatAnotherProgramHasIsOff() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      try stage.write(
        Sample.insertion(id: "proeve.optaget", keys: "Ctrl+Alt+T"), to: "optaget.yaml")
      let other = try X11Desktop(display: session.display)
      try await other.start()
      let taken = HotKeyBinding(id: "andet", chords: [Chord([.control, .alt], "t")])
      #expect(try await other.listen(for: [taken]) == [])
      let daemon = try await stage.startDaemon()
      let list = try await stage.genvej("list")
      #expect(list.code == 0)
      #expect(list.text.contains("forberedende-plan.praeudfyld\tSuper+J F"))
      let line = list.output.first { $0.hasPrefix("proeve.optaget") }
      #expect(line?.contains("GV0350: chord Ctrl+Alt+T is taken by another program") == true)
      #expect(try await stage.genvej("status").text.contains("GV0350"))
      #expect(stage.auditTrail.contains("chord-refused"))
      await daemon.terminate()
      await other.close()
    }
  }

  @Test func run_isRefused_whenNobodyTellsTheCitizen() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      let daemon = try await stage.startDaemon()
      let answer = try await stage.genvej("run", "forberedende-plan.praeudfyld")
      #expect(answer.code == 1)
      #expect(answer.text.contains("GV0502: Genvej mangler et CPR-nummer"))
      let unknown = try await stage.genvej("run", "findes.ikke")
      #expect(unknown.code == 1)
      #expect(unknown.text.contains("GV0501"))
      // A number typed in the wrong place is nobody's to keep.
      let mark = daemon.errors.count
      #expect(try await stage.genvej("run", "6101900019").text.contains("GV0501"))
      _ = try await daemon.errors.first(from: mark) { $0.contains("GV0501") }
      #expect(PersonalData.found(in: daemon.errors.all.joined() + stage.auditTrail) == [])
      let wrong = try await stage.genvej(
        "run", "forberedende-plan.praeudfyld", "--set", "cpr=3113900019")
      #expect(wrong.text.contains("Det angivne er ikke et CPR-nummer"))
    }
  }

  @Test func run_isRefused_whenNoWindowIsThere() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      _ = try await stage.startDaemon()
      let answer = try await stage.genvej(
        "run", "forberedende-plan.praeudfyld", "--set", "cpr=6101900019")
      #expect(answer.code == 1)
      #expect(answer.text.contains("GV0510: Der er intet åbent vindue til Plansystemet"))
    }
  }

  @Test func secondDaemon_ends_becauseTheFirstHasTheName() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      _ = try await stage.startDaemon()
      let second = try await stage.genvej("daemon", "--test-mode")
      #expect(second.code == 1)
      #expect(second.text.contains("another daemon"))
      #expect(try await stage.genvej("status").code == 0)
    }
  }
}
