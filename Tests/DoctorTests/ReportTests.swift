import Doctor
import Foundation
import Testing

/// How a report is written.
struct ReportTests {
  private static let lines = [
    ReportLine(.fail, .bus, "session", "there is none", help: "log in again"),
    ReportLine(.ok, .display, "server", ":0, 1920 x 1080", help: "not shown"),
    ReportLine(.warn, .chords, "Super+J", "another program has it", help: "free it"),
  ]

  @Test func text_isAligned_inTheOrderOfTheSections_withHelpBelow() {
    #expect(
      TextReport(DoctorReport(Self.lines)).text == """
        ok    display  server   :0, 1920 x 1080
        warn  chords   Super+J  another program has it
              free it
        fail  bus      session  there is none
              log in again

        1 ok, 1 warn, 1 fail

        """)
  }

  @Test func help_isWrapped_atWholeWords() {
    let help = (1...40).map { "word\($0)" }.joined(separator: " ")
    let text = TextReport(DoctorReport([ReportLine(.warn, .bus, "a", "b", help: help)])).text
    let rows = text.split(separator: "\n").dropFirst().dropLast()
    #expect(rows.allSatisfy { $0.count <= 100 && $0.hasPrefix("      word") })
    #expect(rows.joined(separator: " ").split(separator: " ").joined(separator: " ") == help)
  }

  @Test func longName_pushesOnlyItsOwnDetail() {
    let lines = [
      ReportLine(.ok, .adapters, "opera", "x"),
      ReportLine(.ok, .adapters, "an-adapter-of-a-very-long-name", "y"),
    ]
    let text = TextReport(DoctorReport(lines)).text
    #expect(text.contains("adapters  opera  x\n"))
    #expect(text.contains("adapters  an-adapter-of-a-very-long-name  y\n"))
  }

  @Test func json_isDecoded_toTheSameLines() throws {
    let report = DoctorReport(Self.lines)
    let decoded = try JSONDecoder().decode([ReportLine].self, from: Data(report.json.utf8))
    #expect(decoded == report.lines)
  }

  @Test func json_hasEveryKey_alsoWithoutHelp() {
    #expect(
      DoctorReport([ReportLine(.ok, .bus, "session", "answers")]).json == """
        [
          {"detail":"answers","help":null,"name":"session","section":"bus","status":"ok"}
        ]

        """)
    #expect(DoctorReport([]).json == "[]\n")
  }

  @Test func exitCode_is1_onlyWhenSomethingFailed() {
    #expect(DoctorReport(Self.lines).exitCode == 1)
    #expect(DoctorReport(Self.lines.filter { $0.status != .fail }).exitCode == 0)
  }
}
