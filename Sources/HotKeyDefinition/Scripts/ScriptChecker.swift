package import CaseData
package import Diagnostics

/// A script that fits the definitions, with its data typed.
package struct CheckedScript: Sendable {
  package let hotKey: HotKey
  package let double: TestDouble?
  /// Each case, and the answers of queries by the names under `data:`.
  package let cases: [(content: ReplayCase, data: [String: Value])]
  package let file: SourceFile

  /// The script once for each of its cases, with that case alone.
  package var eachCase: [CheckedScript] {
    cases.map { CheckedScript(hotKey: hotKey, double: double, cases: [$0], file: file) }
  }

  /// The script with the cases alone whose name contains a text; `nil` where none does.
  package func cases(named part: String) -> CheckedScript? {
    let named = cases.filter { $0.content.title.text.contains(part) }
    if named.isEmpty { return nil }
    return CheckedScript(hotKey: hotKey, double: double, cases: named, file: file)
  }
}

/// Compares a script with the definitions in force.
///
/// - Errors: GV0702 and GV0703, and those of ``CaseValueReader``.
package struct ScriptChecker {
  private let set: DefinitionSet
  private var findings: Findings

  /// - Returns: `nil` and what is wrong, or the script and nothing but warnings.
  package static func check(_ script: ReplayScript, in set: DefinitionSet) -> (
    script: CheckedScript?, diagnostics: [Diagnostic]
  ) {
    var checker = ScriptChecker(set: set, findings: Findings(script.file))
    let checked = checker.check(script)
    // What all cases share is compared once for each of them.
    var seen: Set<String> = []
    let diagnostics = checker.findings.diagnostics.filter { finding in
      seen.insert("\(finding.code.rawValue) \(finding.span?.range.lowerBound ?? 0)").inserted
    }
    return (checker.findings.hasErrors ? nil : checked, diagnostics)
  }

  private mutating func check(_ script: ReplayScript) -> CheckedScript? {
    guard let hotKey = set.hotKeys.first(where: { $0.id.text == script.hotKey.text }) else {
      findings.add(
        .scriptUnknownHotKey, "there is no hot key `\(script.hotKey.text)`",
        at: script.hotKey.span.range, label: "unknown hot key",
        help: Suggestion.help(
          script.hotKey.text, in: set.hotKeys.map(\.id.text), noun: "hot keys"))
      return nil
    }
    if script.cases.isEmpty {
      findings.add(
        .nothingExpected, "the script has no case", at: script.hotKey.span.range)
    }
    let fields = fields(of: hotKey)
    let cases = script.cases.map { content -> (content: ReplayCase, data: [String: Value]) in
      checkNames(content, hotKey, fields)
      return (content, data(of: content, hotKey))
    }
    return CheckedScript(hotKey: hotKey, double: script.double, cases: cases, file: script.file)
  }

  /// Ids of the fields the hot key can come to; empty where it only inserts into any window.
  private func fields(of hotKey: HotKey) -> Set<String> {
    var ids: Set<String> = []
    for form in hotKey.forms(in: set) { ids.formUnion(form.flatFields.map(\.id)) }
    return ids
  }

  private mutating func checkNames(_ content: ReplayCase, _ hotKey: HotKey, _ fields: Set<String>) {
    let asked = hotKey.questions.map(\.name.text)
    for name in content.answers.keys.sorted(by: {
      $0.span.range.lowerBound < $1.span.range.lowerBound
    })
    where !asked.contains(name.text) {
      unknown("question", name, among: asked)
    }
    guard !fields.isEmpty else { return }
    let named =
      Array(content.form.keys) + content.expectation.fields.map(\.name)
      + content.faults.filter { $0.kind != .adapterTimeOut }.compactMap(\.at)
      + content.preview.leftOut
    let places = named.sorted { $0.span.range.lowerBound < $1.span.range.lowerBound }
    for name in places where !fields.contains(name.text) {
      unknown("field", name, among: fields.sorted())
    }
    let sources = hotKey.data.map(\.name.text)
    for fault in content.faults where fault.kind == .adapterTimeOut {
      if let name = fault.at, !sources.contains(name.text) { unknown("data", name, among: sources) }
    }
  }

  private mutating func unknown(_ noun: String, _ name: Name, among known: [String]) {
    findings.add(
      .scriptUnknownName, "the hot key has no \(noun) `\(name.text)`", at: name.span.range,
      label: "unknown \(noun)", help: Suggestion.help(name.text, in: known, noun: "names"))
  }

  private mutating func data(of content: ReplayCase, _ hotKey: HotKey) -> [String: Value] {
    var values: [String: Value] = [:]
    for (name, node) in content.data {
      guard let source = hotKey.data.first(where: { $0.name.text == name.text }) else {
        unknown("data", name, among: hotKey.data.map(\.name.text))
        continue
      }
      guard let query = set.query(source) else { continue }
      var reader = CaseValueReader(findings: findings, mode: .test)
      values[name.text] = reader.value(node, as: query.resultType, of: name.text)
      findings = reader.findings
    }
    return values
  }
}

extension HotKey {
  /// The forms it fills, and those of the systems it inserts into, the first of each.
  package func forms(in set: DefinitionSet) -> [Form] {
    steps.flatMap { step -> [Form] in
      switch step {
      case .confirm: []
      case .fill(let fill): set.form(fill).map { [$0] } ?? []
      case .insert(let insert):
        insert.systems.compactMap { set.systems[$0.text]?.forms.first }
      }
    }
  }
}

extension Form {
  /// Every field in Tab order with its id, `ydelser[1].fra` in a table, and its label there.
  package var flatFields: [(id: String, label: String, field: FormField)] {
    entries.flatMap { entry -> [(id: String, label: String, field: FormField)] in
      switch entry {
      case .field(let field): return [(field.name.text, field.label, field)]
      case .table(let table):
        return (1...table.rows).flatMap { row in
          table.columns.map { column in
            (
              "\(table.name.text)[\(row)].\(column.name.text)",
              column.label.replacing("{row}", with: String(row)), column
            )
          }
        }
      }
    }
  }
}
