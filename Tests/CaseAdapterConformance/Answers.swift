import CaseData

/// Requirements on what an adapter answers.
enum Answers {
  static func equal(_ expected: ConformanceSubject.Expected) async throws {
    let answer = try await expected.question.ask()
    guard answer == expected.answer else {
      throw ConformanceFailure("`\(expected.question.query)` answers \(answer)")
    }
  }

  /// A secret may be had through ``Secret/reveal()`` and in no other way.
  static func secret(_ secret: (question: AdapterQuestion, content: String)) async throws {
    let answer = try await secret.question.ask()
    guard case .record(let record) = answer, case .secret(let held) = record["hemmelighed"] else {
      throw ConformanceFailure("no secret in the answer")
    }
    guard held.reveal() == secret.content else {
      throw ConformanceFailure("the secret is another one")
    }
    var dumped = ""
    dump(answer, to: &dumped)
    let shown = [String(describing: answer), String(reflecting: answer), "\(held)", dumped]
    guard !shown.contains(where: { $0.contains(secret.content) }) else {
      throw ConformanceFailure("a description shows the secret")
    }
  }

  /// Many fetches at once, of two kinds: none gets another's answer.
  static func concurrently(_ subject: ConformanceSubject) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<16 {
        group.addTask { try await equal(subject.found) }
        group.addTask { try await equal(subject.list) }
      }
      try await group.waitForAll()
    }
  }
}
