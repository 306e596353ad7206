import Diagnostics
import Testing

@testable import HotKeyDefinition

/// What `genvej explain` says of expressions is so.
struct ExpressionCatalogueTests {
  private static let entries = DiagnosticCatalogue.entries.filter { entry in
    (201...218).contains { entry.code.rawValue == "GV0\($0)" }
  }

  @Test func everyCode_isExplained() {
    #expect(Self.entries.count == 18)
  }

  @Test(
    arguments: entries.compactMap { entry in entry.badExample.map { (entry.code.rawValue, $0) } })
  func badExample_givesTheFinding(_ code: String, _ example: String) {
    #expect(ExpressionCases.findings(inTemplate: example).map(\.code.rawValue).contains(code))
  }

  @Test(arguments: entries.compactMap(\.goodExample))
  func goodExample_givesNone(_ example: String) {
    #expect(ExpressionCases.findings(inTemplate: example).map(\.message) == [])
  }
}
