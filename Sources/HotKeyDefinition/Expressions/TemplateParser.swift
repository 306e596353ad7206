import CaseData
package import Diagnostics

/// Builds a template from the pieces of ``TemplateScanner``.
///
/// - Shape: open blocks are kept on a stack, so nesting costs no recursion.
/// - Errors: GV0201, GV0202, GV0203, GV0215, GV0218.
struct TemplateParser {
  typealias Branch = (condition: Expression, parts: [Template.Part])

  /// What an open block needs until its end comes.
  enum Block {
    case root
    /// `current` is the condition of the branch under way; `nil` after `{% else %}`.
    case choice(current: Expression?)
    case loop(variable: Name, sequence: Expression)
  }

  struct Frame {
    var block: Block
    /// The branches of a choice that came before the one under way.
    var done: [Branch] = []
    var parts: [Template.Part] = []
    let opening: Range<Int>
  }

  let source: PositionedText
  let scalars: [Unicode.Scalar]
  var stack: [Frame] = [Frame(block: .root, opening: 0..<0)]
  /// Blocks that were refused for their depth and whose ends are still to come.
  var refused = 0
  var diagnostics: [Diagnostic] = []

  mutating func add(_ piece: TemplateScanner.Piece) {
    switch piece {
    case .text(let range):
      append(.text(String(scalars, range)))
    case .output(let content, let tag):
      let expression = Expression.parse(source, scalars, content, into: &diagnostics)
      guard let expression else { return }
      append(.output(expression, source.span(tag)))
    case .block(let content, let tag):
      addBlock(content, tag)
    }
  }

  /// The parts, once all pieces are in; an open block is a finding.
  mutating func finish() -> [Template.Part] {
    while stack.count > 1, let frame = stack.popLast() {
      let name = if case .loop = frame.block { "for" } else { "if" }
      diagnostics.append(
        Diagnostic(
          .blockStructure, .error, "`{% \(name) %}` is not ended", at: source.span(frame.opening),
          label: "begins here", help: "end it with `{% end\(name) %}`"))
    }
    return stack[0].parts
  }

  mutating func append(_ part: Template.Part) {
    stack[stack.count - 1].parts.append(part)
  }

  mutating func fail(
    _ message: String, at range: Range<Int>, label: String? = nil, help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(.blockStructure, .error, message, at: source.span(range), label: label, help: help)
    )
  }
}

extension Template {
  /// Reads a text with `{{ … }}`, `{% … %}` and `{# … #}` in it.
  ///
  /// - Returns: `nil` where anything is wrong; then at least one finding has been added.
  /// - Errors: GV0201, GV0202, GV0203, GV0215, GV0218; all of the template at once.
  package static func parse(
    _ source: PositionedText, into diagnostics: inout [Diagnostic]
  ) -> Template? {
    var scanner = TemplateScanner(source)
    scanner.run()
    var parser = TemplateParser(source: source, scalars: scanner.scalars)
    for piece in scanner.pieces { parser.add(piece) }
    let parts = parser.finish()
    let found = scanner.diagnostics + parser.diagnostics
    diagnostics += found.sorted {
      ($0.span?.range.lowerBound ?? 0) < ($1.span?.range.lowerBound ?? 0)
    }
    return found.isEmpty ? Template(parts: parts, source: source) : nil
  }
}
