/// The panel: prompts, preview and progress.
package struct PanelFacts: Sendable, Hashable {
  /// On the session bus.
  package static let busName = "dk.genvej.Panel1"
  package static let program = "genvej-panel"

  /// `nil` where it is neither beside `genvej` nor in `PATH`.
  package let path: String?
  /// Of GTK 3; `nil` where none of the usual folders has it.
  package let toolkit: String?
  package let isRunning: Bool
  package let hasDaemon: Bool

  package init(path: String?, toolkit: String?, isRunning: Bool, hasDaemon: Bool) {
    self.path = path
    self.toolkit = toolkit
    self.isRunning = isRunning
    self.hasDaemon = hasDaemon
  }

  package var lines: [ReportLine] {
    guard let path else {
      return [
        ReportLine(
          .warn, .panel, "program", "\(Self.program) is neither beside genvej nor in PATH",
          help:
            "hot keys work, but nothing is asked, shown beforehand or told at the desk: install "
            + "the whole package")
      ]
    }
    return [ReportLine(.ok, .panel, "program", path), library, running]
  }

  private var library: ReportLine {
    if let toolkit { return ReportLine(.ok, .panel, "GTK 3", toolkit) }
    return ReportLine(
      .fail, .panel, "GTK 3", "not found, so the panel cannot start",
      help: "install the package libgtk-3-0")
  }

  private var running: ReportLine {
    if isRunning { return ReportLine(.ok, .panel, "process", "running") }
    guard hasDaemon else {
      return ReportLine(.ok, .panel, "process", "not running; the daemon starts it")
    }
    return ReportLine(
      .warn, .panel, "process", "not running, although the daemon is",
      help: "start \(Self.program) in a terminal: it says what keeps it from starting")
  }
}
