import Diagnostics
import Engine
import FoundationEssentials
import PanelModel

/// What a caseworker sends to the IT office about a run that did not complete.
///
/// - Shape: ids, codes, lengths and counts; nothing of a citizen, and nothing of what the
///   application shows.
struct ProblemReport {
  let text: String

  init(_ outcome: RunOutcome, version: String, in language: PanelLanguage) {
    var lines = [
      language("Problem med en genvej", "A problem with a hot key"),
      "Genvej: \(outcome.hotKey)",
      "Version: \(version)",
      "\(language("Kørsel", "Run")): \(outcome.run), \(outcome.status.rawValue)",
    ]
    if let failure = outcome.failure {
      lines.append("\(language("Kode", "Code")): \(failure.code.rawValue)")
      if let field = failure.field { lines.append("\(language("Felt", "Field")): \(field)") }
      if let difference = failure.difference {
        let words = language(difference.danish, difference.english)
        lines.append("\(language("Afvigelse", "Difference")): \(words)")
      }
    }
    lines.append("\(language("Felter", "Fields")): \(Self.counts(of: outcome, language))")
    lines.append(
      "\(language("Varighed", "Duration")): \(Int(outcome.duration / .milliseconds(1))) ms")
    text = lines.joined(separator: "\n")
  }

  private static func counts(of outcome: RunOutcome, _ language: PanelLanguage) -> String {
    [
      (language("kontrolleret", "checked"), outcome.count(.proved)),
      (language("ikke kontrolleret", "not checked"), outcome.count(.unproved)),
      (language("urørt", "left alone"), outcome.count(.kept)),
      (language("fejl", "wrong"), outcome.count(.failed)),
      (language("i andet forsøg", "at the second attempt"), outcome.fields.count(where: \.retried)),
    ].map { "\($0.1) \($0.0)" }.joined(separator: ", ")
  }
}

extension RunFailure {
  /// Lengths and places of what differs.
  fileprivate var difference: TextDifference? {
    switch cause {
    case .mismatch(let difference), .changedAfterwards(let difference): difference
    default: nil
    }
  }
}
