import CaseData
import Engine
import FoundationEssentials
import PanelModel

/// What a caseworker can do about a run that did not complete.
extension Daemon {
  /// Shows what was filled and what was not, and does what the user wants: go on, put back, or
  /// nothing.
  ///
  /// - Returns: whether the user has been told; the panel may not be there, or the run may have
  ///   written nothing.
  func offerWaysOn(_ outcome: RunOutcome, _ title: String) async -> Bool {
    guard let panel, outcome.failure != nil else { return false }
    var run = outcome.run
    var message = outcome.failure?.message(in: paths.language) ?? ""
    while let unfinished = await engine.unfinished(run) {
      let notice = unfinished.notice(
        title: title, message: message,
        report: ProblemReport(unfinished.outcome, version: Release.version, in: paths.language).text
      )
      let reply = await shown(notice, of: outcome.hotKey, on: panel)
      let next: Task<RunOutcome, Never>?
      switch reply {
      case nil, .close:
        await engine.forget(run)
        return reply != nil
      case .resume: next = await engine.resume(run)
      case .undo: next = await engine.undo(run)
      }
      guard let result = await next?.value else {
        await engine.forget(run)
        return true
      }
      report(result)
      guard let failure = result.failure else {
        await engine.forget(run)
        await tellEnd(result, of: title, undone: reply == .undo)
        return true
      }
      message = failure.message(in: paths.language)
      if await engine.unfinished(result.run) != nil { run = result.run }
    }
    // Nothing was written, so there is nothing to offer.
    await engine.forget(run)
    return run != outcome.run
  }

  private func shown(_ notice: FailureNotice, of hotKey: String, on panel: PanelLink) async
    -> FailureReply?
  {
    failuresShown += 1
    let number = failuresShown
    failureShown = (number, hotKey)
    let reply = await panel.fail(notice)
    if failureShown?.number == number { failureShown = nil }
    return reply
  }

  /// Takes the failure of an earlier run of the same hot key away once it has completed: there is
  /// nothing left to go on with, and undoing it would undo what stands there by right.
  func closeFailure(overtakenBy outcome: RunOutcome) async {
    guard outcome.status == .completed, failureShown?.hotKey == outcome.hotKey else { return }
    await panel?.withdrawFailure()
  }

  private func tellEnd(_ outcome: RunOutcome, of title: String, undone: Bool) async {
    if undone {
      await notifier?.tellUndone(outcome, of: title)
    } else {
      await notifier?.tell(outcome, of: title)
    }
  }
}

/// Which Genvej this is.
package enum Release {
  package static let version = "0.1.0"
}
