import Diagnostics

/// `at-least:` and `at-most:` of a question.
extension HotKeyParser {
  /// - Parameter options: what may be chosen, where the definition itself says it.
  /// - Returns: limits that can be met; a finding says which cannot.
  mutating func readLimits(
    _ options: [String]?, _ initially: QuestionChoice.Initially, _ reader: inout MappingReader
  ) -> ClosedRange<Int> {
    let least = reader.take("at-least", &findings)
    let most = reader.take("at-most", &findings)
    let atLeast = findings.integer(least, in: 1...10_000)
    let atMost = findings.integer(most, in: 1...10_000)
    if let atLeast, let count = options?.count, count < atLeast {
      limit(
        "`at-least` asks for \(atLeast), and there \(count == 1 ? "is" : "are") "
          + Phrase.count(count, "option"), least)
    }
    guard let atMost else { return (atLeast ?? 0)...Int.max }
    if let atLeast, atMost < atLeast {
      limit("`at-most` allows \(atMost), and `at-least` asks for \(atLeast)", most)
      return 0...Int.max
    }
    let chosen = initially.count(of: options)
    if let chosen, chosen > atMost {
      limit("`default` chooses \(chosen), and `at-most` allows \(atMost)", most)
    }
    return (atLeast ?? 0)...atMost
  }

  private mutating func limit(_ message: String, _ entry: YAMLMapping.Entry?) {
    guard let entry else { return }
    findings.add(
      .choiceLimits, message, at: entry.value.range, label: "cannot be met",
      help: "change one of the two")
  }
}

extension QuestionChoice.Initially {
  /// How many it chooses, as far as that is known without the data.
  fileprivate func count(of options: [String]?) -> Int? {
    switch self {
    case .all: options?.count
    case .none: 0
    case .texts(let texts): options == nil ? nil : texts.count
    }
  }
}
