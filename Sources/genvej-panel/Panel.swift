import CGTK
import PanelModel

/// The windows of the panel, one of each kind at most.
///
/// - Shape: a new palette takes the place of an open one; prompts stand in line.
/// - Isolation: an actor whose executor is GTK's main loop.
actor Panel {
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    GTKExecutor.shared.asUnownedSerialExecutor()
  }

  private let language: PanelLanguage
  private var palette: (number: Int, window: PaletteWindow)?
  private var sheet: (number: Int, window: CheatSheetWindow)?
  private var prompts: [Int: PromptWindow] = [:]
  private var previews: [Int: PreviewWindow] = [:]
  private var failure: (number: Int, window: FailureWindow)?
  private var strip: ProgressStrip?
  private var windowsMade = 0

  init(language: PanelLanguage) { self.language = language }

  /// Asks, and returns when the user has answered or left.
  func ask(_ request: PromptRequest) async -> PromptReply {
    windowsMade += 1
    let number = windowsMade
    let reply = await withCheckedContinuation { continuation in
      prompts[number] = PromptWindow(request, language: language) {
        continuation.resume(returning: $0)
      }
    }
    prompts[number] = nil
    return reply
  }

  /// Shows what a run is going to do, and returns when the user has agreed or left.
  func preview(_ request: PreviewRequest) async -> PreviewReply {
    windowsMade += 1
    let number = windowsMade
    let reply = await withCheckedContinuation { continuation in
      previews[number] = PreviewWindow(request, language: language) {
        continuation.resume(returning: $0)
      }
    }
    previews[number] = nil
    return reply
  }

  /// Shows a run that did not complete, in the place of an earlier one, and returns what the user
  /// wants.
  func fail(_ notice: FailureNotice) async -> FailureReply {
    failure?.window.withdraw()
    windowsMade += 1
    let number = windowsMade
    let reply = await withCheckedContinuation { continuation in
      let window = FailureWindow(notice, language: language) { continuation.resume(returning: $0) }
      failure = (number, window)
    }
    if failure?.number == number { failure = nil }
    return reply
  }

  /// Takes it away; what it asked counts as closed.
  func withdrawFailure() { failure?.window.withdraw() }

  func progress(_ notice: ProgressNotice) {
    if notice.phase == .ended, strip == nil { return }
    let strip = strip ?? ProgressStrip(language: language)
    self.strip = strip
    strip.show(notice)
  }

  /// Shows the palette, and returns the id chosen; `nil` when the user left it.
  func choose(from entries: [PaletteEntry]) async -> String? {
    dismiss()
    windowsMade += 1
    let number = windowsMade
    let id = await withCheckedContinuation { continuation in
      let window = PaletteWindow(entries, language: language) { continuation.resume(returning: $0) }
      palette = (number, window)
    }
    if palette?.number == number { palette = nil }
    return id
  }

  /// Shows the cheat sheet, and returns once it is closed.
  func show(_ content: CheatSheet) async {
    dismiss()
    windowsMade += 1
    let number = windowsMade
    await withCheckedContinuation { continuation in
      sheet = (number, CheatSheetWindow(content, language: language) { continuation.resume() })
    }
    if sheet?.number == number { sheet = nil }
  }

  /// Takes palette and cheat sheet away, and leaves prompts alone.
  func dismiss() {
    palette?.window.withdraw()
    sheet?.window.withdraw()
  }

  /// Takes every window away; what they asked counts as left.
  func withdraw() {
    dismiss()
    for prompt in prompts.values { prompt.withdraw() }
    for preview in previews.values { preview.withdraw() }
  }
}
