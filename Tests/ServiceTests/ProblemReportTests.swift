import Engine
import PanelModel
import Testing

@testable import Service

/// What is sent to the IT office holds codes and counts.
struct ProblemReportTests {
  private static let english = PanelLanguage(environment: ["LANG": "en_GB.UTF-8"])
  private static let value = "Hemmelig 610190-0019"

  private func report(_ language: PanelLanguage) -> String {
    let field = { (result: FieldOutcome.Result, retried: Bool) in
      FieldOutcome(
        id: "felt01", label: Self.value, result: result, retried: retried, duration: .seconds(1))
    }
    let difference = TextDifference(expected: Self.value, found: "Hemmelig")
    let outcome = RunOutcome(
      run: "run-3", hotKey: "proeve.skema", status: .failed,
      failure: RunFailure(.mismatch(difference), field: "felt03", label: Self.value),
      fields: [field(.proved, true), field(.kept, false), field(.failed, true)],
      duration: .milliseconds(1234), clipboardReturned: true, warnings: [])
    return ProblemReport(outcome, version: "9.9", in: language).text
  }

  @Test func report_isDanish() {
    #expect(
      report(.danish).split(separator: "\n") == [
        "Problem med en genvej", "Genvej: proeve.skema", "Version: 9.9", "Kørsel: run-3, failed",
        "Kode: GV0523", "Felt: felt03", "Afvigelse: feltet har kun 8 af 20 tegn",
        "Felter: 1 kontrolleret, 0 ikke kontrolleret, 1 urørt, 1 fejl, 2 i andet forsøg",
        "Varighed: 1234 ms",
      ])
  }

  @Test func report_isEnglish_whereTheDeskIs() {
    let text = report(Self.english)
    #expect(text.hasPrefix("A problem with a hot key\nGenvej: proeve.skema\n"))
    #expect(text.contains("Code: GV0523\nField: felt03\nDifference: "))
    #expect(text.contains("Fields: 1 checked, 0 not checked, 1 left alone, 1 wrong, 2 at the"))
  }

  @Test(arguments: [PanelLanguage.danish, english])
  func report_holdsNoValue(_ language: PanelLanguage) {
    #expect(!report(language).contains("Hemmelig") && !report(language).contains("0019"))
  }
}
