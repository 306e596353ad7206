import CaseData
import Diagnostics
import HotKeyDefinition

/// What can be written at the end of an expression.
struct ExpressionCompletion {
  private let source: PositionedText
  private let scope: TypeScope
  private let isBlock: Bool
  private let query: CompletionQuery
  /// Before the word that is being written.
  private let tokens: [Token]
  private let all: [Unicode.Scalar]
  /// Where a text literal begins that is still open.
  private let openText: Int?

  /// - Parameters:
  ///   - source: from the beginning of the expression to the cursor.
  ///   - isBlock: whether it stands in `{% … %}`.
  init(_ source: PositionedText, scope: TypeScope, isBlock: Bool, query: CompletionQuery) {
    self.source = source
    self.scope = scope
    self.isBlock = isBlock
    self.query = query
    all = Array(source.text.unicodeScalars)
    openText = Self.openText(all)
    let word = all.reversed().prefix(while: CompletionQuery.isWord).count
    let end = openText ?? all.count - word
    tokens = Lexer.tokens(of: source.part(0..<end)).filter { $0.kind != .end }
  }

  private static func openText(_ scalars: [Unicode.Scalar]) -> Int? {
    var start: Int?
    var index = 0
    while index < scalars.count {
      if let open = start {
        if scalars[index] == "\\" {
          index += 1
        } else if scalars[index] == scalars[open] {
          start = nil
        }
      } else if scalars[index] == "'" || scalars[index] == "\"" {
        start = index
      }
      index += 1
    }
    return start
  }

  var completions: Completions? {
    let items = openText == nil ? items : fieldNames
    guard !items.isEmpty else { return nil }
    let range = openText.map { query.offset - (all.count - $0 - 1)..<query.offset } ?? query.word
    return Completions(items: items, range: range)
  }

  private var items: [CompletionItem] {
    guard let last = tokens.last else { return isBlock ? keywords : names }
    switch last.kind {
    case .sign(.dot): return fields
    case .sign(.pipe): return filters
    case .sign(.close): return []
    case .sign: return names
    case .word(let word): return after(word)
    case .text, .integer, .decimal, .end: return []
    }
  }

  private func after(_ word: String) -> [CompletionItem] {
    if isBlock, tokens.count == 1 {
      return ["if", "elif"].contains(word) ? names : []
    }
    return ["and", "or", "not", "in"].contains(word) ? names : []
  }

  private var keywords: [CompletionItem] {
    [
      ("if", "{% if … %} … {% endif %}"), ("elif", "another condition"), ("else", "otherwise"),
      ("endif", "ends `if`"), ("for", "{% for y in list %} … {% endfor %}"),
      ("endfor", "ends `for`"),
    ].map { CompletionItem($0.0, .keyword, detail: $0.1) }
  }

  // MARK: Names and fields

  private var names: [CompletionItem] {
    let known = scope.names.sorted { $0.key < $1.key }.map {
      CompletionItem($0.key, .variable, detail: $0.value.words)
    }
    return known.filter { !$0.label.unicodeScalars.contains(CompletionQuery.mark) }
  }

  private var fields: [CompletionItem] {
    var index = tokens.count - 1
    while index >= 1, tokens[index].kind == .sign(.dot), case .word = tokens[index - 1].kind {
      index -= 2
    }
    let path = ExpressionSpots.names(tokens[(index + 1)...])
    guard case .record(let fields)? = type(of: path.map(\.text)) else { return [] }
    return fields.sorted { $0.key < $1.key }.map {
      CompletionItem($0.key, .field, detail: $0.value.words)
    }
  }

  private func type(of path: [String]) -> ValueType? {
    guard let first = path.first, var type = scope.names[first] else { return nil }
    for name in path.dropFirst() {
      guard case .record(let fields) = type, let next = fields[name] else { return nil }
      type = next
    }
    return type
  }

  // MARK: Filters

  private var filters: [CompletionItem] {
    let input = operand(endingAt: tokens.count - 1)
    return FilterSignature.all.map { signature in
      CompletionItem(
        signature.name, .function, detail: signature.usage, documentation: signature.summary,
        insert: signature.name + (signature.counts.contains(0) ? "" : "("),
        fits: input.map { type in signature.inputs.contains { $0.accepts(type) } } ?? true)
    }
  }

