import CaseData
import Diagnostics

/// Compares one hot key with the rest of the set.
struct HotKeyChecker {
  let index: DefinitionIndex
  var findings: Findings
  /// Names and types an expression of the hot key may use.
  var scope = TypeScope([:])
  /// Whether it names something that is left out itself.
  private(set) var dependsOnError = false
  private let id: String
  /// Whether the file was read without error: only then is it said what is missing.
  let isWhole: Bool

  init(_ draft: HotKeyDraft, _ index: DefinitionIndex) {
    self.index = index
    findings = draft.findings
    id = draft.hotKey.id.text
    isWhole = !draft.findings.hasErrors
    for name in draft.opaqueNames { scope.names[name.text] = .unknown }
  }

  /// The hot key with its literals typed by the fields they fill.
  mutating func check(_ hotKey: HotKey) -> HotKey {
    checkNames(hotKey)
    for question in hotKey.questions { scope.names[question.name.text] = question.type }
    for source in hotKey.data {
      refuseLate(hotKey.questions, in: source)
      checkData(source)
    }
    let questions = checkLate(hotKey.questions)
    let steps = hotKey.steps.map { check($0) }
    if isWhole { warnOfUnused(hotKey) }
    return hotKey.with(questions: questions, steps: steps)
  }

  /// Says once that the hot key is left out for the sake of another file's error.
  mutating func leaveOut(_ subject: String, at span: SourceSpan) {
    dependsOnError = true
    let name = id.isEmpty ? "this hot key" : "hot key `\(id)`"
    findings.add(
      .leftOut, "\(name) is left out, because \(subject) is in error", at: span.range,
      severity: .note)
  }

  private mutating func checkNames(_ hotKey: HotKey) {
    let asked = Dictionary(
      hotKey.questions.map { ($0.name.text, $0.name.span) }, uniquingKeysWith: { first, _ in first }
    )
    for source in hotKey.data {
      guard let first = asked[source.name.text] else { continue }
      findings.add(
        .nameTwice, "`\(source.name.text)` stands under `ask` and under `data`",
        at: source.name.span.range, label: "again",
        notes: [Diagnostic.Note("`\(source.name.text)` stands here first", at: first)],
        help: "choose another name for the data")
    }
  }

  private mutating func checkData(_ source: DataSource) {
    let given = source.arguments.map { ($0.check(in: scope, into: &findings.diagnostics), $0.span) }
    let query = declaration(of: source)
    if let query { compare(given, with: query, source) }
    scope.names[source.name.text] = query?.resultType ?? .unknown
  }

  private mutating func declaration(of source: DataSource) -> QueryDeclaration? {
    let adapter = source.adapter.text
    if adapter == RateTable.adapterName { return rates(of: source) }
    switch index.adapter(adapter) {
    case .inError: leaveOut("adapter `\(adapter)`", at: source.adapter.span)
    case .unknown:
      findings.add(
        .unknownAdapter, "unknown adapter `\(adapter)`", at: source.adapter.span.range,
        label: "unknown adapter",
        help: Suggestion.help(adapter, in: index.adapterNames, noun: "adapters")
          ?? "adapters are declared in `HotKeys/adapters.yaml`")
    case .found(let queries):
      switch index.query(source.query.text, of: adapter, in: queries) {
      case .found(let query): return query
      case .inError: leaveOut("query `\(adapter).\(source.query.text)`", at: source.query.span)
      case .unknown: unknownQuery(source, queries)
      }
    }
    return nil
  }

  private mutating func rates(of source: DataSource) -> QueryDeclaration? {
    let id = source.query.text
    switch index.rates(id) {
    case .found(let table): return table.query
    case .inError: leaveOut("rates `\(id)`", at: source.query.span)
    case .unknown:
      findings.add(
        .unknownRates, "unknown rates `\(id)`", at: source.query.span.range,
        label: "unknown rates",
        help: Suggestion.help(id, in: index.rateIDs, noun: "rates")
          ?? "rates stand in `HotKeys/rates/<id>.yaml`")
    }
    return nil
  }

  private mutating func unknownQuery(_ source: DataSource, _ queries: [String: QueryDeclaration]) {
    let note = index.place(ofAdapter: source.adapter.text).map {
      Diagnostic.Note("`\(source.adapter.text)` is declared here", at: $0)
    }
    findings.add(
      .unknownQuery, "adapter `\(source.adapter.text)` has no query `\(source.query.text)`",
      at: source.query.span.range, label: "unknown query", notes: note.map { [$0] } ?? [],
      help: Suggestion.help(source.query.text, inUnordered: queries.keys, noun: "queries"))
  }

  private mutating func compare(
    _ given: [(type: ValueType, span: SourceSpan)], with query: QueryDeclaration,
    _ source: DataSource
  ) {
    let name = "\(source.adapter.text).\(query.name.text)"
    let note = Diagnostic.Note("`\(name)` is declared here", at: query.name.span)
    guard given.count == query.parameters.count else {
      let wanted = query.parameters.map(\.name.text).joined(separator: ", ")
      findings.add(
        .queryArgumentCount,
        "`\(name)` takes \(Phrase.count(query.parameters.count, "argument")), found \(given.count)",
        at: source.source.span.range, notes: [note], help: "write `\(name)(\(wanted))`")
      return
    }
    for (argument, parameter) in zip(given, query.parameters)
    where !parameter.type.accepts(argument.type) {
      findings.add(
        .queryArgumentType,
        "`\(parameter.name.text)` takes \(parameter.type.words), found \(argument.type.words)",
        at: argument.span.range, label: argument.type.words,
        notes: [
          Diagnostic.Note("`\(parameter.name.text)` is declared here", at: parameter.name.span)
        ])
    }
  }

  /// Data that nothing uses is still fetched, and a citizen's data need a use.
  private mutating func warnOfUnused(_ hotKey: HotKey) {
    var use = NameUse()
    for source in hotKey.data { for argument in source.arguments { use.visit(argument) } }
    for elements in hotKey.questions.compactMap(\.choice?.elements) { use.visit(elements) }
    for step in hotKey.steps {
      use.visit(step) { id in
        if case .found(let text) = index.text(id.text) { Array(text.needs.keys) } else { [] }
      }
    }
    guard !dependsOnError else { return }
    let names =
      hotKey.questions.map { ($0.name, "asked for") } + hotKey.data.map { ($0.name, "fetched") }
    for (name, verb) in names where !use.names.contains(name.text) {
      findings.add(
        .unusedData, "`\(name.text)` is \(verb) and never used", at: name.span.range,
        label: "never used", help: "leave it out, or use it in a step", severity: .warning)
    }
  }
}

extension HotKey {
  /// The same hot key with other questions and steps.
  func with(questions: [Question], steps: [Step]) -> HotKey {
    HotKey(
      id: id, title: title, summary: summary, keys: keys, owner: owner, purpose: purpose,
      manualTime: manualTime, questions: questions, data: data, steps: steps, changes: changes,
      file: file)
  }
}
