package import Diagnostics

/// `opera.borger(cpr)`: one question to one adapter.
///
/// - Shape: `arguments` in the order written; the caller compares them with the query's parameters.
package struct DataCall: Sendable {
  package let adapter: Name
  package let query: Name
  package let arguments: [Expression]

  package init(adapter: Name, query: Name, arguments: [Expression]) {
    self.adapter = adapter
    self.query = query
    self.arguments = arguments
  }

  /// Reads the right side of one entry of `data:`.
  ///
  /// - Returns: `nil` where anything is wrong; then at least one finding has been added.
  /// - Errors: GV0201, GV0202, GV0215, GV0218 where it is no call at all.
  package static func parse(
    _ source: PositionedText, into diagnostics: inout [Diagnostic]
  ) -> DataCall? {
    let scalars = Array(source.text.unicodeScalars)
    guard
      var parser = ExpressionParser(lexing: source, scalars, 0..<scalars.count, into: &diagnostics)
    else { return nil }
    defer { diagnostics += parser.diagnostics }
    return parser.parseCall()
  }
}

extension ExpressionParser {
  fileprivate mutating func parseCall() -> DataCall? {
    guard case .word = token.kind, let adapter = takeName(expected: "an adapter"), take(.dot),
      case .word = token.kind, let query = takeName(expected: "a query"),
      token.kind == .sign(.open)
    else {
      diagnostics.append(
        Diagnostic(
          .callSyntax, .error, "expected `adapter.query(arguments)`", at: source.span,
          label: "no question to an adapter",
          help: "write for example `opera.borger(cpr)`; `()` where a query takes no argument"))
      return nil
    }
    guard let arguments = parseArguments() else { return nil }
    guard token.kind == .end else {
      report(expected: "the end")
      return nil
    }
    return DataCall(adapter: adapter, query: query, arguments: arguments.map(\.expression))
  }
}
