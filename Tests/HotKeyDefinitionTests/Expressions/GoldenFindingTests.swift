import Testing

@testable import HotKeyDefinition

extension String {
  /// The cases of a golden text.
  var components: [String] {
    split(separator: "\n\n").map(String.init)
  }
}

struct GoldenFindingTests {
  @Test(arguments: SyntaxFindings.all)
  func parser_saysWhatIsWrongAndWhere(_ golden: String) {
    compare(golden)
  }

  @Test(arguments: TypeFindings.all)
  func checker_saysWhatIsWrongAndWhere(_ golden: String) {
    compare(golden)
  }

  /// A code nobody can see is a code nobody can trust.
  @Test func everyCodeOfTheLanguage_hasACase() {
    let golden = (SyntaxFindings.all + TypeFindings.all).joined()
    for number in 1...18 where number != 15 {
      let code = "GV02" + (number < 10 ? "0" : "") + String(number)
      #expect(golden.contains(code), "\(code) has no golden case")
    }
  }

  private func compare(_ golden: String) {
    let template = String(golden.prefix { $0 != "\n" })
    let drawn = ExpressionCases.drawn(template, ExpressionCases.findings(inTemplate: template))
    #expect(drawn == golden)
  }
}
