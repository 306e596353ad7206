package import CaseData
import HotKeyDefinition
import Planning

/// Finds the expression that gives what a person wrote by hand.
///
/// - Shape: pure. Each expression that is proposed has been worked out on the case data, and gives
///   the very text. A text of which any letter or digit is no case data stays open: it may be about
///   a person.
package struct ExpressionFinder: Sendable {
  private let leaves: [CaseLeaf]
  private let trial: TemplateTrial

  /// - Parameters:
  ///   - leaves: what may be named, the most telling first.
  ///   - values: the case data they come from.
  package init(_ leaves: [CaseLeaf], in values: [String: Value]) {
    self.leaves = leaves
    trial = TemplateTrial(values)
  }

  package func content(of recorded: RecordedField) -> DraftContent {
    if recorded.id.contains("[") { return .open(.cell) }
    switch recorded.content {
    case .flag(let flag): return self.flag(flag, recorded)
    case .choice(let option): return choice(option, recorded)
    case .text(let text) where text.allSatisfy(\.isWhitespace): return .open(.emptied)
    case .text(let text): return self.text(text, recorded)
    }
  }

  /// Half of all flags are equal by chance: only one of the same name is meant.
  private func flag(_ flag: Bool, _ recorded: RecordedField) -> DraftContent {
    let found = leaves.first {
      $0.type == .flag && $0.value == .flag(flag) && isNamed($0, like: recorded)
    }
    return found.map { .expression("{{ \($0.path) }}", others: []) } ?? .constant(String(flag))
  }

  private func choice(_ option: String, _ recorded: RecordedField) -> DraftContent {
    let texts = leaves.filter { $0.type == .text }
    if let found = whole(option, recorded, texts) { return found }
    return recorded.field.options.contains(option) ? .constant(option) : .open(.option)
  }

  private func text(_ text: String, _ recorded: RecordedField) -> DraftContent {
    if let secret = leaves.first(where: { $0.holdsSecret(text) }) {
      return .open(.secret(secret.path))
    }
    // A flag written as a word is as common as the flag itself.
    let candidates = leaves.filter { $0.type != .flag || isNamed($0, like: recorded) }
    if let found = whole(text, recorded, candidates) { return found }
    let parts = TextParts(candidates.filter { $0.type != .flag }, trial, text)
    if let template = parts.template, recorded.field.kind != .date, recorded.field.kind != .number,
      gives(template, text, recorded)
    {
      return .expression(template, others: [])
    }
    let count = text.count
    return .open(
      parts.paths.isEmpty ? .text(characters: count) : .partly(characters: count, of: parts.paths))
  }

  /// The expressions that give the whole text; the one named as the field is comes first.
  private func whole(
    _ text: String, _ recorded: RecordedField, _ candidates: [CaseLeaf]
  ) -> DraftContent? {
    var found: [(leaf: CaseLeaf, template: String)] = []
    for leaf in candidates {
      let template = leaf.templates.first { gives($0, text, recorded) }
      if let template { found.append((leaf, template)) }
    }
    guard let best = found.first(where: { isNamed($0.leaf, like: recorded) }) ?? found.first else {
      return nil
    }
    // That the data are the answer's own goes without saying.
    let others = found.map(\.leaf.path).filter { $0 != best.leaf.path && $0.contains(".") }
    return .expression(best.template, others: others)
  }

  private func gives(_ template: String, _ text: String, _ recorded: RecordedField) -> Bool {
    switch trial.content(of: template, in: recorded.field) {
    case .text(let given), .choice(let given):
      !given.isEmpty && Self.isSame(given, text, recorded.field.kind)
    case .flag, .untouched, nil: false
    }
  }

  /// Dates as the calendar has them, numbers of rows and blanks at the end as people leave them.
  private static func isSame(_ given: String, _ text: String, _ kind: FormField.Kind) -> Bool {
    if kind == .date, let left = CalendarDate(danish: given) {
      return left == CalendarDate(danish: text) || left == CalendarDate(iso: text)
    }
    return given == TextParts.trimmed(text.normalisedText)
  }

  private func isNamed(_ leaf: CaseLeaf, like recorded: RecordedField) -> Bool {
    let name = Self.letters(leaf.name)
    return name == Self.letters(recorded.id) || name == Self.letters(recorded.field.label)
  }

  private static func letters(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}

extension CaseLeaf {
  fileprivate func holdsSecret(_ text: String) -> Bool {
    if case .secret(let secret) = value { secret.reveal() == text } else { false }
  }
}
