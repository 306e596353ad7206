import CX11
import Desktop

/// Reading what an application has marked by keys of its own.
extension X11Desktop {
  /// Presses the keys, waits until the target owns the mark, and reads it.
  ///
  /// A program reads its events in order: whoever asks for the mark after the keys gets it as it is
  /// after the keys, also where the target has owned it all along.
  func runReadBack(_ id: Int, marking chords: [Chord]) async throws(DesktopError) -> String {
    let marks = targetChanges(of: primary)
    let foreign = foreignChanges(of: clipboard)
    let run = try guardedRun(id)
    try burst(id) { _ throws(DesktopError) in try tap(chords) }
    let end = await wait(for: run.settings.deadline) { [self] in
      targetChanges(of: primary) > marks || targetOwnsMark
        || !(activeWindowCache == 0 || activeWindowCache == run.target)
    }
    try settle(end, id, foreign: foreign, otherwise: .noCopy)
    guard let text = try await wholeMark(run, foreign: foreign) else {
      throw DesktopError(.noCopy, "the mark has no text")
    }
    return text
  }

  private var targetOwnsMark: Bool {
    guard let run, let owner = selections[primary]?.owner, owner != 0, owner != window else {
      return false
    }
    return clients.isSameProgram(owner, run.target, display)
  }
}
