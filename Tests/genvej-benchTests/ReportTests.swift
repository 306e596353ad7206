import Foundation
import Testing

@testable import genvej_bench

struct ReportTests {
  private let machine = MachineDescription(
    processor: "Some Processor", cores: 2, memoryGigabytes: 24, system: "Debian",
    loadBefore: 0.1,
    date: "2026-11-22T10:00:00Z")

  private func fill(_ tool: String, _ samples: [Double], right: [Int], goal: Double? = nil)
    -> BenchmarkRow
  {
    BenchmarkRow(
      part: "fill", tool: tool, target: "GTK", unit: .seconds, samples: samples, rightFields: right,
      fields: 60, goal: goal)
  }

  @Test func median_isTheMiddle_orTheMeanOfTheTwoMiddleOnes() {
    #expect(Statistics.median([3, 1, 2]) == 2)
    #expect(Statistics.median([4, 1, 3, 2]) == 2.5)
    #expect(Statistics.median([]) == 0)
  }

  @Test func ratio_comparesWithGenvej_inTheSameSituationOnly() {
    var report = BenchmarkReport(machine: machine)
    report.add(fill("Genvej", [0.2, 0.3, 0.25], right: [60, 60, 60]))
    let peer = fill("xdotool type", [10, 12], right: [50, 51])
    report.add(peer)
    #expect(report.ratio(of: peer) == 44)
    let elsewhere = BenchmarkRow(
      part: "fill", tool: "xdotool type", target: "Chromium", unit: .seconds, samples: [10])
    #expect(report.ratio(of: elsewhere) == nil)
    #expect(report.ratio(of: report.rows[0]) == nil)
  }

  @Test func missed_namesGenvejsRows_thatAreSlowOrWrong() {
    var report = BenchmarkReport(machine: machine)
    report.add(fill("Genvej", [0.4], right: [60], goal: 0.3))
    report.add(fill("Genvej", [0.2], right: [60, 59], goal: 0.3))
    report.add(fill("Genvej", [0.3], right: [60], goal: 0.3))
    report.add(fill("xdotool type", [10], right: [50]))
    #expect(report.missed == Array(report.rows.prefix(2)))
  }

  @Test func table_showsEachRow_alignedInMarkdown() {
    var report = BenchmarkReport(machine: machine)
    report.add(fill("Genvej", [0.25], right: [60], goal: 0.3))
    report.add(fill("xdotool type", [16.25, 20], right: [50, 52]))
    #expect(
      ReportTable.render(report) == """
        Some Processor, 2 cores, 24 GB, Debian, 2026-11-22T10:00:00Z

        | part | tool         | target | load | median | range     | runs | right       | × Genvej | goal  |
        | ---- | ------------ | ------ | ---- | ------ | --------- | ---- | ----------- | -------- | ----- |
        | fill | Genvej       | GTK    | idle | 0.25 s | 0.25-0.25 | 1    | 60 of 60    |          | ≤ 0.3 |
        | fill | xdotool type | GTK    | idle | 18.1 s | 16.3-20.0 | 2    | 50-52 of 60 | 72.5     |       |

        """)
  }

  @Test(arguments: [
    (0, "0"), (0.0123, "0.012"), (0.144, "0.14"), (5.904, "5.9"), (16.26, "16.3"), (240.4, "240"),
  ])
  func number_keepsTheFiguresThatMatter(_ value: Double, _ text: String) {
    #expect(ReportTable.number(value) == text)
  }

  @Test func report_isReadBack_asItWasWritten() throws {
    var report = BenchmarkReport(machine: machine)
    report.add(fill("Genvej", [0.25], right: [60], goal: 0.3))
    let path = "\(NSTemporaryDirectory())/genvej-bench-\(UUID().uuidString).json"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try report.write(to: path)
    let read = try JSONDecoder().decode(
      BenchmarkReport.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(read.rows == report.rows)
    #expect(read.machine == machine)
  }

  @Test func expectedFields_areSixty_inTheOrderOfTheForm() {
    #expect(MeasuringForm.expected.count == 60)
    #expect(MeasuringForm.expected["felt01"] != nil && MeasuringForm.expected["felt60"] != nil)
  }
}
