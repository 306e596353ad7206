import DesktopTestKit
import Doctor
import Foundation
import Testing

/// Definitions and where their data comes from.
@Suite(.serialized, .timeLimit(.minutes(3)), .enabled(if: doctorPrograms))
struct SiteTests {
  @Test func site_isOk_whenAllIsThere_andItsSignaturesAreSpokenOf() async throws {
    try await DesktopSession.run { session in
      let answer = try await DoctorStage(in: session).report()
      let check = answer.line(.definitions, "check")
      #expect(check?.status == .ok)
      #expect(check?.detail.hasPrefix("15 hot keys, 6 systems, ") == true)
      #expect(answer.line(.definitions, "signatures")?.status == .warn)
      let adapters = answer.lines.filter { $0.section == .adapters }
      #expect(adapters.allSatisfy { $0.status == .ok })
      #expect(adapters.map(\.name).contains("opera"))
      #expect(adapters.first { $0.name == "opera" }?.detail.contains("queries fit") == true)
    }
  }

  @Test func brokenDefinition_isCounted() async throws {
    try await DesktopSession.run { session in
      let stage = try DoctorStage(in: session)
      try "hotkey: proeve.brudt\ntitle: Brudt\nsteps: [ { fyld: x } ]\n".write(
        to: stage.hotKeys.appendingPathComponent("brudt.yaml"), atomically: true, encoding: .utf8)
      let answer = try await stage.report()
      let line = answer.line(.definitions, "check")
      #expect(answer.code == 1)
      #expect(line?.status == .fail)
      #expect(line?.detail.contains("; without error: 15 hot keys") == true)
      #expect(line?.help?.hasPrefix("`genvej check \(stage.hotKeys.path)`") == true)
    }
  }

  @Test func missingFolder_isAFailure() async throws {
    try await DesktopSession.run { session in
      let stage = try DoctorStage(in: session)
      let answer = try await stage.report(["GENVEJ_HOTKEYS": "/nowhere"])
      #expect(answer.line(.definitions, "check")?.detail == "there is no folder /nowhere")
      #expect(answer.line(.definitions, "signatures") == nil)
      #expect(answer.line(.chords, "keys")?.status == .ok)
      #expect(!answer.lines.contains { $0.section == .adapters })
    }
  }

  @Test func missingDatabase_isNamed_andTheOthersAreOk() async throws {
    try await DesktopSession.run { session in
      let stage = try DoctorStage(in: session)
      let file = stage.data.appendingPathComponent("opera.sqlite")
      try FileManager.default.removeItem(at: file)
      let answer = try await stage.report()
      let line = answer.line(.adapters, "opera")
      #expect(answer.code == 1)
      #expect(line?.status == .fail)
      #expect(line?.detail == "the file is not there, or is not a plain file")
      #expect(line?.help?.contains(file.path) == true)
      #expect(answer.lines.count { $0.section == .adapters && $0.status == .fail } == 1)
    }
  }

  @Test func databaseOfAnotherShape_isNamedWithItsQuery() async throws {
    try await DesktopSession.run { session in
      let stage = try DoctorStage(in: session)
      let rename =
        "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("
        + "'ALTER TABLE borger RENAME COLUMN navn TO hele_navnet')"
      try await TestProcess.run(
        .python, ["-c", rename, stage.data.appendingPathComponent("opera.sqlite").path])
      let line = try await stage.report().line(.adapters, "opera")
      #expect(line?.status == .fail)
      #expect(line?.detail.contains("query `borger`: no such column: navn") == true)
      #expect(line?.help == "correct the query or its fields in adapters.yaml")
    }
  }
}
