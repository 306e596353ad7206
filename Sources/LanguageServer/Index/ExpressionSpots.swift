import Diagnostics
import HotKeyDefinition

/// What the names of expressions stand for, token by token, so that a broken expression is read as
/// far as it goes.
struct ExpressionSpots {
  let path: String
  /// Names that may be used, loops among them.
  var scope: [String: Binding]
  private(set) var spots: [Spot] = []
  /// By the place of their names.
  private(set) var loops: [Int: Loop] = [:]
  private var open: [(offset: Int, name: String, hidden: Binding?)] = []

  init(path: String, scope: [String: Binding]) {
    self.path = path
    self.scope = scope
  }

  // MARK: Texts

  /// A text with tags in it.
  mutating func template(_ source: PositionedText) {
    let scalars = Array(source.text.unicodeScalars)
    for tag in TemplateTags.scan(scalars) {
      let part = source.part(tag.content, scalars)
      if tag.kind == .output { expression(part) } else { block(part) }
    }
    while !open.isEmpty { leave() }
  }

  private mutating func block(_ source: PositionedText) {
    let tokens = Lexer.tokens(of: source)
    guard let first = tokens.first, case .word(let keyword) = first.kind else { return }
    let rest = source.part(first.range.upperBound..<source.text.unicodeScalars.count)
    switch keyword {
    case "for": enter(rest)
    case "endfor": leave()
    case "if", "elif": expression(rest)
    default: break
    }
  }

  /// `y in ydelser`: from here on the name is known, until ``leave()``.
  mutating func enter(_ source: PositionedText) {
    let tokens = Lexer.tokens(of: source)
    guard tokens.count > 1, case .word(let name) = tokens[0].kind,
      case .word("in") = tokens[1].kind
    else {
      open.append((-1, "", nil))
      return
    }
    let sequence = source.part(tokens[1].range.upperBound..<source.text.unicodeScalars.count)
    let origin = expression(sequence)
    let offset = source.span(tokens[0].range).range.lowerBound
    let symbol = Symbol.loop(file: path, offset: offset)
    add(.symbol(symbol, isDeclaration: true), tokens[0].range, source)
    var findings: [Diagnostic] = []
    loops[offset] = Loop(
      variable: name, sequence: Expression.parse(sequence, into: &findings),
      outer: open.map(\.offset).filter { $0 >= 0 })
    open.append((offset, name, scope[name]))
    scope[name] = Binding(symbol: symbol, origin: origin)
  }

  mutating func leave() {
    guard let last = open.popLast(), last.offset >= 0 else { return }
    scope[last.name] = last.hidden
  }

  /// The innermost loop's name.
  var openName: String? { open.last?.name }

  // MARK: Expressions

  /// - Returns: where the fields of its value come from.
  @discardableResult
  mutating func expression(_ source: PositionedText) -> Origin? {
    var reading = Reading()
    let tokens = Lexer.tokens(of: source)
    var index = 0
    while index < tokens.count {
      index += read(tokens[index...], source, &reading)
    }
    return reading.current
  }

  private struct Reading {
    /// Of the value read so far.
    var current: Origin?
    /// Of what the last filter was given.
    var input: Origin?
    var filter: String?
    var around: [(current: Origin?, input: Origin?, filter: String?)] = []
    var isAfterPipe = false
    var isFirstArgument = false
  }

  /// - Returns: how many tokens were read.
  private mutating func read(
    _ tokens: ArraySlice<Token>, _ source: PositionedText, _ reading: inout Reading
  ) -> Int {
    guard let token = tokens.first else { return 1 }
    defer {
      reading.isAfterPipe = token.kind == .sign(.pipe)
      reading.isFirstArgument = token.kind == .sign(.open) && reading.filter != nil
    }
    switch token.kind {
    case .word(let word):
      guard reading.isAfterPipe else {
        return path(tokens, source, &reading)
      }
      filter(word, token, source, &reading)
    case .sign(.open):
      reading.around.append((reading.current, reading.input, reading.filter))
      reading.current = nil
    case .sign(.close):
      // A filter's arguments leave its result alone; plain parentheses give what stands in them.
      if let outer = reading.around.popLast(), outer.filter != nil {
        reading.current = outer.current
      }
      reading.filter = nil
    case .text(let text): argument(text, token, source, reading)
    case .sign(.pipe), .sign(.dot), .end: break
    default: reading.current = nil
    }
    return 1
  }

  /// Filters whose result has the fields of what they are given.
  private static let keeping: Set<String> = [
    "sort", "reverse", "take", "where", "default", "first", "last",
  ]

  private mutating func filter(
    _ name: String, _ token: Token, _ source: PositionedText, _ reading: inout Reading
  ) {
    add(.filter(name), token.range, source)
    reading.filter = name
    reading.input = reading.current
    if !Self.keeping.contains(name) { reading.current = nil }
  }

  /// The name of a field, as `sort`, `where` and `map` take it.
  private mutating func argument(
    _ text: String, _ token: Token, _ source: PositionedText, _ reading: Reading
  ) {
    guard reading.isFirstArgument, let call = reading.around.last, let filter = call.filter,
      ["sort", "where", "map"].contains(filter),
      case .query(let adapter, let query)? = call.input,
      token.range.count == text.unicodeScalars.count + 2
    else { return }
    let range = token.range.lowerBound + 1..<token.range.upperBound - 1
    let symbol = Symbol.resultField(adapter: adapter, query: query, text)
    add(.symbol(symbol, isDeclaration: false), range, source)
  }

  private mutating func path(
    _ tokens: ArraySlice<Token>, _ source: PositionedText, _ reading: inout Reading
  ) -> Int {
    let names = Self.names(tokens)
    guard let root = names.first, let binding = scope[root.text] else {
      reading.current = nil
      return max(1, names.count * 2 - 1)
    }
    add(.symbol(binding.symbol, isDeclaration: false), root.range, source)
    reading.current = binding.origin
    for name in names.dropFirst() {
      switch reading.current {
      case .query(let adapter, let query):
        let symbol = Symbol.resultField(adapter: adapter, query: query, name.text)
        add(.symbol(symbol, isDeclaration: false), name.range, source)
        reading.current = nil
      case .need(let path):
        add(
          .symbol(.need(file: self.path, path + [name.text]), isDeclaration: false), name.range,
          source)
        reading.current = .need(path + [name.text])
      case nil: break
      }
    }
    return names.count * 2 - 1
  }

  /// `a.b.c` at the beginning of tokens.
  static func names(_ tokens: ArraySlice<Token>) -> [(text: String, range: Range<Int>)] {
    var names: [(text: String, range: Range<Int>)] = []
    var index = tokens.startIndex
    while index < tokens.endIndex, case .word(let word) = tokens[index].kind {
      names.append((word, tokens[index].range))
      guard index + 1 < tokens.endIndex, tokens[index + 1].kind == .sign(.dot) else { break }
      index += 2
    }
    return names
  }

  private mutating func add(
    _ meaning: Spot.Meaning, _ range: Range<Int>, _ source: PositionedText
  ) {
    // Where the letters cannot be told apart, nothing is marked rather than the wrong thing.
    guard source.whole == nil else { return }
    spots.append(Spot(range: source.span(range).range, meaning: meaning))
  }
}
