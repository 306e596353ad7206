/// One line of the trail, without anything of what a citizen's case says.
///
/// - Shape: kinds, names, hashes, counts and durations; there is no place for a text. What does not
///   apply is left `nil`.
/// - Source: domain §8.2 and §8.3.
package struct AuditEvent: Sendable {
  /// What happened.
  package enum Kind: String, Sendable, CaseIterable {
    case daemonStarted = "daemon-started"
    case daemonStopped = "daemon-stopped"
    case reload
    case reloadRefused = "reload-refused"
    case chordGrabbed = "chord-grabbed"
    case chordRefused = "chord-refused"
    case runStarted = "run-started"
    case runRefused = "run-refused"
    case dataFetched = "data-fetched"
    case dataFailed = "data-failed"
    case fieldProved = "field-proved"
    case fieldUnproved = "field-unproved"
    case fieldKept = "field-kept"
    case fieldFailed = "field-failed"
    case textInserted = "text-inserted"
    case runCompleted = "run-completed"
    case runFailed = "run-failed"
    case runCancelled = "run-cancelled"
    case modifierReleased = "modifier-released"
    case clipboardReturned = "clipboard-returned"
    case clipboardLost = "clipboard-lost"
    case connectionLost = "connection-lost"
    case eventsDropped = "events-dropped"
    /// Written by the trail itself: the end of the last session's last line was missing.
    case trailRecovered = "trail-recovered"

    /// Whether the file is forced to the disk with this event.
    var endsRun: Bool {
      switch self {
      case .runCompleted, .runFailed, .runCancelled, .runRefused, .daemonStopped, .connectionLost,
        .trailRecovered:
        true
      default: false
      }
    }
  }

  /// What started a run.
  package enum Trigger: String, Sendable, CaseIterable {
    case chord
    case commandLine = "command-line"
    case panel
    case bus
    /// A run that goes on where an earlier one stopped.
    case resume
    /// A run that puts back what an earlier one wrote over.
    case undo
    case test
  }

  /// What is counted.
  package enum Count: String, Sendable, CaseIterable, Comparable {
    case proved
    case unproved
    case kept
    case failed
    case retries
    case characters
    case hotKeys = "hot-keys"
    case findings
    case records
    case dropped

    package static func < (left: Count, right: Count) -> Bool { left.rawValue < right.rawValue }
  }

  package var kind: Kind
  package var run: RunID?
  package var hotKey: AuditName?
  /// Of the hot key's definition.
  package var content: ContentHash?
  package var trigger: Trigger?
  /// Id of the field, `ydelser[3].fra`.
  package var field: AuditName?
  package var system: AuditName?
  /// Never the title.
  package var windowClass: AuditName?
  /// Id and version of an inserted text.
  package var text: (id: AuditName, version: AuditName)?
  /// Adapter and query of fetched data.
  package var source: (adapter: AuditName, query: AuditName)?
  /// `GV0512`.
  package var errorCode: AuditName?
  package var citizen: CitizenReference?
  package var counts: [Count: Int]
  package var duration: Duration?

  package init(
    _ kind: Kind, run: RunID? = nil, hotKey: AuditName? = nil, content: ContentHash? = nil,
    trigger: Trigger? = nil, field: AuditName? = nil, system: AuditName? = nil,
    windowClass: AuditName? = nil, text: (id: AuditName, version: AuditName)? = nil,
    source: (adapter: AuditName, query: AuditName)? = nil, errorCode: AuditName? = nil,
    citizen: CitizenReference? = nil, counts: [Count: Int] = [:], duration: Duration? = nil
  ) {
    self.kind = kind
    self.run = run
    self.hotKey = hotKey
    self.content = content
    self.trigger = trigger
    self.field = field
    self.system = system
    self.windowClass = windowClass
    self.text = text
    self.source = source
    self.errorCode = errorCode
    self.citizen = citizen
    self.counts = counts
    self.duration = duration
  }
}
