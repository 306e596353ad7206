import CaseData

/// What every case adapter must do; one test each, the same for all adapters.
///
/// - Errors: ``verify(_:)`` throws ``ConformanceFailure``. It needs no test library, so a site can
///   examine its own adapter
///   from any.
/// - Source: design §4.
package enum CaseAdapterRequirement: String, Sendable, CaseIterable {
  case findsRecord
  case answersMissingWhereNoRecord
  case findsList
  case answersEmptyList
  case refusesSecondRowForRecord
  case keepsSecretHidden
  case answersBesideSlowQuery
  case endsWhenCancelled
  case endsWhenCancelledBeforehand
  case endsAtDeadline
  case namesDamage
  case namesAbsentSource
  case namesLock
  case refusesUndeclaredQuery
  case refusesUnfitArguments
  case returnsHostileTextUnchanged
  case composesText
  case answersConcurrently

  package func verify(_ subject: ConformanceSubject) async throws {
    switch self {
    case .findsRecord: try await Answers.equal(subject.found)
    case .answersMissingWhereNoRecord: try await Answers.equal((subject.missing, .missing))
    case .findsList: try await Answers.equal(subject.list)
    case .answersEmptyList: try await Answers.equal((subject.emptyList, .list([])))
    case .refusesSecondRowForRecord:
      try await Refusals.expect(.malformed, subject.ambiguous, hiding: subject.personalData)
    case .keepsSecretHidden: try await Answers.secret(subject.secret)
    case .answersBesideSlowQuery: try await Endings.besideSlow(subject)
    case .endsWhenCancelled: try await Endings.cancelled(subject.slow)
    case .endsWhenCancelledBeforehand: try await Endings.cancelledBeforehand(subject.found.question)
    case .endsAtDeadline: try await Endings.deadline(subject)
    case .namesDamage: try await Refusals.damage(subject)
    case .namesAbsentSource:
      try await Refusals.expect(.unavailable, subject.unavailable, hiding: subject.personalData)
    case .namesLock: try await Refusals.lock(subject)
    case .refusesUndeclaredQuery: try await Refusals.undeclared(subject)
    case .refusesUnfitArguments: try await Refusals.arguments(subject)
    case .returnsHostileTextUnchanged: try await HostileText.verify(subject)
    case .composesText: try await HostileText.composed(subject)
    case .answersConcurrently: try await Answers.concurrently(subject)
    }
  }
}
