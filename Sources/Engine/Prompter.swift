package import PanelModel

/// Who asks the user what nothing on the screen tells.
///
/// - Shape: all questions of a run at once. A prompt left open blocks nothing but its own run.
/// - Isolation: any task; a cancelled task takes its prompt away.
package protocol Prompter: Sendable {
  func ask(_ request: PromptRequest) async -> PromptAnswer
  /// Shows what a run is going to do.
  func preview(_ request: PreviewRequest) async -> PreviewAnswer
}

/// What came of a prompt.
package enum PromptAnswer: Sendable {
  /// By the questions' names; of a list the positions chosen.
  case answers([String: String], chosen: [String: [Int]])
  /// The user left it: nothing is to be written.
  case left
  /// There is nobody to ask: no panel, or it has died with the question.
  case unavailable
}

/// What came of a preview.
package enum PreviewAnswer: Sendable {
  /// The user agrees, but for these fields.
  case agreed(leavingOut: Set<String>)
  /// The user left it: nothing is to be written.
  case left
  /// There is nobody to show it.
  case unavailable
}
