import DBus
import DesktopTestKit
import Doctor
import Foundation
import Glibc
import Testing

/// The display, what listens on it, and what is not there.
@Suite(.serialized, .timeLimit(.minutes(3)), .enabled(if: doctorPrograms))
struct DesktopTests {
  @Test func report_hasNoFailure_onADesktopThatHasAll() async throws {
    try await DesktopSession.run { session in
      let answer = try await DoctorStage(in: session).report()
      #expect(answer.code == 0, "\(answer.lines.filter { $0.status == .fail })")
      let server = answer.line(.display, "server")
      #expect(server?.status == .ok)
      #expect(server?.detail.hasPrefix("\(session.display), 1280 x 1600, X.Org ") == true)
      let extensions = answer.line(.display, "extensions")?.detail ?? ""
      for name in ["XInput 2", "XFIXES", "XTEST 2", "XKB 1", "X-Resource 1"] {
        #expect(extensions.contains(name))
      }
      #expect(answer.line(.display, "window manager")?.detail == "Openbox")
      #expect(answer.line(.keyboard, "layouts")?.detail == "dk")
      #expect(answer.line(.keyboard, "input method")?.status == .ok)
      #expect(
        answer.line(.clipboard, "manager") == ReportLine(.ok, .clipboard, "manager", "none"))
      #expect(
        answer.line(.chords, "free")?.detail == "1 chord (Super+J) free: taken and given back")
      #expect(answer.line(.bus, "session")?.status == .ok)
      #expect(answer.line(.daemon, "control")?.status == .warn)
      #expect(answer.line(.systemd, "manager")?.status == .warn)
    }
  }

  @Test func layouts_areNamed_withTheOneInForce() async throws {
    try await DesktopSession.run(.init(layout: "us,dk")) { session in
      let answer = try await DoctorStage(in: session).report()
      #expect(answer.line(.keyboard, "layouts")?.detail == "us in force, dk")
    }
  }

  @Test(.enabled(if: Program.arePresent(.sxhkd, .xdotool)))
  func chord_isNamedWithAGuess_whenAnotherProgramHasIt() async throws {
    try await DesktopSession.run { session in
      let stage = try DoctorStage(in: session)
      let settings = try session.folder.file("sxhkdrc", "super + j\n    echo pressed\n")
      let other = try await session.start(.sxhkd, ["-c", settings])
      try await withDeadline(.seconds(30), "the other program's chord") {
        while other.output.count == 0 {
          try await TestProcess.run(.xdotool, ["key", "super+j"], environment: session.environment)
        }
      }
      let answer = try await stage.report()
      let line = answer.line(.chords, "Super+J")
      #expect(line?.status == .warn)
      #expect(line?.detail == "another program has it: 10 hot keys are off")
      #expect(
        line?.help?.contains(
          "X does not tell which; a guess from what runs here: sxhkd, the window manager Openbox")
          == true)
      #expect(answer.code == 0, "the other hot keys could work")
    }
  }

  @Test(.enabled(if: Program.arePresent(.clipman)))
  func clipboardManager_isNamed() async throws {
    try await DesktopSession.run { session in
      let stage = try DoctorStage(in: session)
      _ = try await session.start(.clipman)
      let answer = try await stage.report { $0.line(.clipboard, "manager")?.status == .warn }
      let line = answer.line(.clipboard, "manager")
      #expect(line?.detail == "xfce4-clipman may keep a history of what is copied")
      #expect(line?.help?.contains("Firefox and Tk") == true)
    }
  }

  @Test func inputMethod_isNamed_whenVariablesSendApplicationsToIt() async throws {
    try await DesktopSession.run { session in
      let answer = try await DoctorStage(in: session).report(["GTK_IM_MODULE": "ibus"])
      let line = answer.line(.keyboard, "input method")
      #expect(line?.status == .warn)
      #expect(line?.detail == "IBus is asked for (GTK_IM_MODULE=ibus), but does not run")
    }
  }

  @Test func inputMethod_thatRuns_isFoundOnTheBus() async throws {
    try await DesktopSession.run { session in
      let connection = try await BusConnection.open(.address(session.bus.address))
      try await connection.requestName("org.freedesktop.IBus")
      let answer = try await DoctorStage(in: session).report(["XMODIFIERS": "@im=ibus"])
      let line = answer.line(.keyboard, "input method")
      #expect(line?.detail == "IBus (XMODIFIERS=@im=ibus)")
      #expect(line?.help?.contains("pasted fields") == true)
      await connection.close()
    }
  }

  @Test(arguments: ["", ":4711"])
  func everythingElse_isReported_withoutDisplay(_ display: String) async throws {
    try await DesktopSession.run { session in
      let answer = try await DoctorStage(in: session).report(["DISPLAY": display])
      #expect(answer.code == 1)
      let server = answer.line(.display, "server")
      #expect(server?.status == .fail)
      #expect(
        server?.detail.contains(display.isEmpty ? "DISPLAY is not set" : "answers at :4711") == true
      )
      #expect(answer.line(.chords, "keys")?.status == .warn)
      #expect(answer.line(.definitions, "check")?.status == .ok)
      #expect(answer.line(.adapters, "opera")?.status == .ok)
      #expect(answer.line(.bus, "session")?.status == .ok)
      #expect(answer.lines.count { $0.status == .fail } == 1)
    }
  }

  @Test func frozenServer_isNotWaitedFor() async throws {
    try await DesktopSession.run { session in
      session.server.process.signal(SIGSTOP)
      let answer = try await DoctorStage(in: session).report()
      session.server.process.signal(SIGCONT)
      #expect(
        answer.line(.display, "server")?.detail
          == "the X server at \(session.display) does not answer")
      #expect(answer.line(.adapters, "opera")?.status == .ok)
    }
  }

  @Test func missingExtensions_areNamedAllAtOnce() async throws {
    try await DesktopSession.run { session in
      let server = try await session.start(
        .xvfb,
        ["-displayfd", "1", "-nolisten", "tcp", "-extension", "XTEST", "-extension", "X-Resource"])
      let number = try await server.line { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
      let answer = try await DoctorStage(in: session).report(["DISPLAY": ":\(number)"])
      let line = answer.line(.display, "extensions")
      #expect(line?.status == .fail)
      #expect(line?.detail == ":\(number): the X server lacks XTEST and X-Resource")
    }
  }

  @Test func text_isWhatAPersonReads_withoutAWindowManager() async throws {
    try await DesktopSession.run(.init(hasWindowManager: false)) { session in
      let text = try await DoctorStage(in: session).text()
      #expect(text.contains("warn  display        window manager  none\n      nobody tells"))
      #expect(text.contains("ok    keyboard       layouts         dk\n"))
      #expect(text.split(separator: "\n").last?.hasSuffix(", 0 fail") == true)
    }
  }
}
