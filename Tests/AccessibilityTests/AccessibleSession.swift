import Accessibility
import BusTestSupport
import DBus
import Desktop
import Foundation
import Synchronization

/// A display, a session bus and a reader, for one test.
final class AccessibleSession: Sendable {
  let bus: PrivateBus
  let reader: ATSPIReader
  let display: OwnedProcess
  private let home: URL
  private let environment: [String: String]
  private let processes = Mutex<[OwnedProcess]>([])

  init(isEnabling: Bool = true, patience: Duration = .seconds(10)) async throws {
    home = FileManager.default.temporaryDirectory
      .appendingPathComponent("genvej-accessibility-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // A server that starts anew with each first client forgets the root window's AT_SPI_BUS,
    // without which
    // Qt 5 registers before it is connected, and never again.
    display = try OwnedProcess(
      ["Xvfb", "-displayfd", "1", "-noreset", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
      environment: PrivateBus.plainEnvironment)
    guard let number = display.readLine() else { throw StartFailure(program: "Xvfb") }
    var variables = ["DISPLAY": ":\(number)", "HOME": home.path, "XDG_RUNTIME_DIR": home.path]
    bus = try PrivateBus(environment: variables)
    variables["DBUS_SESSION_BUS_ADDRESS"] = bus.address
    environment = PrivateBus.plainEnvironment.merging(variables) { $1 }
    reader = ATSPIReader(
      session: .address(bus.address), isEnabling: isEnabling, patience: patience)
    try await reader.prepare()
  }

  /// Ends everything the session has started; each test says so in a `defer`.
  func end() {
    for process in processes.withLock({ $0 }) { process.stop() }
    bus.stop()
    display.stop()
    try? FileManager.default.removeItem(at: home)
  }

  func start(_ command: [String], _ extra: [String: String] = [:]) throws -> OwnedProcess {
    let process = try OwnedProcess(command, environment: environment.merging(extra) { $1 })
    processes.withLock { $0.append(process) }
    return process
  }

  /// A folder of this session's own, gone at its end.
  func folder(_ name: String) throws -> String {
    let folder = home.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path
  }

  /// The window's form once it satisfies `condition`; asks again after each answer.
  func form(
    in window: WindowSnapshot,
    when condition: @Sendable (any AccessibleForm) async throws -> Bool = { _ in true }
  ) async throws -> any AccessibleForm {
    while true {
      try Task.checkCancellation()
      do {
        if let form = try await reader.form(in: window), try await condition(form) { return form }
      } catch let error as AccessibilityError where error.code == .gone {
        continue
      }
    }
  }

  /// Returns once `condition`, which asks an application, holds.
  func wait(until condition: @Sendable () async throws -> Bool) async throws {
    while try await !condition() { try Task.checkCancellation() }
  }
}

extension WindowSnapshot {
  init(title: String, of process: OwnedProcess?) {
    self.init(
      id: WindowID(rawValue: 1), title: title, instance: "", className: "",
      processID: process?.identifier)
  }
}

extension AccessibleSession {
  /// Whether any application has a top-level object of this name, asked without the reader.
  func hasFrame(titled title: String) async throws -> Bool {
    let session = try await bus.open()
    let question = BusCall(
      to: "org.a11y.Bus", path: "/org/a11y/bus", interface: "org.a11y.Bus", member: "GetAddress")
    guard let address = try await session.call(question).first?.string else { return false }
    await session.close()
    let connection = try await BusConnection.open(.address(address))
    let root = (name: "org.a11y.atspi.Registry", path: "/org/a11y/atspi/accessible/root")
    var names: [String] = []
    for application in await children(of: root, on: connection) {
      for frame in await children(of: application, on: connection) {
        let name = BusCall.property(
          of: frame.name, path: frame.path, interface: "org.a11y.atspi.Accessible", name: "Name")
        names += (try? await connection.call(name))?.first?.string.map { [$0] } ?? []
      }
    }
    await connection.close()
    return names.contains(title)
  }

  private func children(
    of object: (name: String, path: String), on connection: BusConnection
  ) async -> [(name: String, path: String)] {
    let question = BusCall(
      to: object.name, path: object.path, interface: "org.a11y.atspi.Accessible",
      member: "GetChildren")
    let list = (try? await connection.call(question))?.first?.elements ?? []
    return list.compactMap { child in
      guard let parts = child.elements, parts.count == 2, let name = parts[0].string,
        let path = parts[1].string
      else { return nil }
      return (name, path)
    }
  }
}
