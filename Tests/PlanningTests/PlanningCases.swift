import CaseData
import Diagnostics
import HotKeyDefinition

import struct Foundation.Decimal

@testable import Planning

/// What the planning tests share: a citizen who cannot exist, and short ways to definitions.
enum PlanningCases {
  static let data: [String: Value] = [
    "cpr": .text("6101900019"),
    "borger": .record([
      "navn": .text("Åse Bækgård"), "cpr": .text("6101900019"), "email": .missing, "tom": .text(""),
      "foedt": date("1990-01-10"), "foedttekst": .text("10-01-1990"), "timer": decimal("1234.5"),
      "alder": .integer(36), "aktiv": .flag(true), "passiv": .flag(false),
      "kode": .secret(Secret("hemmeligt")), "ophoert": .missing,
      "adresse": .text("Testvej 8\r\n2400 København NV"),
    ]),
    "ukendt": .missing,
    "navne": .list([
      .text("Østergård"), .text("Aaby"), .text("Zander"), .text("Ærø"), .text("abel"),
    ]),
    "huller": .list([.text("a"), .missing]),
    "ingen": .list([]),
    "ydelser": .list([
      .record([
        "ydelse": .text("Sygedagpenge"), "fra": date("2025-03-01"), "til": date("2025-06-30"),
        "beloeb": decimal("19.5"),
      ]),
      .record([
        "ydelse": .text("Dagpenge"), "fra": date("2024-01-01"), "til": .missing,
        "beloeb": .integer(7),
      ]),
      .record([
        "ydelse": .text("Kontanthjælp"), "fra": .missing, "til": .missing,
        "beloeb": decimal("8.25"),
      ]),
    ]),
  ]

  static func date(_ iso: String) -> Value { CalendarDate(iso: iso).map(Value.date) ?? .missing }

  static func decimal(_ text: String) -> Value {
    Decimal(string: text).map(Value.decimal) ?? .missing
  }

  static func source(_ text: String) -> PositionedText {
    PositionedText(
      text: text, file: SourceFile(path: "test.yaml", text: text),
      offsets: Array(0...text.unicodeScalars.count))
  }

  static func template(_ text: String) -> Template {
    var diagnostics: [Diagnostic] = []
    return Template.parse(source(text), into: &diagnostics)
      ?? Template(parts: [.text("‹\(diagnostics.map(\.message))›")], source: source(text))
  }

  static func expression(_ text: String) -> Expression {
    var diagnostics: [Diagnostic] = []
    return Expression.parse(source(text), into: &diagnostics)
      ?? .literal(.text("‹\(diagnostics.map(\.message))›"), source(text).span)
  }

  static func iteration(_ text: String) -> Iteration {
    var diagnostics: [Diagnostic] = []
    return Iteration.parse(source(text), into: &diagnostics)
      ?? Iteration(variable: name("x"), sequence: expression("x"), source: source(text))
  }

  static func name(_ text: String) -> Name { Name(text, at: source(text).span) }

  /// The text of a template, or each finding as `GV0220 «marked»: message`.
  static func written(_ text: String, _ data: [String: Value] = data) -> String {
    var diagnostics: [Diagnostic] = []
    let result = Evaluator(data).text(of: template(text), into: &diagnostics)
    return result ?? diagnostics.map(drawn).joined(separator: "\n")
  }

  static func drawn(_ finding: Diagnostic) -> String {
    let notes = finding.notes.map { "\n  note: \($0.message)" }.joined()
    return "\(finding.code.rawValue) «\(finding.span?.text ?? "")»: \(finding.message)\(notes)"
  }
}
