import DesktopTestKit
import Testing

@testable import genvej_bench

/// A small sample into every application, of which nothing is wrong, lost or misplaced.
///
/// `make fidelity` is the same with a large one.
@Suite(
  .serialized, .timeLimit(.minutes(3)),
  .enabled(
    if: Program.arePresent(
      .xvfb, .openbox, .setxkbmap, .python, .chromium, .firefox, .libreOffice)))
struct FidelityRunTests {
  @Test(
    arguments: [
      (FidelityTarget.chromium, "dk", .idle), (.firefox, "us", .idle), (.gtk, "us", .idle),
      (.qt, "de", .idle), (.tk, "se", .idle), (.libreoffice, "dk", .idle), (.gtk, "dk", .busy),
    ] as [(FidelityTarget, String, Load)])
  func sample_comesRight(
    _ target: FidelityTarget, _ layout: String, _ load: Load
  ) async throws {
    let run = FidelityRun(
      characters: 1_200, targets: [target], layouts: [layout], loads: [load])
    let report = try await run.count()
    #expect(report.total.sent >= 1_200)
    #expect(report.rows.map(\.way) == [.typed, .pasted])
    for row in report.rows {
      #expect(row.stops == [])
      #expect(row.text.isRight, "\(row.text)")
      #expect(row.unnoticed == 0)
    }
  }
}
