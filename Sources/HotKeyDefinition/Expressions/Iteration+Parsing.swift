package import Diagnostics

extension Iteration {
  /// Reads `y in ydelser | sort('fra')`.
  ///
  /// - Returns: `nil` where anything is wrong; then at least one finding has been added.
  /// - Errors: GV0201, GV0202, GV0215, GV0218 where `name in …` is not there.
  package static func parse(
    _ source: PositionedText, into diagnostics: inout [Diagnostic]
  ) -> Iteration? {
    let scalars = Array(source.text.unicodeScalars)
    guard
      var parser = ExpressionParser(lexing: source, scalars, 0..<scalars.count, into: &diagnostics)
    else { return nil }
    defer { diagnostics += parser.diagnostics }
    guard let (variable, sequence) = parser.parseIteration(example: "y in ydelser") else {
      return nil
    }
    return Iteration(variable: variable, sequence: sequence, source: source)
  }
}

extension ExpressionParser {
  /// `name in expression`, up to the end of the tokens.
  mutating func parseIteration(example: String) -> (variable: Name, sequence: Expression)? {
    let start = token.range.lowerBound
    guard case .word(let word) = token.kind, !ExpressionParser.reserved.contains(word),
      let variable = takeName(expected: "a name"), take(word: "in")
    else {
      let end = tokens.last?.range.lowerBound ?? start
      diagnostics.append(
        Diagnostic(
          .callSyntax, .error, "expected `name in list`", at: source.span(start..<max(start, end)),
          label: "not of the form `name in list`", help: "write for example `\(example)`"))
      return nil
    }
    return parseToEnd().map { (variable, $0) }
  }
}
