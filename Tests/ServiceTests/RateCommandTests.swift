import DesktopTestKit
import Foundation
import Testing

/// Rates through `genvej plan`, as a run asks for them.
@Suite(.timeLimit(.minutes(2))) struct RateCommandTests {
  private static let table = """
    rates: proeve
    title: Prøvesats
    unit: kr. pr. km
    periods:
      - { from: 2023-01-01, to: 2023-12-31, value: 1.10, source: bilag 1, entered-by: a }
      - { from: 2024-01-01, to: 2024-12-31, value: 1.12, source: bilag 2, entered-by: a, approved-by: b, approved: 2024-01-03 }
      - { from: 2025-06-01, to: 2025-12-31, value: 9, source: bilag 4, entered-by: a, approved-by: b, approved: 9998-01-01 }
      - { from: 2026-01-01, value: 0.1, source: bilag 3, entered-by: a, approved-by: b, approved: 2026-01-03 }

    """
  private static let hotKey = """
    hotkey: proeve.sats
    title: Sats
    ask:
      dato: { type: date, from: prompt }
    data:
      sats: rates.proeve(dato)
    steps:
      - insert: "{{ sats.value | number }} {{ sats.unit }} {{ sats.id }} {{ sats.from | date }} {{ sats.to | date('endnu') }} {{ sats.source }}"

    """

  private func plan(_ date: String, _ more: String...) async throws -> DaemonStage.Answer {
    let stage = try CaseStage(hotKeys: ["rates/proeve.yaml": Self.table, "sats.yaml": Self.hotKey])
    let data = try more.map { ["--data", try stage.file("sag.yaml", $0)] }.flatMap { $0 }
    return try await stage.plan(["proeve.sats", "--set", "dato=\(date)", "--show"] + data)
  }

  @Test(arguments: [
    ("2024-01-01", "1,12 kr. pr. km proeve/2024-01-01 01-01-2024 31-12-2024 bilag 2"),
    ("31-12-2024", "1,12 kr. pr. km proeve/2024-01-01 01-01-2024 31-12-2024 bilag 2"),
    ("2026-07-01", "0,1 kr. pr. km proeve/2026-01-01 01-01-2026 endnu bilag 3"),
  ])
  func plan_hasTheRateOfTheDay(_ date: String, _ text: String) async throws {
    let answer = try await plan(date)
    #expect(answer.code == 0, "\(answer.text)")
    #expect(answer.text.contains(text), "\(answer.text)")
  }

  /// Before all periods, in a draft, in a gap, and in one to be approved in the future.
  @Test(arguments: ["2022-12-31", "2023-06-01", "2025-01-01", "2025-07-01"])
  func plan_isRefused_whereNoApprovedPeriodHoldsTheDay(_ date: String) async throws {
    let answer = try await plan(date)
    #expect(answer.code == 1)
    #expect(
      answer.errors == [
        "genvej: GV0507: Satsen »proeve« er ikke godkendt for den dato, det gælder. Spørg it-kontoret. Intet er skrevet."
      ])
    #expect(!answer.text.contains(date))
  }

  @Test func rate_canBeGiven_asAnyData() async throws {
    let answer = try await plan(
      "2023-06-01",
      """
      sats: { id: proeve/x, value: 2.5, unit: kr., from: 2023-01-01, source: opdigtet }

      """)
    #expect(answer.code == 0, "\(answer.text)")
    #expect(answer.text.contains("2,5 kr. proeve/x 01-01-2023 endnu opdigtet"), "\(answer.text)")
  }
}
