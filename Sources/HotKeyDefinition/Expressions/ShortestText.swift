import CaseData

/// How many characters a template writes at least, whatever the data are.
///
/// - Shape: a condition counts as its shortest branch, a loop and a value that nobody knows
///   beforehand as nothing.
struct ShortestText {
  /// Characters of answers, by the names of their questions; others count as nothing.
  var answers: [String: Int] = [:]
  /// Whether line ends count: a field of one line throws them away at its end.
  let isOneLine: Bool

  func length(of template: Template) -> Int { length(of: template.parts) }

  private func length(of parts: [Template.Part]) -> Int {
    parts.reduce(0) { $0 + length(of: $1) }
  }

  private func length(of part: Template.Part) -> Int {
    switch part {
    case .text(let text): length(of: text)
    case .output(let expression, _): length(of: expression)
    case .choice(let branches, let otherwise):
      branches.map { length(of: $0.parts) }.reduce(length(of: otherwise), min)
    case .loop: 0
    }
  }

  private func length(of text: String) -> Int {
    isOneLine ? text.count(where: { !$0.isNewline && $0 != "\t" }) : text.count
  }

  private func length(of expression: Expression) -> Int {
    switch expression {
    case .literal(.text(let text), _): length(of: text)
    case .path(let path): path.count == 1 ? answers[path[0].text] ?? 0 : 0
    case .filtered(let input, let call): length(of: input, through: call)
    case .literal, .comparison, .and, .or, .not: 0
    }
  }

  /// Filters that leave no character out; of all others nothing is known.
  private func length(of input: Expression, through call: FilterCall) -> Int {
    guard let filter = FilterSignature.named(call.name.text)?.filter else { return 0 }
    switch filter {
    case .upper, .lower, .lines, .join, .sort, .reverse: return length(of: input)
    case .default:
      guard let other = call.arguments.first else { return 0 }
      return min(length(of: input), length(of: other))
    default: return 0
    }
  }
}
