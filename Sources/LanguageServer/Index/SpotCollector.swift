import Diagnostics
import HotKeyDefinition

/// Collects what stands where in one file.
struct SpotCollector {
  private let text: DefinitionText
  private let bindings: [String: Binding]
  private(set) var spots: [Spot] = []
  private(set) var loops: [Int: Loop] = [:]
  private(set) var isCertain = true
  private var path: String { text.file.path }

  init(_ text: DefinitionText, _ bindings: [String: Binding]) {
    self.text = text
    self.bindings = bindings
  }

  mutating func run() {
    var visits: [(GrammarVisit, GrammarContext)] = []
    GrammarWalk(file: text.file) { visits.append(($0, $1)) }.walk(text)
    for (visit, context) in visits { take(visit, context) }
    if let body = text.body { template(body, rows: nil) }
  }

  private mutating func take(_ visit: GrammarVisit, _ context: GrammarContext) {
    switch visit {
    case .key(let scalar, let key, _, _):
      guard let key else { return }
      spots.append(Spot(range: scalar.range, meaning: .key(key.name, summary: key.summary)))
    case .name(let scalar, .caseField): scriptedField(scalar, context)
    case .name(let scalar, let kind):
      guard let (symbol, isDeclaration) = context.symbol(scalar.text, kind, in: path) else {
        return
      }
      add(symbol, isDeclaration, scalar)
    case .scalar(let scalar, let kind), .either(let scalar, let kind, _):
      if !scalar.isAbsent { take(scalar, kind, context) }
    case .unfinished: isCertain = false
    }
  }

  private mutating func take(
    _ scalar: YAMLScalar, _ kind: ScalarKind, _ context: GrammarContext
  ) {
    switch kind {
    case .hotKeyID: add(.hotKey(scalar.text), true, scalar)
    case .systemID: add(.system(scalar.text), true, scalar)
    case .textID: add(.text(scalar.text), true, scalar)
    case .ratesID: add(.rates(scalar.text), true, scalar)
    case .reference(.caseField): scriptedField(scalar, context)
    case .reference(let reference):
      if let symbol = context.symbol(scalar.text, reference) { add(symbol, false, scalar) }
    case .formReference: formReference(scalar)
    case .words(let words):
      guard let word = words.first(where: { $0.text == scalar.text }) else { return }
      spots.append(
        Spot(range: scalar.range, meaning: .word(word.text, summary: word.summary)))
    case .dataCall: dataCall(scalar)
    case .expression: expression(scalar)
    case .iteration: iteration(scalar)
    case .template:
      template(scalar.positioned(in: text.file), rows: context.rows)
    case .fault:
      guard let kind = Grammar.Fault(rawValue: scalar.text) else { return }
      spots.append(
        Spot(
          range: scalar.range, meaning: .word(scalar.text, summary: Grammar.summary(of: kind))))
    case .prose, .chord, .chords, .path, .sql, .flag, .number, .date, .duration, .caseText,
      .caseValue:
      break
    }
  }

  private mutating func add(_ symbol: Symbol, _ isDeclaration: Bool, _ scalar: YAMLScalar) {
    // Quotes are not part of the name.
    let source = scalar.positioned(in: text.file)
    guard source.whole == nil, !scalar.text.isEmpty else {
      isCertain = false
      return
    }
    spots.append(
      Spot(
        range: source.span.range, meaning: .symbol(symbol, isDeclaration: isDeclaration)))
  }

  /// `navn`, or `ydelser[1].fra` in a table.
  private mutating func scriptedField(_ scalar: YAMLScalar, _ context: GrammarContext) {
    guard let hotKey = context.hotKey else { return isCertain = false }
    let source = scalar.positioned(in: text.file)
    guard source.whole == nil, !scalar.text.isEmpty else { return isCertain = false }
    let letters = Array(scalar.text.unicodeScalars)
    func add(_ range: Range<Int>, _ name: ScriptedName) {
      spots.append(
        Spot(
          range: source.span(range).range,
          meaning: .symbol(.scripted(hotKey: hotKey, name), isDeclaration: false)))
    }
    guard let bracket = letters.firstIndex(of: "["), let dot = letters.lastIndex(of: "."),
      bracket > 0, dot > bracket, dot + 1 < letters.count
    else { return add(0..<letters.count, .field(scalar.text)) }
    let table = String(scalars: letters[..<bracket])
    add(0..<bracket, .field(table))
    add(dot + 1..<letters.count, .column(table: table, String(scalars: letters[(dot + 1)...])))
  }

  private mutating func formReference(_ scalar: YAMLScalar) {
    let source = scalar.positioned(in: text.file)
    guard source.whole == nil else { return isCertain = false }
    let parts = scalar.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let length = parts[0].unicodeScalars.count
    if !parts[0].isEmpty {
      spots.append(
        Spot(
          range: source.span(0..<length).range,
          meaning: .symbol(.system(parts[0]), isDeclaration: false)))
    }
    guard parts.count == 2, !parts[1].isEmpty else { return }
    let range = source.span(length + 1..<scalar.text.unicodeScalars.count).range
    spots.append(
      Spot(
        range: range,
        meaning: .symbol(.form(system: parts[0], parts[1]), isDeclaration: false)))
  }

