package import CaseData
package import Diagnostics

extension Template {
  /// Checks every expression of the template.
  ///
  /// - Returns: the type of its value where it is nothing but one `{{ … }}`, else text. A flag and
  ///   a secret are let through in that one case, for the field to judge.
  /// - Errors: GV0204-GV0214, GV0216, GV0217.
  package func check(in scope: TypeScope, into diagnostics: inout [Diagnostic]) -> ValueType {
    guard let expression = soleExpression else {
      TemplateChecker.check(parts, in: scope, into: &diagnostics)
      return .text
    }
    let type = expression.check(in: scope, into: &diagnostics)
    if type == .flag || type == .secret { return type }
    return TemplateChecker.isWritable(type, expression, into: &diagnostics) ? type : .unknown
  }

  /// Checks a template that becomes a text, such as an inserted one: a flag or a secret alone is in
  /// error too.
  ///
  /// - Errors: GV0204-GV0214, GV0216, GV0217.
  package func checkAsText(in scope: TypeScope, into diagnostics: inout [Diagnostic]) {
    TemplateChecker.check(parts, in: scope, into: &diagnostics)
  }
}

extension Iteration {
  /// Checks the list that is gone through.
  ///
  /// - Returns: the type of one element.
  /// - Errors: GV0204-GV0214, GV0216, GV0217.
  package func check(in scope: TypeScope, into diagnostics: inout [Diagnostic]) -> ValueType {
    TemplateChecker.elementType(variable, sequence, in: scope, into: &diagnostics)
  }
}

extension Expression {
  /// Checks the expression by itself.
  ///
  /// - Returns: its type; ``CaseData/ValueType/unknown`` where it is in error.
  /// - Errors: GV0204-GV0214, GV0217.
  package func check(in scope: TypeScope, into diagnostics: inout [Diagnostic]) -> ValueType {
    var checker = ExpressionChecker(scope)
    defer { diagnostics += checker.diagnostics }
    return checker.type(of: self)
  }
}

/// Checks the parts of a template.
enum TemplateChecker {
  static func check(
    _ parts: [Template.Part], in scope: TypeScope, into diagnostics: inout [Diagnostic]
  ) {
    for part in parts {
      switch part {
      case .text: break
      case .output(let expression, _):
        let type = expression.check(in: scope, into: &diagnostics)
        _ = isWritable(type, expression, into: &diagnostics)
      case .choice(let branches, let otherwise):
        for branch in branches {
          var checker = ExpressionChecker(scope)
          checker.checkCondition(branch.condition)
          diagnostics += checker.diagnostics
          check(branch.parts, in: scope, into: &diagnostics)
        }
        check(otherwise, in: scope, into: &diagnostics)
      case .loop(let variable, let sequence, let parts):
        let element = elementType(variable, sequence, in: scope, into: &diagnostics)
        check(parts, in: scope.adding(variable.text, element), into: &diagnostics)
      }
    }
  }

  static func elementType(
    _ variable: Name, _ sequence: Expression, in scope: TypeScope,
    into diagnostics: inout [Diagnostic]
  ) -> ValueType {
    if scope.names[variable.text] != nil {
      diagnostics.append(
        Diagnostic(
          .nameHidden, .error, "`\(variable.text)` is already a name here", at: variable.span,
          label: "would hide the other", help: "choose another name for the loop"))
    }
    var checker = ExpressionChecker(scope)
    defer { diagnostics += checker.diagnostics }
    return checker.elementType(of: sequence)
  }

  /// Whether a text can take a value of this type; a finding where not.
  static func isWritable(
    _ type: ValueType, _ expression: Expression, into diagnostics: inout [Diagnostic]
  ) -> Bool {
    if type.isWritable { return true }
    if type == .secret {
      diagnostics.append(.secretUsed(expression, "written into a text"))
      return false
    }
    let help =
      switch type {
      case .flag: "write `| yesno`"
      case .list(.record):
        "go through it with `for`, or take one field with `| map('…') | join(', ')`"
      case .list: "write `| join(', ')` or `| lines`"
      default: "name one of its fields"
      }
    diagnostics.append(
      Diagnostic(
        .notWritable, .error, "\(expression.subject) is \(type.words) and has no form as text",
        at: expression.span, label: type.words, help: help))
    return false
  }
}
