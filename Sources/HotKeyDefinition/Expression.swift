package import CaseData
package import Diagnostics

/// A scalar of a file, with the place of each of its characters, so that a finding inside a
/// template can be underlined to the letter.
///
/// - Shape: `offsets` holds, for each Unicode scalar of ``text``, its offset in ``file``, and one
///   more for the end.
package struct PositionedText: Sendable {
  package let text: String
  package let file: SourceFile
  package let offsets: [Int]
  /// The whole scalar, where the place of a single letter is not known; then every span is this
  /// one.
  package let whole: Range<Int>?

  package init(text: String, file: SourceFile, offsets: [Int]) {
    self.text = text
    self.file = file
    self.offsets = offsets
    whole = nil
  }

  /// A text of which only the place as a whole is known.
  package init(text: String, file: SourceFile, whole: Range<Int>) {
    self.text = text
    self.file = file
    offsets =
      Array(repeating: whole.lowerBound, count: text.unicodeScalars.count) + [whole.upperBound]
    self.whole = whole
  }

  /// The place in the file of a range of scalars of ``text``; clamped.
  package func span(_ range: Range<Int>) -> SourceSpan {
    if let whole { return SourceSpan(file: file, range: whole) }
    guard !offsets.isEmpty else { return SourceSpan(file: file, range: 0..<0) }
    let low = offsets[min(max(range.lowerBound, 0), offsets.count - 1)]
    let high = offsets[min(max(range.upperBound, 0), offsets.count - 1)]
    return SourceSpan(file: file, range: low..<max(low, high))
  }

  /// The place of the whole scalar.
  package var span: SourceSpan { span(0..<max(offsets.count - 1, 0)) }
}

/// A word of a file with its place: an id, a key, a name.
package struct Name: Sendable, Hashable {
  package let text: String
  package let span: SourceSpan

  package init(_ text: String, at span: SourceSpan) {
    self.text = text
    self.span = span
  }

  package static func == (left: Name, right: Name) -> Bool { left.text == right.text }
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// An expression inside `{{ … }}`, `{% if … %}` or `{% for … %}`.
///
/// - Shape: `borger.navn`, `'text'`, `12`, `1.5`, `true`, `x | filter('a', 2)`, comparisons, `and`,
///   `or`, `not`, parentheses.
/// - Source: design §5 (the Jinja manner, typed).
package indirect enum Expression: Sendable {
  /// `borger.navn`: the first name is looked up in scope, each further one in a record.
  case path([Name])
  case literal(Value, SourceSpan)
  case filtered(Expression, FilterCall)
  case comparison(Expression, ComparisonOperator, Expression)
  case and(Expression, Expression)
  case or(Expression, Expression)
  case not(Expression, SourceSpan)
}

extension Expression {
  /// The expressions directly inside this one, from left to right.
  package var operands: [Expression] {
    switch self {
    case .path, .literal: []
    case .filtered(let input, let call): [input] + call.arguments
    case .comparison(let left, _, let right), .and(let left, let right), .or(let left, let right):
      [left, right]
    case .not(let operand, _): [operand]
    }
  }
}

package enum ComparisonOperator: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// `| name(arguments)`.
package struct FilterCall: Sendable {
  package let name: Name
  package let arguments: [Expression]
  /// From the name to the closing parenthesis.
  package let span: SourceSpan

  package init(name: Name, arguments: [Expression], span: SourceSpan? = nil) {
    self.name = name
    self.arguments = arguments
    self.span = span ?? name.span
  }
}

/// A text with expressions in it, parsed.
///
/// - Shape: literal text and outputs in order; `if` and `for` hold parts of their own.
package struct Template: Sendable {
  package indirect enum Part: Sendable {
    case text(String)
    case output(Expression, SourceSpan)
    case choice([(condition: Expression, parts: [Part])], otherwise: [Part])
    case loop(variable: Name, sequence: Expression, parts: [Part])
  }

  package let parts: [Part]
  package let source: PositionedText

  package init(parts: [Part], source: PositionedText) {
    self.parts = parts
    self.source = source
  }

  /// The single expression, where the template is nothing but one `{{ … }}`: then its value keeps
  /// its type.
  package var soleExpression: Expression? {
    guard parts.count == 1, case .output(let expression, _) = parts[0] else { return nil }
    return expression
  }
}

/// `y in ydelser | sort('fra')`: the rows of a table.
package struct Iteration: Sendable {
  package let variable: Name
  package let sequence: Expression
  package let source: PositionedText

  package init(variable: Name, sequence: Expression, source: PositionedText) {
    self.variable = variable
    self.sequence = sequence
    self.source = source
  }
}
