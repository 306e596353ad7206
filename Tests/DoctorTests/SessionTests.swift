import DBus
import DesktopTestKit
import Doctor
import Foundation
import Glibc
import Testing

/// The session bus and what is on it.
@Suite(.serialized, .timeLimit(.minutes(3)), .enabled(if: doctorPrograms))
struct SessionTests {
  @Test func everythingElse_isReported_withoutABus() async throws {
    try await DesktopSession.run { session in
      let answer = try await DoctorStage(in: session).report(["DBUS_SESSION_BUS_ADDRESS": ""])
      #expect(answer.code == 1)
      #expect(answer.line(.bus, "session")?.status == .fail)
      #expect(answer.line(.daemon, "control")?.status == .warn)
      #expect(answer.line(.accessibility, "bus")?.status == .warn)
      #expect(answer.line(.display, "server")?.status == .ok)
      #expect(answer.line(.chords, "free")?.status == .ok)
      #expect(answer.lines.count { $0.status == .fail } == 1)
    }
  }

  @Test func frozenBus_isNotWaitedFor() async throws {
    try await DesktopSession.run { session in
      session.bus.process?.signal(SIGSTOP)
      let answer = try await DoctorStage(in: session).report()
      session.bus.process?.signal(SIGCONT)
      #expect(answer.line(.bus, "session")?.detail == "it does not answer")
      #expect(answer.line(.display, "server")?.status == .ok)
    }
  }

  @Test func daemon_answers_andItsChordsAreLeftToIt() async throws {
    try await DesktopSession.run { session in
      let stage = try DoctorStage(in: session)
      let daemon = try await stage.startDaemon()
      let answer = try await stage.report()
      #expect(
        answer.line(.daemon, "control")?.detail
          == "answers: 15 hot keys in force, no run is under way")
      #expect(answer.line(.daemon, "mode")?.status == .warn)
      #expect(answer.line(.chords, "held")?.detail == "1 chord (Super+J) held by the daemon")
      #expect(answer.line(.chords, "Super+J") == nil)
      await daemon.terminate()
    }
  }

  @Test func refusedReload_isTold() async throws {
    try await DesktopSession.run { session in
      let stage = try DoctorStage(in: session)
      let daemon = try await stage.startDaemon()
      try "hotkey: proeve.brudt\ntitle: Brudt\nsteps: [ { fyld: x } ]\n".write(
        to: stage.hotKeys.appendingPathComponent("brudt.yaml"), atomically: true, encoding: .utf8)
      _ = try await daemon.errors.first { $0.contains("reload refused") }
      let line = try await stage.report().line(.daemon, "reload")
      #expect(line?.status == .warn)
      #expect(line?.help?.contains("genvej status") == true)
    }
  }

  @Test func frozenDaemon_isAFailure() async throws {
    try await DesktopSession.run { session in
      let stage = try DoctorStage(in: session)
      let daemon = try await stage.startDaemon()
      daemon.signal(SIGSTOP)
      let answer = try await stage.report()
      daemon.signal(SIGCONT)
      let line = answer.line(.daemon, "control")
      #expect(line?.status == .fail)
      #expect(line?.detail == "has its name on the bus, but does not answer")
      await daemon.terminate()
    }
  }

  /// A service manager that knows one unit; the real one is not to be had without a login.
  @Test func unit_isReportedAsTheManagerKnowsIt() async throws {
    try await DesktopSession.run { session in
      let connection = try await BusConnection.open(.address(session.bus.address))
      try await connection.export(Self.manager(active: "failed"))
      try await connection.requestName("org.freedesktop.systemd1")
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await connection.serve() }
        let answer = try await DoctorStage(in: session).report()
        #expect(answer.line(.systemd, "manager")?.status == .ok)
        let line = answer.line(.systemd, "genvej.service")
        #expect(line?.status == .fail)
        #expect(line?.help?.contains("journalctl --user -u genvej") == true)
        group.cancelAll()
      }
      await connection.close()
    }
  }

  private static func manager(active: String) -> BusObject {
    let unit = DBusValue.structure([
      .string("genvej.service"), .string(""), .string("loaded"), .string(active), .string("dead"),
      .string(""), .objectPath("/org/freedesktop/systemd1/unit/genvej_2eservice"), .uint32(0),
      .string(""), .objectPath("/"),
    ])
    return BusObject(
      path: "/org/freedesktop/systemd1", interface: "org.freedesktop.systemd1.Manager",
      methods: [
        BusMethod(
          "ListUnitsByNames", inputs: [BusArgument("names", "as")],
          outputs: [BusArgument("units", "a(ssssssouso)")]
        ) { _ throws(BusMethodError) in [.array(of: "(ssssssouso)", [unit])] },
        BusMethod(
          "GetUnitFileState", inputs: [BusArgument("file", "s")],
          outputs: [BusArgument("state", "s")]
        ) { _ throws(BusMethodError) in [.string("enabled")] },
      ])
  }
}
