import Diagnostics
import Testing

@testable import HotKeyDefinition

/// Hostile and random input: a finding or a template, never a crash, never a long wait.
struct ExpressionLimitTests {
  private func codes(_ text: String) -> [String] {
    ExpressionCases.findings(inTemplate: text).map(\.code.rawValue)
  }

  @Test(arguments: [
    "(", "not ", "cpr | default(", "cpr and (", "1 == (",
  ])
  func nesting_isAFinding_whenDeeperThanTheLimit(_ opening: String) {
    let text = "{{ " + String(repeating: opening, count: 6_000) + " }}"
    #expect(codes(text) == ["GV0215"])
  }

  @Test(arguments: [" | upper", " and true", " or true", " | default('x')"])
  func chain_isAFinding_whenLongerThanTheLimit(_ link: String) {
    let long = "{{ borger.navn" + String(repeating: link, count: 6_000) + " }}"
    #expect(codes(long) == ["GV0215"])
    let right = "{{ borger.navn" + String(repeating: link, count: 63) + " }}"
    #expect(codes(right).filter { $0 != "GV0212" } == [])
    let wrong = "{{ borger.navn" + String(repeating: link, count: 64) + " }}"
    #expect(codes(wrong) == ["GV0215"])
  }

  @Test func blocks_areAFinding_whenDeeperThanTheLimit() {
    func nested(_ depth: Int) -> String {
      String(repeating: "{% if borger.aktiv %}", count: depth) + "x"
        + String(repeating: "{% endif %}", count: depth)
    }
    #expect(codes(nested(64)) == [])
    #expect(codes(nested(65)) == ["GV0215"])
    #expect(codes(nested(6_000)) == ["GV0215"])
  }

  @Test func branches_areNotNested() {
    let text =
      "{% if false %}" + String(repeating: "{% elif borger.aktiv %}x", count: 2_000) + "{% endif %}"
    #expect(codes(text) == [])
  }

  @Test(arguments: [
    "{{", "{%", "{#", "{{ '", "}}", "{{ }}", "{% if %}", "'\"", "{{ a | ", "{{ a b }}",
  ])
  func longInput_isReadInOnePass(_ piece: String) {
    let text = String(repeating: piece, count: 6_000)
    var diagnostics: [Diagnostic] = []
    let template = Template.parse(ExpressionCases.source(text), into: &diagnostics)
    #expect((template == nil) == !diagnostics.isEmpty)
  }

  /// A linear congruential generator: the same inputs in every run.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  private static let pieces = [
    "{{", "}}", "{%", "%}", "{#", "#}", "{{-", "-}}", "{%-", "-%}", " ", "\n", "'", "\"", "\\", "(",
    ")", ",",
    ".", "|", "==", "!=", "<", ">=", "=", "-", "1", "1.5", "99999999999999999999", "if ", "elif ",
    "else", "endif",
    "for ", " in ", "endfor", "and ", "or ", "not ", "true", "borger", "navn", "ydelser", "cpr",
    "date", "default",
    "sort", "map", "'fra'", "take", "æ", "😀", "\u{0}", "\u{202E}", "e\u{301}", "\u{200B}", "{", "}",
    "%", "#",
  ]

  @Test(arguments: 0..<32)
  func randomTemplates_neverCrash(_ seed: Int) {
    var dice = Dice(state: UInt64(seed))
    for _ in 0..<100 {
      let text = (0..<(1 + dice.roll(40))).map { _ in
        ExpressionLimitTests.pieces[dice.roll(ExpressionLimitTests.pieces.count)]
      }.joined()
      var diagnostics: [Diagnostic] = []
      let source = ExpressionCases.source(text)
      let template = Template.parse(source, into: &diagnostics)
      #expect((template == nil) == !diagnostics.isEmpty)
      _ = template?.check(in: ExpressionCases.scope, into: &diagnostics)
      _ = Iteration.parse(source, into: &diagnostics)?.check(
        in: ExpressionCases.scope, into: &diagnostics)
      _ = DataCall.parse(source, into: &diagnostics)
      let count = text.unicodeScalars.count
      for finding in diagnostics {
        let range = finding.span?.range ?? -1..<0
        #expect(range.lowerBound >= 0 && range.upperBound <= count)
      }
    }
  }
}