  // MARK: Expressions

  private mutating func dataCall(_ scalar: YAMLScalar) {
    let source = scalar.positioned(in: text.file)
    var findings: [Diagnostic] = []
    if DataCall.parse(source, into: &findings) == nil || source.whole != nil { isCertain = false }
    guard source.whole == nil else { return }
    let names = ExpressionSpots.names(Lexer.tokens(of: source)[...])
    guard let adapter = names.first else { return }
    let isOfRates = adapter.text == RateTable.adapterName
    spots.append(
      Spot(
        range: source.span(adapter.range).range,
        meaning: isOfRates
          ? .word(adapter.text, summary: Grammar.ratesSummary)
          : .symbol(.adapter(adapter.text), isDeclaration: false)))
    guard names.count > 1 else { return }
    let query =
      isOfRates ? Symbol.rates(names[1].text) : .query(adapter: adapter.text, names[1].text)
    spots.append(
      Spot(
        range: source.span(names[1].range).range, meaning: .symbol(query, isDeclaration: false)))
    collect { spots in
      spots.expression(
        source.part(names[1].range.upperBound..<source.text.unicodeScalars.count))
    }
  }

  private mutating func expression(_ scalar: YAMLScalar) {
    let source = scalar.positioned(in: text.file)
    var findings: [Diagnostic] = []
    if Expression.parse(source, into: &findings) == nil || source.whole != nil { isCertain = false }
    collect { $0.expression(source) }
  }

  private mutating func iteration(_ scalar: YAMLScalar) {
    let source = scalar.positioned(in: text.file)
    var findings: [Diagnostic] = []
    if Iteration.parse(source, into: &findings) == nil || source.whole != nil { isCertain = false }
    collect { $0.enter(source) }
  }

  private mutating func template(_ source: PositionedText, rows: PositionedText?) {
    var findings: [Diagnostic] = []
    if Template.parse(source, into: &findings) == nil || source.whole != nil { isCertain = false }
    var scope = bindings
    if let rows {
      var outer = ExpressionSpots(path: path, scope: bindings)
      outer.enter(rows)
      scope = outer.scope
    }
    collect(scope) { $0.template(source) }
  }

  private mutating func collect(
    _ scope: [String: Binding]? = nil, _ read: (inout ExpressionSpots) -> Void
  ) {
    var reader = ExpressionSpots(path: path, scope: scope ?? bindings)
    read(&reader)
    spots += reader.spots
    loops.merge(reader.loops) { first, _ in first }
  }
}

extension GrammarContext {
  /// What a name of a mapping stands for, and whether it is declared there.
  func symbol(_ name: String, _ kind: NameKind, in file: String) -> (Symbol, Bool)? {
    switch kind {
    case .question, .data: return (.name(file: file, name), true)
    case .adapter: return (.adapter(name), true)
    case .query: return adapter.map { (.query(adapter: $0, name), true) }
    case .parameter, .resultField:
      guard let adapter, let query else { return nil }
      return kind == .parameter
        ? (.parameter(adapter: adapter, query: query, name), true)
        : (.resultField(adapter: adapter, query: query, name), true)
    case .window: return system.map { (.window(system: $0, name), true) }
    case .form: return system.map { (.form(system: $0, name), true) }
    case .formField, .filledField, .filledTable:
      guard let system, let form else { return nil }
      return (.field(system: system, form: form, name), kind == .formField)
    case .column, .filledColumn:
      guard let system, let form, let table else { return nil }
      return (.column(system: system, form: form, table: table, name), kind == .column)
    case .need: return (.need(file: file, needs + [name]), true)
    case .caseData, .answer: return hotKey.map { (.scripted(hotKey: $0, .value(name)), false) }
    case .caseResult:
      guard let hotKey, let entry else { return nil }
      return (.scripted(hotKey: hotKey, .resultField(data: entry, name)), false)
    case .matchedColumn, .caseField: return nil
    }
  }

  /// What a value names.
  func symbol(_ name: String, _ reference: ScalarKind.Reference) -> Symbol? {
    switch reference {
    case .hotKey: return .hotKey(name)
    case .caseData: return hotKey.map { .scripted(hotKey: $0, .value(name)) }
    case .caseField: return nil
    case .system: return .system(name)
    case .text: return .text(name)
    case .window: return system.map { .window(system: $0, name) }
    case .field:
      guard let system, let form else { return nil }
      return .field(system: system, form: form, name)
    case .parameter:
      guard let adapter, let query else { return nil }
      return .parameter(adapter: adapter, query: query, name)
    }
  }
}
