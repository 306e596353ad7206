import CaseData
import Desktop
import HotKeyDefinition
import Planning

/// Whether a window is the plan's: by its class and title, and by the citizen in the title where it
/// shows one.
///
/// - Errors: ``RunFailure``.
/// - Source: design §2 promise 2.
struct WindowCheck: Sendable {
  let plan: FormPlan
  let cprMode: CPRNumber.Mode

  /// Before anything is touched.
  func admit(_ window: WindowSnapshot) throws(RunFailure) {
    guard let shown = citizen(in: window) else { return }
    switch shown {
    case .found(let number) where number.digits == plan.citizen: return
    case .found, .ambiguous: throw RunFailure(.otherCitizen)
    case .absent: throw RunFailure(.citizenUnreadable)
    }
  }

  /// Before each field: the window may by now show another page, a log-in, another citizen.
  func stillHolds(_ window: WindowSnapshot?) throws(RunFailure) {
    guard let window else { throw RunFailure(.desktop(DesktopError(.windowGone))) }
    guard pattern(of: window) != nil else { throw RunFailure(.formLost) }
    guard let shown = citizen(in: window) else { return }
    if case .found(let number) = shown, number.digits == plan.citizen { return }
    throw RunFailure(.formLost)
  }

  private func pattern(of window: WindowSnapshot) -> WindowPattern? {
    WindowMatching.pattern(of: plan.system, named: plan.form.windows, matching: window)
  }

  /// `nil` where the plan has no citizen, or the window's title does not show any.
  private func citizen(in window: WindowSnapshot) -> CPRSearch? {
    guard plan.citizen != nil, let pattern = pattern(of: window), pattern.titleShowsCitizen else {
      return nil
    }
    return CPRNumber.only(in: window.title, mode: cprMode)
  }
}
