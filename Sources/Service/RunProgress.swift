import Desktop
import Engine
import PanelModel
import Synchronization

/// Tells the panel how far the run under way is.
///
/// - Shape: a run is never kept waiting: only the newest count goes to the panel, and the next one
///   when it has taken that.
/// - Isolation: any thread.
final class RunProgress: Sendable {
  private struct Run {
    let title: String
    let start = ContinuousClock.now
    var view: FormView?
    var done = 0
  }

  /// One look at a run.
  private struct Look: Sendable {
    let title: String
    let phase: ProgressNotice.Phase
    let done: Int
    let start: ContinuousClock.Instant
    let view: FormView?
  }

  private let runs = Mutex<[String: Run]>([:])
  private let looks: AsyncStream<Look>
  private let news: AsyncStream<Look>.Continuation

  init() {
    (looks, news) = AsyncStream.makeStream(of: Look.self, bufferingPolicy: .bufferingNewest(1))
  }

  func begin(_ run: String, _ title: String) {
    runs.withLock { $0[run] = Run(title: title) }
  }

  func follow(_ event: RunEvent) {
    switch event {
    case .gathering(let run): tell(run, .gathering)
    case .filling(let run, let view):
      runs.withLock {
        $0[run]?.view = view
        $0[run]?.done = view.done
      }
      tell(run, .filling)
    case .field(let run, _):
      runs.withLock { $0[run]?.done += 1 }
      tell(run, .filling)
    case .gathered(let run), .planned(let run, _), .inputEnded(let run, _, _, _): tell(run, .ended)
    case .ended(let outcome):
      tell(outcome.run, .ended)
      runs.withLock { $0[outcome.run] = nil }
    case .started, .target: break
    }
  }

  private func tell(_ run: String, _ phase: ProgressNotice.Phase) {
    guard let state = runs.withLock({ $0[run] }) else { return }
    // A text inserted at the cursor is one field of no form.
    guard phase != .filling || state.view != nil else { return }
    news.yield(
      Look(
        title: state.title, phase: phase, done: state.done, start: state.start, view: state.view))
  }

  /// Hands each look to the panel, until the task is cancelled.
  func show(on panel: PanelLink) async {
    for await look in looks { await panel.show(await notice(of: look)) }
  }

  private func notice(of look: Look) async -> ProgressNotice {
    let isSeen = look.phase == .filling && look.start.duration(to: .now) > Self.patience
    let field = isSeen ? await look.view?.area(look.done) : nil
    return ProgressNotice(
      title: look.title, phase: look.phase, done: look.done, total: look.view?.total ?? 0,
      milliseconds: Int(look.start.duration(to: .now) / .milliseconds(1)),
      window: look.view?.window.rawValue, field: field)
  }

  private static let patience = Duration.milliseconds(ProgressNotice.patience)
}
