import CaseData

/// Requirements on what an adapter refuses, and on what its errors say.
enum Refusals {
  static func expect(
    _ code: AdapterError.Code, _ question: AdapterQuestion, hiding personalData: [String]
  ) async throws {
    do {
      _ = try await question.ask()
    } catch let error as AdapterError {
      guard error.code == code else {
        throw ConformanceFailure("expected `\(code)`, not `\(error.code)`: \(error.detail)")
      }
      guard error.query == question.query else {
        throw ConformanceFailure("the error does not name the query")
      }
      let shown = "\(error) \(error.detail) \(String(reflecting: error))"
      guard !personalData.contains(where: shown.contains) else {
        throw ConformanceFailure("the error holds a value")
      }
      return
    }
    throw ConformanceFailure("`\(question.query)` answers where `\(code)` was expected")
  }

  static func damage(_ subject: ConformanceSubject) async throws {
    for (damage, question) in subject.malformed {
      do {
        try await expect(.malformed, question, hiding: subject.personalData)
      } catch let failure as ConformanceFailure {
        throw ConformanceFailure("\(damage): \(failure)")
      }
    }
  }

  /// Refused while another program holds the source, answered again as soon as it has let go.
  static func lock(_ subject: ConformanceSubject) async throws {
    guard let lock = subject.lock else { return }
    try await lock {
      try await expect(.locked, subject.found.question, hiding: subject.personalData)
    }
    try await Answers.equal(subject.found)
  }

  static func undeclared(_ subject: ConformanceSubject) async throws {
    let question = AdapterQuestion(subject.found.question.adapter, "findes-ikke")
    try await expect(.badQuery, question, hiding: subject.personalData)
  }

  /// Arguments that are absent, too many, of another type or missing data.
  static func arguments(_ subject: ConformanceSubject) async throws {
    let good = subject.found.question
    guard let name = good.parameters.keys.first else {
      throw ConformanceFailure("`found` must have an argument")
    }
    var unfit: [[String: Value]] = [[:]]
    for value: Value in [.record([:]), .list([]), .missing, .flag(true)] {
      unfit.append(good.parameters.merging([name: value]) { $1 })
    }
    unfit.append(good.parameters.merging(["fremmed": .text("x")]) { $1 })
    for parameters in unfit {
      let question = AdapterQuestion(good.adapter, good.query, parameters)
      try await expect(.badQuery, question, hiding: subject.personalData)
    }
  }
}
