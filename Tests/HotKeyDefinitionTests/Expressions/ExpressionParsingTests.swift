import CaseData
import Diagnostics
import Testing

import struct Foundation.Decimal

@testable import HotKeyDefinition

struct ExpressionParsingTests {
  /// The expression with every operator and filter in parentheses.
  private func shape(_ text: String) -> String? {
    var diagnostics: [Diagnostic] = []
    let expression = Expression.parse(ExpressionCases.source(text), into: &diagnostics)
    #expect((expression == nil) == !diagnostics.isEmpty)
    return expression.map(shape)
  }

  private func shape(_ expression: Expression) -> String {
    switch expression {
    case .path(let names): names.map(\.text).joined(separator: ".")
    case .literal(.text(let text), _): "'\(text)'"
    case .literal(.integer(let number), _): "\(number)"
    case .literal(.decimal(let number), _): "\(number)"
    case .literal(.flag(let flag), _): "\(flag)"
    case .literal: "?"
    case .filtered(let input, let call):
      "(\(shape(input)) | \(call.name.text)(\(call.arguments.map(shape).joined(separator: ", "))))"
    case .comparison(let left, let sign, let right):
      "(\(shape(left)) \(sign.rawValue) \(shape(right)))"
    case .and(let left, let right): "(\(shape(left)) and \(shape(right)))"
    case .or(let left, let right): "(\(shape(left)) or \(shape(right)))"
    case .not(let operand, _): "(not \(shape(operand)))"
    }
  }

  @Test(arguments: [
    ("a.b.c", "a.b.c"),
    ("a or b and not c == d", "(a or (b and (not (c == d))))"),
    ("a | f == b | g", "((a | f()) == (b | g()))"),
    ("(a or b) and c", "((a or b) and c)"),
    ("a | f(1, 'x' | g) | h", "((a | f(1, ('x' | g()))) | h())"),
    ("not not a", "(not (not a))"),
    ("-12", "-12"), ("1.50", "1.5"), ("-0.25", "-0.25"), ("true", "true"),
    ("seneste-plan.foedt_dato", "seneste-plan.foedt_dato"),
    ("x.and.in", "x.and.in"), ("ører", "ører"),
    (#"'it\'s' "#, "'it's'"), (#""a\nb""#, "'a\nb'"), (#"'\{\{'"#, "'{{'"),
    (
      "a<=1 and b>=2 and c!=d and e<f and g>h",
      "(((((a <= 1) and (b >= 2)) and (c != d)) and (e < f)) and (g > h))"
    ),
  ])
  func expression_bindsAsTheGrammarSays(_ text: String, _ expected: String) {
    #expect(shape(text) == expected)
  }

  @Test func decimalLiteral_isExact() {
    var diagnostics: [Diagnostic] = []
    let expression = Expression.parse(ExpressionCases.source("0.1"), into: &diagnostics)
    guard case .literal(.decimal(let number), _) = expression else {
      Issue.record("no decimal")
      return
    }
    #expect(number == Decimal(sign: .plus, exponent: -1, significand: 1))
  }

  @Test(arguments: [
    ("  borger.navn | default('x') ", "borger.navn | default('x')"),
    ("(cpr)", "cpr"),
    ("not a", "not a"),
    ("a == 'b' | upper", "a == 'b' | upper"),
    (" 'æøå😀' | f( 1 , 2 )  ", "'æøå😀' | f( 1 , 2 )"),
  ])
  func span_isFromFirstToLastLetter(_ text: String, _ expected: String) {
    var diagnostics: [Diagnostic] = []
    let expression = Expression.parse(ExpressionCases.source(text), into: &diagnostics)
    #expect(expression?.span.text == expected)
  }

  /// Offsets need not follow one another: YAML takes a line break and its indentation together.
  @Test func span_followsTheOffsetsOfTheScalar() {
    let file = SourceFile(path: "test.yaml", text: "navn: \"\\u007b{ borger.\n    navn }}\"\n")
    let text = "{{ borger. navn }}"
    let place = [7] + Array(13...22) + [23] + Array(28...34)
    let source = PositionedText(text: text, file: file, offsets: place)
    var diagnostics: [Diagnostic] = []
    _ = Template.parse(source, into: &diagnostics)?.check(in: TypeScope([:]), into: &diagnostics)
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.span?.text == "borger")
    #expect(
      diagnostics.first?.help
        == "nothing is known here; add it under `ask:`, `data:` or a text's `needs:`")
  }

  @Test func iteration_hasNameAndList() {
    var diagnostics: [Diagnostic] = []
    let source = ExpressionCases.source("y in ydelser | sort('fra')")
    let iteration = Iteration.parse(source, into: &diagnostics)
    let type = iteration?.check(in: ExpressionCases.scope, into: &diagnostics)
    #expect(iteration?.variable.span.text == "y")
    #expect(iteration.map { shape($0.sequence) } == "(ydelser | sort('fra'))")
    #expect(type == .record(["ydelse": .text, "fra": .date, "til": .date, "beloeb": .decimal]))
    #expect(diagnostics.isEmpty)
  }

  @Test(arguments: ["", "ydelser", "in ydelser", "y in", "y, z in ydelser", "y in ydelser x"])
  func iteration_isRefused_whenNotNameInList(_ text: String) {
    var diagnostics: [Diagnostic] = []
    #expect(Iteration.parse(ExpressionCases.source(text), into: &diagnostics) == nil)
    #expect(diagnostics.count == 1)
  }

  @Test func dataCall_hasAdapterQueryAndArguments() {
    var diagnostics: [Diagnostic] = []
    let call = DataCall.parse(
      ExpressionCases.source("opera.borger(cpr | cpr('plain'), 3)"), into: &diagnostics)
    #expect(diagnostics.isEmpty)
    #expect(call?.adapter.text == "opera")
    #expect(call?.query.text == "borger")
    #expect(call?.query.span.range == 6..<12)
    #expect(call?.arguments.map(shape) == ["(cpr | cpr('plain'))", "3"])
    #expect(
      DataCall.parse(ExpressionCases.source("opera.satser()"), into: &diagnostics)?.arguments
        .isEmpty == true)
  }

  @Test(arguments: [
    ("opera", "GV0218 expected `adapter.query(arguments)`"),
    ("opera.borger", "GV0218 expected `adapter.query(arguments)`"),
    ("opera.borger.navn(cpr)", "GV0218 expected `adapter.query(arguments)`"),
    ("'a'", "GV0218 expected `adapter.query(arguments)`"),
    ("", "GV0218 expected `adapter.query(arguments)`"),
    ("opera.borger(cpr", "GV0202 expected `,` or `)`, found the end"),
    ("opera.borger(cpr,)", "GV0202 expected a value, found `)`"),
    ("opera.borger(cpr) | first", "GV0202 expected the end, found `|`"),
    ("opera.borger(cpr); drop", "GV0202 unexpected `;` in an expression"),
  ])
  func dataCall_isRefused_whenNotOneCall(_ text: String, _ expected: String) {
    var diagnostics: [Diagnostic] = []
    #expect(DataCall.parse(ExpressionCases.source(text), into: &diagnostics) == nil)
    #expect(diagnostics.map { "\($0.code.rawValue) \($0.message)" } == [expected])
  }
}
