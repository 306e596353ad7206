import DBus
package import Logging

/// Where the daemon's log goes: to the journal with fields where a service manager reads it, else to
/// standard error.
package enum DaemonLog {
  package static func handler(_ label: String) -> any LogHandler {
    let stream = StreamLogHandler.standardError(label: label)
    guard Journal.takesStandardError else { return stream }
    return JournalLogHandler(label: label, fallback: stream)
  }
}

/// Log lines as entries of the journal: `GENVEJ_HOTKEY`, `GENVEJ_RUN` and `GENVEJ_CODE` can be
/// searched for.
///
/// - Source: systemd.journal-fields(7).
struct JournalLogHandler: LogHandler {
  let label: String
  /// Where the journal does not take an entry.
  let fallback: StreamLogHandler
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  var logLevel = Logger.Level.info

  init(label: String, fallback: StreamLogHandler) {
    self.label = label
    self.fallback = fallback
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    if !Journal.send(fields(of: event)) { fallback.log(event: event) }
  }

  /// The fields of one entry.
  func fields(of event: LogEvent) -> [(name: String, value: String)] {
    let own = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
    return [
      ("MESSAGE", event.message.description), ("PRIORITY", "\(event.level.priority)"),
      ("SYSLOG_IDENTIFIER", label),
    ] + own.map { ("GENVEJ_" + $0.key.uppercased(), "\($0.value)") }
  }
}

extension Logger.Level {
  /// - Source: syslog(3).
  fileprivate var priority: Int {
    switch self {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }
}

extension Logger.Metadata {
  /// What a line is about; never a value of a citizen.
  static func of(hotKey: String? = nil, run: String? = nil, code: String? = nil) -> Self {
    ["hotkey": hotKey, "run": run, "code": code].compactMapValues { $0.map { "\($0)" } }
  }
}
