import CaseData
import Diagnostics
import HotKeyDefinition

/// `insert:` one text at the cursor.
extension PlanDraft {
  mutating func plan(_ step: InsertStep) -> InsertPlan? {
    let found = diagnostics.count
    let systems = step.systems.compactMap { name in
      let system = set.systems[name.text]
      if system == nil { notThere("system", name) }
      return system
    }
    let plan: InsertPlan? =
      switch step.content {
      case .inline(let template):
        insertion(of: template, evaluator, subject: "this insertion").map {
          InsertPlan(text: $0, textID: nil, textVersion: nil, systems: systems)
        }
      case .text(let name):
        insertion(of: name).map {
          InsertPlan(text: $0.0, textID: $0.1.id.text, textVersion: $0.1.version, systems: systems)
        }
      }
    return diagnostics.count == found ? plan : nil
  }

  /// A standard text sees the names it needs, and no other.
  private mutating func insertion(of name: Name) -> (String, StandardText)? {
    guard let text = set.texts[name.text] else {
      notThere("text", name)
      return nil
    }
    guard isValid(text, name) else { return nil }
    let absent = text.needs.keys.filter { data[$0] == nil }.sorted()
    for need in absent {
      diagnostics.append(
        Diagnostic(
          .planIncomplete, .error,
          "text `\(name.text)` needs `\(need)`, which this hot key does not gather",
          at: name.span, label: "needs `\(need)`"))
    }
    guard absent.isEmpty else { return nil }
    let scope = Evaluator(data.filter { text.needs[$0.key] != nil })
    return insertion(of: text.body, scope, subject: "text `\(name.text)`").map { ($0, text) }
  }

  private mutating func isValid(_ text: StandardText, _ name: Name) -> Bool {
    if let from = text.validFrom, day < from {
      diagnostics.append(notValid(text, name, "is not valid before \(from.danish)"))
      return false
    }
    if let to = text.validTo, day > to {
      diagnostics.append(notValid(text, name, "is not valid after \(to.danish)"))
      return false
    }
    return true
  }

  private func notValid(_ text: StandardText, _ name: Name, _ message: String) -> Diagnostic {
    Diagnostic(
      .textNotValid, .error, "text `\(name.text)` \(message)", at: name.span,
      label: "not valid today",
      notes: [Diagnostic.Note("the text is version \(text.version)", at: text.id.span)])
  }

  private mutating func insertion(
    of template: Template, _ scope: Evaluator, subject: String
  ) -> String? {
    guard let text = scope.text(of: template, into: &diagnostics) else { return nil }
    do {
      let cleaned = try FieldText.cleaned(text, .several)
      if !cleaned.allSatisfy(\.isWhitespace) { return cleaned }
      diagnostics.append(
        Diagnostic(
          .requiredFieldEmpty, .error, "\(subject) would insert nothing", at: template.source.span,
          label: "empty here"))
    } catch {
      diagnostics.append(.refusedText(error, of: subject, at: template.source.span))
    }
    return nil
  }
}
