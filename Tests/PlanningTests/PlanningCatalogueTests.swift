import Diagnostics
import Testing

@testable import Planning

/// What `genvej explain` says of planning is so.
struct PlanningCatalogueTests {
  private static let entries = DiagnosticCatalogue.entries.filter { entry in
    (220...229).contains { entry.code.rawValue == "GV0\($0)" }
  }

  @Test func everyCode_isExplained() {
    #expect(Self.entries.count == 10)
  }

  @Test(
    arguments: entries.compactMap { entry in entry.badExample.map { (entry.code.rawValue, $0) } })
  func badExample_givesTheFinding(_ code: String, _ example: String) {
    #expect(PlanningCases.written(example).hasPrefix(code))
  }

  @Test(arguments: entries.compactMap(\.goodExample))
  func goodExample_givesNone(_ example: String) {
    #expect(PlanningCases.written(example) == "ingen e-mail")
  }
}
