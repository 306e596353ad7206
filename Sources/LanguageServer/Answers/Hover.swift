import CaseData
import Diagnostics
import HotKeyDefinition

/// What is told about a place.
package struct Hover: Sendable {
  /// Markdown; what definitions say stays Danish.
  package let text: String
  package let range: Range<Int>
}

extension DefinitionModel {
  /// What is known of the place; `nil` where nothing is.
  package func hover(in index: FileIndex, at offset: Int) -> Hover? {
    guard let spot = index.spot(at: offset) else { return nil }
    let text: String? =
      switch spot.meaning {
      case .key(let name, let summary): "**`\(name)`**\n\n\(summary)"
      case .word(let word, let summary): "`\(word)`: \(summary)"
      case .filter(let name):
        FilterSignature.named(name).map { "**filter** `\($0.signature)`\n\n\($0.summary)" }
      case .symbol(let symbol, _): describe(resolved(symbol), in: index)
      }
    return text.map { Hover(text: $0, range: spot.range) }
  }

  private func describe(_ symbol: Symbol, in index: FileIndex) -> String? {
    switch symbol {
    case .hotKey(let id):
      guard let hotKey = hotKeys[id] else { return nil }
      return lines(
        "**hot key** `\(id)`", hotKey.title, hotKey.summary,
        hotKey.keys.map { "`\($0.description)`" })
    case .system(let id):
      guard let system = systems[id] else { return nil }
      let forms = system.forms.map { "`\($0.name.text)`" }.joined(separator: ", ")
      return lines(
        "**system** `\(id)`: \(system.title)", "environment: \(system.environment.rawValue)",
        forms.isEmpty ? nil : "forms: \(forms)")
    case .window(let system, let name): return describe(window: name, of: system)
    case .form(let system, let name): return describe(form: name, of: system)
    case .field(let system, let form, let name):
      if let field = field(name, of: form, system) { return field.description }
      return table(name, of: form, system).map { table in
        let columns = table.columns.map { "- `\($0.name.text)`: \($0.label)" }
        return lines(
          "**table** `\(name)`, \(table.rows) rows", columns.joined(separator: "\n"))
      }
    case .column(let system, let form, let table, let name):
      return self.table(table, of: form, system)?.columns.first { $0.name.text == name }?
        .description
    case .adapter(let name):
      guard let adapter = adapters[name] else { return nil }
      let queries = adapter.queries.map { "- `\($0.usage)`: \($0.resultType.words)" }
      return lines(
        "**adapter** `\(name)`, \(adapter.kind.rawValue)", queries.joined(separator: "\n"))
    case .query(let adapter, let name):
      guard let query = query(name, of: adapter) else { return nil }
      return lines("**query** `\(adapter).\(name)\(query.signature)`", query.fieldList)
    case .parameter(let adapter, let query, let name):
      let found = self.query(query, of: adapter)?.parameters.first { $0.name.text == name }
      return found.map { "**parameter** `\(name)` of `\(adapter).\(query)`: \($0.type.words)" }
    case .resultField(let adapter, let query, let name):
      let type = self.query(query, of: adapter)?.fields[name]
      return type.map { "**field** `\(name)` of `\(adapter).\(query)`: \($0.words)" }
    case .text(let id):
      guard let text = texts[id] else { return nil }
      let needs = text.needs.sorted { $0.key < $1.key }.map { "`\($0.key)`: \($0.value.words)" }
      return lines(
        "**text** `\(id)`: \(text.title)",
        needs.isEmpty ? nil : "needs \(needs.joined(separator: ", "))")
    case .rates(let id): return rates[id].map { describe($0) }
    case .scripted: return nil
    case .name(let file, let name): return describe(name: name, in: files[file] ?? index)
    case .need(_, let path):
      guard let type = type(ofNeed: path, in: index) else { return nil }
      return lines("**need** `\(path.joined(separator: "."))`: \(type.words)", type.fieldList)
    case .loop(_, let offset):
      guard let loop = index.loops[offset] else { return nil }
      let type = type(ofLoopAt: offset, in: index)
      return lines("`\(loop.variable)`: \(type.words), one of a list", type.fieldList)
    }
  }

  private func describe(_ table: RateTable) -> String {
    let periods = table.periods.map { period in
      let state = period.approval == nil ? " (not approved)" : ""
      return "- \(period.from.iso) – \(period.to?.iso ?? ""): \(period.value)\(state)"
    }
    return lines(
      "**rates** `\(table.id.text)`: \(table.title)", table.unit, table.legalBasis,
      periods.joined(separator: "\n"))
  }

  private func describe(window name: String, of system: String) -> String? {
    guard let window = systems[system]?.windows.first(where: { $0.name.text == name }) else {
      return nil
    }
    return lines(
      "**window** `\(name)` of `\(system)`", window.windowClass.map { "class: `\($0)`" },
      window.title.map { "title: `\($0)`" })
  }

  private func describe(form name: String, of system: String) -> String? {
    guard let form = form(name, of: system) else { return nil }
    let required = form.entries.compactMap { entry -> String? in
      guard case .field(let field) = entry, field.required else { return nil }
      return "`\(field.name.text)`"
    }
    return lines(
      "**form** `\(system).\(name)`: \(systems[system]?.title ?? "")",
      "\(form.entries.count) fields and tables, found by \(form.finding.rawValue)",
      required.isEmpty ? nil : "required: \(required.joined(separator: ", "))")
  }

  private func describe(name: String, in index: FileIndex) -> String? {
    guard case .hotKey(let hotKey, _) = index.content else { return nil }
    let type = scope(of: index.content).names[name] ?? .unknown
    if let source = hotKey.data.first(where: { $0.name.text == name }) {
      return lines(
        "`\(name)`: \(type.words) from `\(source.adapter.text).\(source.query.text)`",
        type.fieldList)
    }
    return lines("`\(name)`: \(type.words), asked for", type.fieldList)
  }

  private func type(ofNeed path: [String], in index: FileIndex) -> ValueType? {
    guard case .text(let heading) = index.content else { return nil }
    var type = ValueType.record(heading.needs)
    for name in path {
      if case .list(let element) = type { type = element }
      guard case .record(let fields) = type, let next = fields[name] else { return nil }
      type = next
    }
    return type
  }

  private func lines(_ parts: String?...) -> String {
    parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}

extension FormField {
  fileprivate var description: String {
    var traits = [kind.rawValue]
    if let length { traits.append("\(length) characters at most") }
    if required { traits.append("required") }
    var text = "**field** `\(name.text)`: \(label)\n\n\(traits.joined(separator: ", "))"
    if !options.isEmpty { text += "\n\n" + options.map { "- \($0)" }.joined(separator: "\n") }
    return text
  }
}

extension CatalogueEntry {
  /// The entry in Markdown, for a hover over a finding.
  package var markdown: String {
    var text = "**\(code.rawValue)**: \(title)\n\n\(explanation)"
    if let badExample { text += "\n\nThis gives the finding:\n\n```yaml\n\(badExample)\n```" }
    if let goodExample { text += "\n\nThis does not:\n\n```yaml\n\(goodExample)\n```" }
    return text
  }
}
