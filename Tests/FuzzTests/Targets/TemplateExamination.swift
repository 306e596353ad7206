import CaseData
import Diagnostics
import HotKeyDefinition
import Planning

/// Templates and the expressions in them, over data of every type.
enum TemplateExamination {
  private static let types: [String: ValueType] = [
    "t": .text, "i": .integer, "d": .decimal, "dato": .date, "f": .flag, "cpr": .cpr,
    "s": .secret, "b": .record(["navn": .text, "alder": .integer, "fra": .date, "ok": .flag]),
    "y": .list(.record(["navn": .text, "fra": .date, "tal": .integer])), "l": .list(.text),
    "m": .list(.record(["aar": .integer, "maaned": .integer, "ydelse": .text])),
  ]

  static func examine(_ bytes: [UInt8]) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    let file = SourceFile(path: "fuzz", text: text)
    let source = PositionedText(text: text, file: file, offsets: Array(0...file.scalars.count))
    var diagnostics: [Diagnostic] = []
    let template = Template.parse(source, into: &diagnostics)
    try promise((template == nil) == !diagnostics.isEmpty, "a template is refused in silence")
    if let template {
      _ = template.check(in: TypeScope(types), into: &diagnostics)
      if diagnostics.isEmpty { try write(template, text, bytes) }
    }
    try DiagnosticExamination.examine(diagnostics)
  }

  private static func write(_ template: Template, _ text: String, _ bytes: [UInt8]) throws {
    var sample = SampleData(bytes)
    var data: [String: Value] = [:]
    for (name, type) in types.sorted(by: { $0.key < $1.key }) {
      data[name] = sample.value(of: type)
    }
    let evaluator = Evaluator(data)
    var found: [Diagnostic] = []
    let value = evaluator.value(of: template, into: &found)
    try promise((value == nil) == !found.isEmpty, "a template is stopped in silence")
    try DiagnosticExamination.examine(found)
    try PlanExamination.refuse(found)
    if case .text(let written) = value {
      try promise(
        written.utf8.count <= Evaluator.largestText, "a template grows over the largest text")
    }
    guard !text.unicodeScalars.contains("{"), !text.unicodeScalars.contains("}") else { return }
    try promise(value == .text(text), "a text without tags does not stay as it is")
  }
}
