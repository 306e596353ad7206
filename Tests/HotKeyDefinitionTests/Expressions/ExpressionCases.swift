import CaseData
import Diagnostics

@testable import HotKeyDefinition

/// What the tests of the expression language share: a scope, and findings drawn as text.
enum ExpressionCases {
  /// A scalar that stands by itself in a file.
  static func source(_ text: String) -> PositionedText {
    PositionedText(
      text: text, file: SourceFile(path: "test.yaml", text: text),
      offsets: Array(0...text.unicodeScalars.count))
  }

  static let scope = TypeScope([
    "cpr": .cpr,
    "borger": .record([
      "navn": .text, "cpr": .cpr, "email": .text, "foedt": .date, "timer": .decimal,
      "alder": .integer, "aktiv": .flag, "kode": .secret,
    ]),
    "ydelser": .list(
      .record(["ydelse": .text, "fra": .date, "til": .date, "beloeb": .decimal])),
    "maaneder": .list(.record(["aar": .integer, "maaned": .integer, "ydelse": .text])),
    "navne": .list(.text),
    "flag": .list(.flag),
  ])

  /// Everything parser and checker say of a template.
  static func findings(inTemplate text: String, _ scope: TypeScope = scope) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let template = Template.parse(source(text), into: &diagnostics)
    _ = template?.check(in: scope, into: &diagnostics)
    return diagnostics
  }

  /// The type of an expression that is right; `nil` where it is not.
  static func type(_ text: String) -> ValueType? {
    var diagnostics: [Diagnostic] = []
    let type = Expression.parse(source(text), into: &diagnostics)?
      .check(in: scope, into: &diagnostics)
    return diagnostics.isEmpty ? type : nil
  }

  /// Each finding under its source line: `^^^ GV0204: message [label]`, then its help.
  static func drawn(_ text: String, _ diagnostics: [Diagnostic]) -> String {
    ([text] + diagnostics.map(drawn)).joined(separator: "\n")
  }

  private static func drawn(_ finding: Diagnostic) -> String {
    let range = finding.span?.range ?? 0..<0
    let marks = String(repeating: "^", count: max(1, range.count))
    let label = finding.label.map { " [\($0)]" } ?? ""
    let help = finding.help.map { "\nhelp: \($0)" } ?? ""
    return String(repeating: " ", count: range.lowerBound) + marks
      + " \(finding.code.rawValue): \(finding.message)\(label)\(help)"
  }
}
