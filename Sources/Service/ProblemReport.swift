import Diagnostics
import Engine
import FoundationEssentials

/// What a caseworker sends to the IT office about a run that did not complete.
///
/// - Shape: ids, codes, lengths and counts in Danish; nothing of a citizen, and nothing of what the
///   application shows.
struct ProblemReport {
  let text: String

  init(_ outcome: RunOutcome, version: String) {
    var lines = [
      "Problem med en genvej",
      "Genvej: \(outcome.hotKey)",
      "Version: \(version)",
      "Kørsel: \(outcome.run), \(outcome.status.rawValue)",
    ]
    if let failure = outcome.failure {
      lines.append("Kode: \(failure.code.rawValue)")
      if let field = failure.field { lines.append("Felt: \(field)") }
      if let difference = failure.difference { lines.append("Afvigelse: \(difference.danish)") }
    }
    let counts = [
      ("kontrolleret", FieldOutcome.Result.proved), ("ikke kontrolleret", .unproved),
      ("havde indhold", .kept), ("fejl", .failed),
    ].map { "\(outcome.count($0.1)) \($0.0)" }
    lines.append("Felter: \(counts.joined(separator: ", "))")
    let retried = outcome.fields.count(where: \.retried)
    if retried > 0 { lines.append("Andet forsøg: \(retried) felter") }
    lines.append("Varighed: \(Int(outcome.duration / .milliseconds(1))) ms")
    text = lines.joined(separator: "\n")
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
