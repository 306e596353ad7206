import CaseData
import Diagnostics
import HotKeyDefinition
import Planning

/// What `check` has accepted can be planned, or is stopped for the sake of the data alone.
struct PlanExamination {
  /// What `check` has to find beforehand, whatever the data hold.
  private static let neverInRuns: Set<DiagnosticCode> = [
    .notACondition, .notWritable, .secretInText, .planIncomplete,
  ]

  private let hotKey: HotKey
  private let set: DefinitionSet
  private let data: [String: Value]

  init(_ hotKey: HotKey, _ set: DefinitionSet, _ bytes: [UInt8]) {
    self.hotKey = hotKey
    self.set = set
    var sample = SampleData(bytes)
    data = sample.data(of: hotKey, in: set)
  }

  func examine() throws {
    guard let day = CalendarDate(iso: "2026-11-22") else { return }
    var planned: [Plan.Action] = []
    do throws(PlanningError) {
      planned = try Planner(set: set).plan(hotKey, data: data, validOn: day).actions
    } catch {
      try DiagnosticExamination.examine(error.diagnostics)
      try Self.refuse(error.diagnostics)
    }
    for case .fill(let form) in planned {
      for field in form.fields { try Self.examine(field) }
    }
  }

  /// What is written acts as no key, and fits.
  private static func examine(_ field: FieldPlan) throws {
    guard case .text(let text) = field.content else { return }
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.value >= 0x20 || ($0 == "\n" && field.kind == .multiline)
    }
    try promise(isPlain || field.secret, "a control character reaches a field")
    try promise(text.count <= field.length ?? .max, "a text is longer than its field")
  }

  static func refuse(_ diagnostics: [Diagnostic]) throws {
    for diagnostic in diagnostics {
      try promise(
        !neverInRuns.contains(diagnostic.code),
        "`check` accepts what a run refuses: \(ShortRenderer().render(diagnostic))")
    }
  }
}
