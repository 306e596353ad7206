import DesktopTestKit
import Foundation
import Testing

/// Sources that are missing, damaged or held: the run is refused with the source's name, nothing is
/// written.
@Suite(.serialized, .timeLimit(.minutes(3)), .enabled(if: daemonPrograms))
struct CaseDataFaultTests {
  private func refusal(_ spoil: (DaemonStage) throws -> Void) async throws -> DaemonStage.Answer {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      try stage.write(
        Sample.fetching(id: "proeve.data", call: "opera.borger(cpr)"), to: "data.yaml")
      try spoil(stage)
      _ = try await stage.startDaemon()
      return try await stage.genvej("run", "proeve.data", "--set", "cpr=6101900019")
    }
  }

  @Test func missingDatabase_isNamed() async throws {
    let answer = try await refusal {
      try FileManager.default.removeItem(at: $0.data.appendingPathComponent("opera.sqlite"))
    }
    #expect(answer.code == 1)
    #expect(
      answer.text.contains("GV0504: Data kunne ikke hentes fra opera (borger): kilden findes ikke"))
  }

  @Test func damagedDatabase_isNamed() async throws {
    let answer = try await refusal {
      try Data(repeating: 7, count: 8192).write(to: $0.data.appendingPathComponent("opera.sqlite"))
    }
    #expect(answer.text.contains("GV0504"))
    #expect(answer.text.contains("kilden er beskadiget"))
  }

  @Test func unknownCitizen_isRefusedWithTheNameOfWhatIsMissing() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      try stage.write(
        Sample.fetching(id: "proeve.data", call: "opera.borger(cpr)"), to: "data.yaml")
      _ = try await stage.startDaemon()
      let answer = try await stage.genvej("run", "proeve.data", "--set", "cpr=6101500010")
      #expect(answer.code == 1)
      #expect(answer.text.contains("borger"))
      #expect(!answer.text.contains("6101500010"))
    }
  }
}
