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

  @Test func databaseHeldByAnotherProgram_isNamed() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      try stage.write(
        Sample.fetching(id: "proeve.data", call: "opera.borger(cpr)"), to: "data.yaml")
      let holder = try await session.start(
        .python, ["-c", Self.holding, stage.data.appendingPathComponent("opera.sqlite").path])
      try await holder.line { $0 == "held" }
      let daemon = try await stage.startDaemon()
      let answer = try await stage.genvej("run", "proeve.data", "--set", "cpr=6101900019")
      #expect(answer.code == 1)
      #expect(
        answer.text.contains("opera (borger): kilden er optaget af et andet program"),
        "\(answer.text)")
      #expect(stage.auditTrail.contains("\"run-refused\""))
      await holder.terminate()
      let again = try await stage.genvej("run", "proeve.data", "--set", "cpr=6101900019")
      #expect(again.text.contains("GV0510"), "it got as far as its window: \(again.text)")
      await daemon.terminate()
    }
  }

  private static let holding = """
    import sqlite3, sys, threading
    connection = sqlite3.connect(sys.argv[1], isolation_level=None)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    print("held", flush=True)
    threading.Event().wait()
    """

  /// A view that never comes to its end stands for a database that is too slow.
  @Test func slowDatabase_isGivenUp_atTheDeadline() async throws {
    let answer = try await refusal { stage in
      let slow = """
        import sqlite3, sys
        connection = sqlite3.connect(sys.argv[1])
        columns = [row[1] for row in connection.execute("PRAGMA table_info(borger)")]
        connection.execute("ALTER TABLE borger RENAME TO borger_alle")
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        connection.execute(f"CREATE VIEW borger AS SELECT {', '.join(columns)} FROM borger_alle WHERE ({endless}) > 0")
        connection.commit()
        """
      let python = Process()
      python.executableURL = URL(fileURLWithPath: try Program.python.located())
      python.arguments = ["-c", slow, stage.data.appendingPathComponent("opera.sqlite").path]
      try python.run()
      python.waitUntilExit()
      #expect(python.terminationStatus == 0)
    }
    #expect(answer.code == 1)
    #expect(answer.text.contains("opera (borger): intet svar inden for fristen"), "\(answer.text)")
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

  @Test func dayWithoutAnApprovedRate_isRefused_andNotNamed() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      try FileManager.default.createDirectory(
        at: stage.hotKeys.appendingPathComponent("rates"), withIntermediateDirectories: true)
      try stage.write(
        """
        rates: proeve
        title: Prøve
        unit: kr.
        periods:
          - { from: 2024-01-01, to: 2024-12-31, value: 1, source: a, entered-by: b, approved-by: c, approved: 2024-01-02 }
          - { from: 2025-01-01, value: 2, source: a, entered-by: b }

        """, to: "rates/proeve.yaml")
      try stage.write(
        """
        hotkey: proeve.sats
        title: Prøve
        ask:
          dato: { type: date, from: prompt }
        data:
          sats: rates.proeve(dato)
        steps:
          - insert: "{{ sats.value }}"
            into: journal

        """, to: "sats.yaml")
      _ = try await stage.startDaemon()
      let draft = try await stage.genvej("run", "proeve.sats", "--set", "dato=03-06-2025")
      #expect(draft.code == 1)
      #expect(draft.text.contains("GV0507: Satsen »proeve« er ikke godkendt"), "\(draft.text)")
      #expect(!draft.text.contains("2025"))
      #expect(stage.auditTrail.contains("\"run-refused\""))
      let approved = try await stage.genvej("run", "proeve.sats", "--set", "dato=03-06-2024")
      #expect(approved.text.contains("GV0510"), "it got as far as its window: \(approved.text)")
    }
  }
}