  /// The type of what stands before a `|`.
  private func operand(endingAt end: Int) -> ValueType? {
    var depth = 0
    var start = end
    while start > 0 {
      switch tokens[start - 1].kind {
      case .sign(.close): depth += 1
      case .sign(.open) where depth > 0: depth -= 1
      case .sign(.pipe), .sign(.dot): break
      case .sign where depth == 0: return check(start, end)
      case .word(let word) where depth == 0 && Self.borders.contains(word): return check(start, end)
      default: break
      }
      start -= 1
    }
    return check(start, end)
  }

  private static let borders: Set<String> = ["and", "or", "not", "in", "if", "elif"]

  private func check(_ start: Int, _ end: Int) -> ValueType? {
    guard start < end else { return nil }
    let part = source.part(tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound)
    var findings: [Diagnostic] = []
    return Expression.parse(part, into: &findings)?.check(in: scope, into: &findings)
  }

  /// In the quotes of `sort('…')`, `where('…', …)` and `map('…')`.
  private var fieldNames: [CompletionItem] {
    let count = tokens.count
    guard count > 3, tokens[count - 1].kind == .sign(.open),
      case .word(let filter) = tokens[count - 2].kind, ["sort", "where", "map"].contains(filter),
      tokens[count - 3].kind == .sign(.pipe),
      case .list(.record(let fields))? = operand(endingAt: count - 3)
    else { return [] }
    return fields.sorted { $0.key < $1.key }.map {
      CompletionItem($0.key, .field, detail: $0.value.words)
    }
  }
}

extension CompletionQuery {
  /// A value that is nothing but an expression.
  func expression(
    _ source: PositionedText, _ place: Int, _ kind: ScalarKind, _ context: GrammarContext
  ) -> Completions? {
    let before = source.part(0..<place)
    if case .dataCall = kind, let completions = call(before, context) { return completions }
    var scope = scope
    // A name is not its own source.
    if let entry = context.entry { scope.names[entry] = nil }
    if case .iteration = kind {
      let tokens = Lexer.tokens(of: before)
      guard tokens.contains(where: { $0.kind == .word("in") }) else { return nil }
    }
    return ExpressionCompletion(before, scope: scope, isBlock: false, query: self).completions
  }

  /// What stands before the ids of rates, where there are any.
  private var rates: [CompletionItem] {
    guard !model.rates.isEmpty else { return [] }
    let name = RateTable.adapterName
    return [
      CompletionItem(
        name, .module, detail: "rates", documentation: Grammar.ratesSummary, insert: name + ".")
    ]
  }

  /// The adapter or the query of an entry of `data:`; `nil` within the arguments.
  private func call(_ before: PositionedText, _ context: GrammarContext) -> Completions? {
    let tokens = Lexer.tokens(of: before)
    if tokens.contains(where: { $0.kind == .sign(.open) }) { return nil }
    guard let dot = tokens.firstIndex(where: { $0.kind == .sign(.dot) }) else {
      let adapters = model.adapters.sorted { $0.key < $1.key }.map { name, adapter in
        CompletionItem(
          name, .module, detail: adapter.kind.rawValue,
          documentation: adapter.queries.map { "`\($0.usage)`" }.joined(separator: ", "),
          insert: name + ".")
      }
      return Completions(items: adapters + rates, range: word)
    }
    guard dot > 0, case .word(let name) = tokens[dot - 1].kind else { return nil }
    let isCalled = offset < file.scalars.count && file.scalars[offset] == "("
    let declared =
      name == RateTable.adapterName
      ? model.rates.sorted { $0.key < $1.key }.map(\.value.query)
      : model.adapters[name]?.queries ?? []
    let queries = declared.map { query in
      CompletionItem(
        query.name.text, .function, detail: query.signature,
        documentation: query.fieldList, insert: isCalled ? query.name.text : query.usage)
    }
    return Completions(items: queries, range: word)
  }
}
