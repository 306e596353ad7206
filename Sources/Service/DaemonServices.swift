import DBus
import Dispatch
import FoundationEssentials
import Logging
import ServiceLifecycle

/// The daemon's parts as services: they start together, and leave together.
struct DaemonServices: Service {
  private let daemon: Daemon
  private let watch: FolderWatch
  private let panelProgram: String?
  private let log: Logger

  init(daemon: Daemon, watch: FolderWatch, panelProgram: String?, log: Logger) {
    self.daemon = daemon
    self.watch = watch
    self.panelProgram = panelProgram
    self.log = log
  }

  /// Runs until a signal asks to leave or the X server is gone.
  func run() async throws {
    let connection = await bus()
    var server: ControlServer?
    if let connection {
      server = try await ControlServer.offer(daemon, on: connection)
    }
    if let connection {
      await daemon.use(Notifier(on: connection, in: daemon.paths.language, log: log))
    }
    let panel = await panel(on: connection)
    let tray = await tray(on: connection)
    ServiceNotification.ready()
    log.info("ready")
    defer { ServiceNotification.stopping() }
    do {
      try await work(server, panel, tray)
    } catch is CancellationError {
      log.info("leaving")
    } catch {
      await daemon.shutDown()
      await connection?.close()
      throw error
    }
    await daemon.shutDown()
    await connection?.close()
  }

  /// A session without a bus is served without the control interface.
  private func bus() async -> BusConnection? {
    do throws(BusError) {
      return try await BusConnection.open(.session)
    } catch {
      log.warning("no session bus: hot keys work, genvej run, list and stop do not")
      return nil
    }
  }

  private func panel(on connection: BusConnection?) async -> PanelLink? {
    guard let connection, let panelProgram else {
      log.notice("no panel: prompts and palette are off")
      return nil
    }
    let panel = PanelLink(program: panelProgram, on: connection, log: log)
    await daemon.use(panel)
    return panel
  }

  private func tray(on connection: BusConnection?) async -> Tray? {
    guard let connection else { return nil }
    let opening = GuideOpening(on: connection)
    let tray = Tray(
      on: connection, environment: ProcessInfo.processInfo.environment, log: log
    ) { [daemon] command in await daemon.perform(command, opening) }
    await daemon.use(tray)
    return tray
  }

  private func work(_ server: ControlServer?, _ panel: PanelLink?, _ tray: Tray?) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await daemon.followDesktop() }
      group.addTask { for await _ in watch.changes { await daemon.filesChanged() } }
      if let server {
        group.addTask { try await server.serve() }
        group.addTask {
          for await report in daemon.endedRuns { try await server.runEnded(report) }
        }
      }
      if let panel { group.addTask { try await panel.serve() } }
      if let tray {
        group.addTask {
          await tray.serve()
          // Without an icon the daemon goes on: only leaving ends this task.
          try await gracefulShutdown()
        }
      }
      if let interval = ServiceNotification.watchdogInterval {
        group.addTask { await feedWatchdog(every: interval) }
      }
      group.addTask { try await gracefulShutdown() }
      defer { group.cancelAll() }
      try await group.next()
    }
    await watch.stop()
  }

  /// Tells the service manager that the X thread still answers, only where it asked to be told.
  private func feedWatchdog(every interval: Duration) async {
    let (ticks, tick) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "watchdog"))
    timer.setEventHandler { tick.yield() }
    timer.schedule(deadline: .now(), repeating: interval / .seconds(1))
    timer.resume()
    defer { timer.cancel() }
    for await _ in ticks where await daemon.isAlive() { ServiceNotification.watchdog() }
  }
}
