import CaseData
import Diagnostics

/// `{% if %}`, `{% elif %}`, `{% else %}`, `{% endif %}`, `{% for %}`, `{% endfor %}`.
extension TemplateParser {
  private enum Keyword: String, CaseIterable {
    case `if`, `elif`, `else`, `endif`, `for`, `endfor`
  }

  mutating func addBlock(_ content: Range<Int>, _ tag: Range<Int>) {
    guard
      var parser = ExpressionParser(lexing: source, scalars, content, into: &diagnostics)
    else { return }
    guard case .word(let word) = parser.token.kind else {
      return fail("expected a keyword in `{% … %}`", at: tag, help: TemplateParser.keywordList)
    }
    guard let keyword = Keyword(rawValue: word) else {
      let nearest = Suggestion.nearest(word, in: Keyword.allCases.map(\.rawValue))
      return fail(
        "unknown keyword `\(word)`", at: parser.token.range, label: "unknown keyword",
        help: nearest.map { "did you mean `\($0)`?" } ?? TemplateParser.keywordList)
    }
    parser.index += 1
    handle(keyword, &parser, tag)
    diagnostics += parser.diagnostics
  }

  private static let keywordList =
    "keywords: \(Keyword.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))"

  private mutating func handle(
    _ keyword: Keyword, _ parser: inout ExpressionParser, _ tag: Range<Int>
  ) {
    switch keyword {
    case .if:
      let condition = parser.parseToEnd() ?? placeholder(tag)
      open(.choice(current: condition), tag)
    case .for:
      let (variable, sequence) =
        parser.parseIteration(example: "{% for y in ydelser %}")
        ?? (Name("", at: source.span(tag)), placeholder(tag))
      open(.loop(variable: variable, sequence: sequence), tag)
    case .elif:
      let condition = parser.parseToEnd() ?? placeholder(tag)
      nextBranch(condition, keyword, tag)
    case .else:
      if endsHere(&parser) { nextBranch(nil, keyword, tag) }
    case .endif, .endfor:
      if endsHere(&parser) { close(keyword, tag) }
    }
  }

  /// Stands for a condition in error, so that the block's end still finds its start.
  private func placeholder(_ tag: Range<Int>) -> Expression {
    .literal(.flag(false), source.span(tag))
  }

  private func endsHere(_ parser: inout ExpressionParser) -> Bool {
    if parser.token.kind == .end { return true }
    parser.report(expected: "the end")
    return true
  }

  private mutating func open(_ block: Block, _ tag: Range<Int>) {
    guard stack.count <= ExpressionParser.depthLimit, refused == 0 else {
      if refused == 0 { diagnostics.append(.tooDeep(at: source.span(tag))) }
      refused += 1
      return
    }
    stack.append(Frame(block: block, opening: tag))
  }

  private mutating func nextBranch(_ condition: Expression?, _ keyword: Keyword, _ tag: Range<Int>)
  {
    guard refused == 0 else { return }
    guard case .choice(let current) = stack[stack.count - 1].block else {
      return fail(
        "`{% \(keyword.rawValue) %}` without `{% if %}`", at: tag, label: "no `if` is open")
    }
    guard let current else {
      return fail(
        "`{% \(keyword.rawValue) %}` after `{% else %}`", at: tag,
        label: "`{% else %}` is the last branch")
    }
    let branch = (condition: current, parts: stack[stack.count - 1].parts)
    stack[stack.count - 1].done.append(branch)
    stack[stack.count - 1].block = .choice(current: condition)
    stack[stack.count - 1].parts = []
  }

  private mutating func close(_ keyword: Keyword, _ tag: Range<Int>) {
    if refused > 0 {
      refused -= 1
      return
    }
    switch (stack[stack.count - 1].block, keyword) {
    case (.choice(let current), .endif): closeChoice(current)
    case (.loop(let variable, let sequence), .endfor):
      let parts = stack.removeLast().parts
      append(.loop(variable: variable, sequence: sequence, parts: parts))
    case (.root, _):
      let start = keyword == .endif ? "if" : "for"
      fail(
        "`{% \(keyword.rawValue) %}` without `{% \(start) %}`", at: tag, label: "nothing is open")
    case (_, _):
      let end = keyword == .endif ? "endfor" : "endif"
      fail(
        "expected `{% \(end) %}`, found `{% \(keyword.rawValue) %}`", at: tag,
        label: "ends another block than the one that is open")
    }
  }

  private mutating func closeChoice(_ current: Expression?) {
    let frame = stack.removeLast()
    guard let current else { return append(.choice(frame.done, otherwise: frame.parts)) }
    append(.choice(frame.done + [(condition: current, parts: frame.parts)], otherwise: []))
  }
}
