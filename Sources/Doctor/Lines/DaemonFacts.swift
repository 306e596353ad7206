/// The daemon as it answers on the session bus.
package enum DaemonFacts: Sendable, Hashable {
  /// What the daemon says of itself.
  package struct Answer: Sendable, Hashable {
    package let hotKeys: Int
    package let isRunning: Bool
    package let isInTestMode: Bool
    package let reloadFindings: Int
    /// First chords of the hot keys that are on, and of those that are off.
    package let held: Set<String>
    package let missed: Set<String>

    package init(
      hotKeys: Int, isRunning: Bool, isInTestMode: Bool, reloadFindings: Int, held: Set<String>,
      missed: Set<String>
    ) {
      self.hotKeys = hotKeys
      self.isRunning = isRunning
      self.isInTestMode = isInTestMode
      self.reloadFindings = reloadFindings
      self.held = held
      self.missed = missed
    }
  }

  case noBus
  case absent
  case silent
  case otherVersion
  case answers(Answer)

  package var answer: Answer? {
    if case .answers(let answer) = self { answer } else { nil }
  }

  package var lines: [ReportLine] {
    switch self {
    case .noBus:
      [
        ReportLine(
          .warn, .daemon, "control", "cannot be asked without a session bus",
          help: "`pgrep -a genvej` tells whether it runs")
      ]
    case .absent:
      [
        ReportLine(
          .warn, .daemon, "control", "does not run, so no hot key works",
          help: "start it: `systemctl --user start genvej`, or `genvej daemon` in the desktop "
            + "session")
      ]
    case .silent:
      [
        ReportLine(
          .fail, .daemon, "control", "has its name on the bus, but does not answer",
          help: "it hangs: `systemctl --user restart genvej`, and keep its log")
      ]
    case .otherVersion:
      [
        ReportLine(
          .fail, .daemon, "control", "answers as another version does",
          help: "restart it after the update: `systemctl --user restart genvej`")
      ]
    case .answers(let answer): Self.lines(of: answer)
    }
  }

  private static func lines(of answer: Answer) -> [ReportLine] {
    let run = answer.isRunning ? "a run is under way" : "no run is under way"
    var lines = [
      ReportLine(.ok, .daemon, "control", "answers: \(answer.hotKeys) hot keys in force, \(run)")
    ]
    if answer.isInTestMode {
      lines.append(
        ReportLine(
          .warn, .daemon, "mode", "test mode: fictitious CPR numbers are accepted",
          help: "never at the desk: take --test-mode out of its command"))
    }
    if answer.reloadFindings > 0 {
      lines.append(
        ReportLine(
          .warn, .daemon, "reload", "the last one was refused: \(answer.reloadFindings) findings",
          help: "the definitions before it are in force; `genvej status` shows the findings"))
    }
    return lines
  }
}
