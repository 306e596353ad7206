/// What came of a run that did not complete, for the window that offers the ways on.
///
/// - Shape: JSON over D-Bus; CPR numbers and secrets are masked by the daemon already.
/// - Isolation: ``expected`` and ``found`` hold a citizen's values: never logged or kept.
package struct FailureNotice: Codable, Sendable, Hashable {
  /// The hot key's title.
  package let title: String
  /// What happened and what to do, without a value.
  package let message: String
  package let fields: [FailedField]
  /// The text that the field should have, and the one it has; `nil` where nobody knows.
  package let expected: String?
  package let found: String?
  package let canResume: Bool
  package let canUndo: Bool
  /// What may be sent to the IT office: codes, ids, counts, no value.
  package let report: String
  /// The window that was filled, by its X id.
  ///
  /// While it has the focus, the notice may take it.
  package let window: UInt

  package init(
    title: String, message: String, fields: [FailedField], expected: String?, found: String?,
    canResume: Bool, canUndo: Bool, report: String, window: UInt
  ) {
    self.title = title
    self.message = message
    self.fields = fields
    self.expected = expected
    self.found = found
    self.canResume = canResume
    self.canUndo = canUndo
    self.report = report
    self.window = window
  }
}

/// One field of a run that did not complete.
package struct FailedField: Codable, Sendable, Hashable {
  package enum State: String, Codable, Sendable, CaseIterable {
    case filled
    /// Written, and not to be read back.
    case unproved
    case kept
    case failed
    /// The run did not come to it.
    case open
  }

  package let label: String
  package let state: State

  package init(label: String, state: State) {
    self.label = label
    self.state = state
  }
}

/// What the user wants done.
package enum FailureReply: String, Codable, Sendable {
  case resume
  case undo
  case close
}
