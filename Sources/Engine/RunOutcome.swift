package import Desktop

/// What a run came to.
///
/// - Shape: value-free; can be logged, sent over D-Bus and printed as it is.
package struct RunOutcome: Sendable {
  package enum Status: String, Sendable, Hashable {
    case completed
    case failed
    case cancelled
    case refused
  }

  package let run: String
  package let hotKey: String
  package let status: Status
  /// Why it is not completed.
  package let failure: RunFailure?
  package let fields: [FieldOutcome]
  package let duration: Duration
  /// `nil` where the clipboard was never touched.
  package let clipboardReturned: Bool?
  package let warnings: [String]

  package init(
    run: String, hotKey: String, status: Status, failure: RunFailure?, fields: [FieldOutcome],
    duration: Duration, clipboardReturned: Bool?, warnings: [String]
  ) {
    self.run = run
    self.hotKey = hotKey
    self.status = status
    self.failure = failure
    self.fields = fields
    self.duration = duration
    self.clipboardReturned = clipboardReturned
    self.warnings = warnings
  }
}

/// What became of one field.
package struct FieldOutcome: Sendable, Hashable {
  package enum Result: Sendable, Hashable {
    /// Read back and right.
    case proved
    /// Written, but the application offers no way to read it back.
    case unproved
    /// It had content before, and the policy leaves that alone.
    case kept
    /// Nothing was to be written.
    case untouched
    case failed
  }

  package let id: String
  package let label: String
  package let result: Result
  /// A second attempt was needed.
  package let retried: Bool
  package let duration: Duration

  package init(id: String, label: String, result: Result, retried: Bool, duration: Duration) {
    self.id = id
    self.label = label
    self.result = result
    self.retried = retried
    self.duration = duration
  }
}

/// Something that happened in a run, for the audit trail and for those who watch.
package enum RunEvent: Sendable {
  case started(run: String, hotKey: String, trigger: RunTrigger)
  /// Data and plan are there; `citizen` is ten digits, for the keyed reference in the audit trail
  /// only.
  case planned(run: String, citizen: String?)
  /// The window was found; only its class is told, since its title may name a citizen.
  case target(run: String, system: String, windowClass: String)
  /// Data are being fetched; nothing on the screen says so.
  case gathering(run: String)
  /// The data are there, or are not to be had; a prompt may come next.
  case gathered(run: String)
  /// A form is being filled.
  case filling(run: String, FormView)
  case field(run: String, FieldOutcome)
  case inputEnded(run: String, clipboardReturned: Bool, keysReleased: Bool, refusedRequests: Int)
  case ended(RunOutcome)
}

package enum RunTrigger: String, Sendable {
  case key
  case commandLine = "command-line"
  case palette
  /// The user had an earlier run go on where it stopped.
  case resumed = "resume"
  /// The user had the fields of an earlier run put back.
  case undone = "undo"
}

/// A form that is being filled, for those who watch.
package struct FormView: Sendable {
  package let window: WindowID
  /// Fields that are done before this run begins.
  package let done: Int
  /// All fields it goes through.
  package let total: Int
  /// Where the field with this number is on the screen, as far as its application tells.
  package let area: @Sendable (Int) async -> ScreenArea?

  package init(
    window: WindowID, done: Int, total: Int,
    area: @escaping @Sendable (Int) async -> ScreenArea?
  ) {
    self.window = window
    self.done = done
    self.total = total
    self.area = area
  }
}
