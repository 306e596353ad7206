import Foundation
import Synchronization

/// A whole desktop for a test: X server, layout, window manager, session bus, and the programs
/// started in it.
///
/// - Shape: nothing of the user's own session is inherited or touched: own `HOME`, own buses, own
///   display.
/// - Errors: ``TestKitError``.
/// - Isolation: any thread.
package final class DesktopSession: Sendable {
  /// What a test needs of its desktop.
  package struct Options: Sendable {
    package enum WindowManager: Sendable {
      case openbox
      case xfwm4
    }

    package var server: XServer.Kind
    package var layout: String
    package var hasWindowManager: Bool
    /// Which, where there is one.
    package var windowManager = WindowManager.openbox
    package var hasAccessibility: Bool
    package var width: Int
    package var height: Int

    package init(
      server: XServer.Kind = .xvfb, layout: String = "dk", hasWindowManager: Bool = true,
      hasAccessibility: Bool = false, width: Int = 1280, height: Int = 1600
    ) {
      self.server = server
      self.layout = layout
      self.hasWindowManager = hasWindowManager
      self.hasAccessibility = hasAccessibility
      self.width = width
      self.height = height
    }
  }

  package let server: XServer
  package let bus: SessionBus
  /// All variables of a program in this session: pass them to
  /// ``TestProcess/start(_:_:environment:)``.
  package let environment: [String: String]
  /// For files of the test; removed with the session.
  package let folder: TemporaryFolder
  /// Whether this session has started one; of a joined session nobody knows.
  let hasWindowManager: Bool

  /// In the order they were started.
  private let processes: Mutex<[TestProcess]>

  /// `:7`.
  package var display: String { server.display }

  private init(
    server: XServer, bus: SessionBus, environment: [String: String], folder: TemporaryFolder,
    hasWindowManager: Bool, processes: [TestProcess]
  ) {
    self.server = server
    self.bus = bus
    self.environment = environment
    self.folder = folder
    self.hasWindowManager = hasWindowManager
    self.processes = Mutex(processes)
  }

  /// Brings a desktop up, runs `body`, and ends everything in it, also when `body` throws or is
  /// cancelled.
  package static func run<Result>(
    _ options: Options = Options(), body: (DesktopSession) async throws -> Result
  ) async throws -> Result {
    let session = try await start(options)
    do {
      let result = try await body(session)
      await session.end()
      return result
    } catch {
      await session.end()
      throw error
    }
  }

  /// Brings a desktop up that the caller has to end.
  ///
  /// Prefer ``run(_:body:)``, which calls ``end()`` on every path.
  package static func start(_ options: Options = Options()) async throws -> DesktopSession {
    let folder = try TemporaryFolder()
    let server = try await XServer.start(
      options.server, width: options.width, height: options.height, in: folder)
    try await server.setLayout(options.layout)
    var environment = try SessionEnvironment.variables(
      display: server.display, in: folder, hasAccessibility: options.hasAccessibility)
    let isXfce = options.hasWindowManager && options.windowManager == .xfwm4
    if isXfce { try Xfwm4.offerSettings(in: folder) }
    let bus = try await SessionBus.start(in: folder, environment: environment)
    environment["DBUS_SESSION_BUS_ADDRESS"] = bus.address
    if options.hasAccessibility { try await bus.startAccessibility(environment: environment) }
    var processes = [server.process] + [bus.process].compactMap(\.self)
    if isXfce {
      processes.append(try await Xfwm4.start(on: server.display, environment: environment))
    } else if options.hasWindowManager {
      processes.append(try await Openbox.start(in: folder, environment: environment))
    }
    return DesktopSession(
      server: server, bus: bus, environment: environment, folder: folder,
      hasWindowManager: options.hasWindowManager, processes: processes)
  }

  /// Joins the user's own display and bus; ``end()`` ends only what was started through this
  /// session.
  ///
  /// - Parameter variables: the user's own, with `DISPLAY` and `DBUS_SESSION_BUS_ADDRESS`.
  /// - Returns: the session.
  /// - Throws: ``TestKitError/Code/refused`` where one of the two is not named, or the display does
  ///   not answer.
  package static func join(_ variables: [String: String]) async throws -> DesktopSession {
    guard let display = variables["DISPLAY"], let address = variables["DBUS_SESSION_BUS_ADDRESS"]
    else {
      throw TestKitError(.refused, "there is no display with a session bus to join")
    }
    let folder = try TemporaryFolder()
    let server = try await XServer.join(display, in: folder)
    return DesktopSession(
      server: server, bus: SessionBus(joining: address), environment: variables, folder: folder,
      hasWindowManager: false, processes: [server.process])
  }

  /// Starts a program in the session; it ends with it at the latest.
  ///
  /// - Parameters:
  ///   - program: as for ``TestProcess/start(_:_:environment:)``.
  ///   - arguments: without the program's own name.
  ///   - extra: variables beside ``environment``.
  /// - Returns: the running program.
  /// - Throws: ``TestKitError``.
  package func start(
    _ program: Program, _ arguments: [String] = [], extra: [String: String] = [:]
  ) async throws -> TestProcess {
    let variables = environment.merging(extra) { $1 }
    let process = try await TestProcess.start(program, arguments, environment: variables)
    processes.withLock { $0.append(process) }
    return process
  }

  /// The person at the keyboard of an ``XServer/Kind/xvnc`` session.
  package func human() async throws -> RFBClient {
    guard let socket = server.rfbSocket else {
      throw TestKitError(.refused, "Xvfb has no keyboard to play: ask for `server: .xvnc`")
    }
    return try await RFBClient.connect(socket)
  }

  /// Ends every program of the session, the last one first.
  ///
  /// - Returns: the names of processes that outlived their starter and had to be killed; empty when
  ///   all is well.
  @discardableResult
  package func end() async -> [String] {
    let started = processes.withLock { started in
      defer { started = [] }
      return started
    }
    for process in started.reversed() { await process.terminate() }
    let folder = folder
    return await Task { await ProcessCensus.clear(folder) }.value
  }
}
