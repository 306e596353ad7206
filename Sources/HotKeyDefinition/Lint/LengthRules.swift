import CaseData
import Diagnostics

/// Answers that are known beforehand, in fields that do not take them.
enum LengthRules {
  static func findings(in set: DefinitionSet) -> [Diagnostic] {
    set.hotKeys.flatMap { hotKey -> [Diagnostic] in
      let answers = hotKey.questions.compactMap { KnownAnswer($0) }
      guard !answers.isEmpty else { return [] }
      return hotKey.fills.flatMap { fill in
        contents(of: fill, in: set).compactMap { finding($0.content, in: $0.field, answers) }
      }
    }
  }

  /// What is written into which field, cells of tables among them.
  private static func contents(
    of fill: FillStep, in set: DefinitionSet
  ) -> [(field: FormField, content: Template)] {
    var filled: [(field: FormField, content: Template)] = []
    for entry in set.form(fill)?.entries ?? [] {
      switch entry {
      case .field(let field):
        for given in fill.fields where given.name.text == field.name.text {
          filled.append((field, given.content))
        }
      case .table(let table):
        for rows in fill.tables where rows.name.text == table.name.text {
          for cell in rows.cells {
            guard let column = table.columns.first(where: { $0.name.text == cell.name.text })
            else { continue }
            filled.append((column, cell.content))
          }
        }
      }
    }
    return filled
  }

  private static func finding(
    _ content: Template, in field: FormField, _ answers: [KnownAnswer]
  ) -> Diagnostic? {
    guard field.kind == .text || field.kind == .multiline, let limit = field.length else {
      return nil
    }
    var used = NameUse()
    used.visit(content)
    var text = ShortestText(isOneLine: field.kind == .text)
    for answer in answers { text.answers[answer.name] = answer.shortest }
    for answer in answers where used.names.contains(answer.name) {
      var tried = text
      tried.answers[answer.name] = answer.longest
      let length = tried.length(of: content)
      guard length > limit else { continue }
      return tooLong(content, field, limit, answer, length)
    }
    return nil
  }

  private static func tooLong(
    _ content: Template, _ field: FormField, _ limit: Int, _ answer: KnownAnswer, _ length: Int
  ) -> Diagnostic {
    let outcome =
      content.soleExpression == nil
      ? "with \(answer.words) it gets at least \(length)" : "\(answer.words) has \(length)"
    return Diagnostic(
      .mayBeTooLong, .warning, "`\(field.name.text)` takes \(limit) characters, and \(outcome)",
      at: content.source.span,
      notes: [Diagnostic.Note("`\(field.name.text)` is declared here", at: field.name.span)])
  }
}

/// What a question offers: its options, or the default that stands in the prompt.
private struct KnownAnswer {
  let name: String
  /// As a part of a sentence.
  let words: String
  let shortest: Int
  let longest: Int

  /// - Returns: `nil` where nobody knows what will be answered, or it is no text.
  init?(_ question: Question) {
    guard question.type == .text || question.type == .list(.text), !question.followsData else {
      return nil
    }
    name = question.name.text
    let lengths = question.options.map(\.count)
    if let least = lengths.min(), let most = lengths.max() {
      words = "an answer to `\(question.name.text)`"
      let mayBeNone = question.choice.map { $0.limits.lowerBound == 0 } ?? false
      shortest = mayBeNone ? 0 : least
      longest = most
    } else if let initially = question.initially {
      words = "the default of `\(question.name.text)`"
      shortest = 0
      longest = initially.count
    } else {
      return nil
    }
  }
}
