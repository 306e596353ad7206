import Desktop

/// One call that waits for evidence.
struct Waiter {
  let id: UInt64
  let deadline: ContinuousClock.Instant
  /// Whether the stop chord ends it.
  let stoppable: Bool
  let isMet: () -> Bool
  let continuation: CheckedContinuation<WaitEnd, Never>
}

/// What ended a wait.
enum WaitEnd: Sendable {
  case met
  case deadline
  case stopped
  case lost
}

/// Waiting on events: the condition is asked again whenever events have been handled; a deadline
/// can only fail it.
extension X11Desktop {
  func wait(
    for deadline: Duration, stoppable: Bool = true, until isMet: @escaping () -> Bool
  ) async -> WaitEnd {
    if lost { return .lost }
    drainQueued()
    if stoppable, run?.stopped == true { return .stopped }
    if isMet() { return .met }
    nextWaiter += 1
    let id = nextWaiter
    return await withCheckedContinuation { continuation in
      waiters.append(
        Waiter(
          id: id, deadline: .now + deadline, stoppable: stoppable, isMet: isMet,
          continuation: continuation))
    }
  }

  /// Like ``wait(for:stoppable:until:)``, with a deadline that passes as `code`.
  func require(
    _ code: DesktopError.Code, _ detail: String, within deadline: Duration, stoppable: Bool = true,
    until isMet: @escaping () -> Bool
  ) async throws(DesktopError) {
    switch await wait(for: deadline, stoppable: stoppable, until: isMet) {
    case .met: return
    case .deadline: throw DesktopError(code, detail)
    case .stopped: throw DesktopError(.stopped)
    case .lost: throw DesktopError(.connectionLost, "the X server is gone")
    }
  }

  func resumeWaiters() {
    guard !waiters.isEmpty else { return }
    let now = ContinuousClock.now
    var left: [Waiter] = []
    var ended: [(Waiter, WaitEnd)] = []
    for waiter in waiters {
      if waiter.stoppable, run?.stopped == true {
        ended.append((waiter, .stopped))
      } else if waiter.isMet() {
        ended.append((waiter, .met))
      } else if waiter.deadline <= now {
        ended.append((waiter, .deadline))
      } else {
        left.append(waiter)
      }
    }
    waiters = left
    for (waiter, end) in ended { waiter.continuation.resume(returning: end) }
  }

  func failWaiters(_ end: WaitEnd) {
    let all = waiters
    waiters = []
    for waiter in all { waiter.continuation.resume(returning: end) }
  }

  /// The earliest moment at which something must be looked at without an event.
  var nextDeadline: ContinuousClock.Instant? {
    let ends =
      waiters.map(\.deadline) + [hotKeys.leaderDeadline, shield.lingerDeadline].compactMap(\.self)
    return ends.min()
  }

  /// Ends a leader sequence or a lingering shield whose time is up.
  func settleDeadlines() {
    let now = ContinuousClock.now
    if let end = hotKeys.leaderDeadline, end <= now { leaveLeader() }
    if let end = shield.lingerDeadline, end <= now { lowerShield() }
  }
}
