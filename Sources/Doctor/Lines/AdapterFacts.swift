package import CaseData

/// What came of the attempt to open a source of case data.
package struct AdapterFacts: Sendable, Hashable {
  package enum Outcome: Sendable, Hashable {
    /// One a query; empty where all is well.
    case tried([AdapterError])
    case silent
    /// This kind of adapter cannot be tried without a citizen.
    case notTried
  }

  package let name: String
  /// `sqlite`, `file`.
  package let kind: String
  /// As `adapters.yaml` writes it, and what it stands for.
  package let declaredPath: String
  package let path: String
  package let queries: Int
  package let outcome: Outcome

  package init(
    name: String, kind: String, declaredPath: String, path: String, queries: Int, outcome: Outcome
  ) {
    self.name = name
    self.kind = kind
    self.declaredPath = declaredPath
    self.path = path
    self.queries = queries
    self.outcome = outcome
  }

  package var line: ReportLine {
    let fitting = "\(queries) quer\(queries == 1 ? "y fits" : "ies fit")"
    switch outcome {
    case .tried(let problems):
      guard let first = problems.first else {
        return ReportLine(.ok, .adapters, name, "\(kind), opened: \(fitting)")
      }
      return line(of: first, among: problems)
    case .silent:
      return ReportLine(
        .fail, .adapters, name, "did not answer in time",
        help: "see whether the disk or the network drive of \(path) answers")
    case .notTried:
      return ReportLine(
        .warn, .adapters, name, "not tried: \(kind)",
        help: "run a hot key that asks it, with a test person")
    }
  }

  private func line(of first: AdapterError, among problems: [AdapterError]) -> ReportLine {
    let isOfAll = problems.count == queries && problems.allSatisfy { $0.detail == first.detail }
    let query = isOfAll ? "" : first.query.map { "query `\($0)`: " } ?? ""
    let others = problems.count - 1
    let more =
      isOfAll || others == 0 ? "" : ", and \(others) more quer\(others == 1 ? "y" : "ies")"
    return ReportLine(
      first.code == .locked ? .warn : .fail, .adapters, name,
      "\(query)\(first.detail)\(more)", help: help(for: first.code))
  }

  private func help(for code: AdapterError.Code) -> String {
    switch code {
    case .unavailable:
      "see that \(path) is there and may be read"
        + (declaredPath == path ? "" : "; adapters.yaml calls it \(declaredPath)")
    case .locked: "try again when the other program is done with \(path)"
    case .malformed: "have \(path) delivered anew, in the form that adapters.yaml describes"
    case .badQuery: "correct the query or its fields in adapters.yaml"
    case .noRate: "have the rate of that day entered and approved"
    case .deadline: "see whether the disk or the network drive of \(path) answers"
    }
  }
}
