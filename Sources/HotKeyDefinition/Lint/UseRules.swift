import CaseData
import Diagnostics

/// What is fetched, or could be, and needed by nobody.
///
/// - Source: GDPR, Article 5(1)(c), data minimisation.
enum UseRules {
  static func findings(in set: DefinitionSet) -> [Diagnostic] {
    var use = ResultUse(set)
    for hotKey in set.hotKeys { use.visit(hotKey) }
    return queries(in: set, use) + fields(in: set)
  }

  private static func queries(in set: DefinitionSet, _ use: ResultUse) -> [Diagnostic] {
    set.sortedAdapters.flatMap { adapter in
      adapter.queries.compactMap { query in
        let name = "\(adapter.name.text).\(query.name.text)"
        guard let used = use.fields[name] else {
          return Diagnostic(
            .unusedQuery, .note, "no hot key uses query `\(name)`", at: query.name.span,
            label: "never used")
        }
        let idle = query.fields.keys.filter { !used.contains($0) }.sorted()
        guard !used.contains(ResultUse.everything), !idle.isEmpty else { return nil }
        return Diagnostic(
          .unusedResult, .note,
          "no hot key uses \(Phrase.list(idle)) of query `\(name)`", at: query.name.span,
          help: "leave \(idle.count == 1 ? "it" : "them") out of the query and of `fields`")
      }
    }
  }

  private static func fields(in set: DefinitionSet) -> [Diagnostic] {
    var filled: [String: Set<String>] = [:]
    for step in set.hotKeys.flatMap(\.fills) {
      filled["\(step.system.text).\(step.form.text)", default: []].formUnion(
        step.fields.map(\.name.text) + step.tables.map(\.name.text))
    }
    return set.sortedSystems.flatMap { system in
      system.forms.compactMap { form in
        let name = "\(system.id.text).\(form.name.text)"
        guard let used = filled[name] else {
          return Diagnostic(
            .fieldNeverFilled, .note, "no hot key fills form `\(name)`", at: form.name.span)
        }
        let idle = form.entries.compactMap { idleName($0, used) }
        guard !idle.isEmpty else { return nil }
        let what = idle.count == 1 ? "a field" : "\(idle.count) fields"
        return Diagnostic(
          .fieldNeverFilled, .note,
          "no hot key fills \(what) of form `\(name)`: \(Phrase.list(idle))",
          at: form.name.span)
      }
    }
  }

  private static func idleName(_ entry: FormEntry, _ used: Set<String>) -> String? {
    switch entry {
    case .field(let field):
      field.kind == .readOnly || used.contains(field.name.text) ? nil : field.name.text
    case .table(let table): used.contains(table.name.text) ? nil : table.name.text
    }
  }
}
