package import CaseData
import HotKeyDefinition
package import Logging
import ServiceLifecycle
import UnixSignals

/// The daemon as a process: from start to leaving in order.
package enum DaemonProcess {
  /// Runs until SIGTERM or SIGINT, or until the X server is gone.
  ///
  /// - Throws: what kept the daemon from starting, or ended it.
  package static func run(paths: SitePaths, mode: CPRNumber.Mode, log: Logger) async throws {
    // Before anything is touched: display, audit trail and keys are the other's.
    if let other = await OtherDaemon.find() { throw other }
    // Watched before they are read: a change between the two would be missed.
    let watch = FolderWatch(paths.definitions.watched)
    await watch.start()
    let daemon = try await Daemon(paths: paths, mode: mode, log: log)
    let services = DaemonServices(
      daemon: daemon, watch: watch, panelProgram: paths.panel, log: log)
    try await ServiceGroup(
      services: [services], gracefulShutdownSignals: [.sigterm, .sigint], logger: log
    ).run()
  }
}
