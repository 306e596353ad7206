import DBus
import Desktop
import DesktopTestKit
import Foundation

/// A daemon with its panel, a form in which nothing stands, and a person with a keyboard.
struct PanelStage: Sendable {
  let daemon: DaemonStage
  let process: TestProcess
  let server: FormServer
  var session: DesktopSession { daemon.session }

  static let panel = Program.at(
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("genvej-panel").path)

  /// - Parameters:
  ///   - definitions: by file name.
  ///   - prepare: what the desktop needs before the panel comes up.
  static func run(
    _ definitions: [String: String] = [:], _ options: DesktopSession.Options = .init(),
    extra: [String: String] = [:],
    prepare: (DesktopSession) async throws -> Void = { _ in },
    body: (PanelStage) async throws -> Void
  ) async throws {
    try await run(definitions, options, extra: extra, prepare: prepare) { stage, server in
      _ = try await ToolkitForm.open(.gtk, reportingTo: server, in: stage.session)
    } body: {
      try await body($0)
    }
  }

  /// The same with any form; `open` brings it up.
  static func run(
    _ definitions: [String: String], _ options: DesktopSession.Options,
    extra: [String: String] = [:],
    prepare: (DesktopSession) async throws -> Void = { _ in },
    open: (DaemonStage, FormServer) async throws -> Void,
    body: (PanelStage) async throws -> Void
  ) async throws {
    try await DesktopSession.run(options) { session in
      let stage = try DaemonStage(in: session)
      for (name, yaml) in definitions { try stage.write(yaml, to: name) }
      try await prepare(session)
      let variables = ["GENVEJ_PANEL": try panel.located()].merging(extra) { $1 }
      let process = try await stage.startDaemon(extra: variables)
      let server = try await FormServer.start(in: session)
      let panelStage = PanelStage(daemon: stage, process: process, server: server)
      try await panelStage.untilPanelIsThere()
      try await open(stage, server)
      try await body(panelStage)
    }
  }

  /// Waits for the panel's name on the bus, and gives its process.
  @discardableResult
  func untilPanelIsThere(otherThan earlier: Int32? = nil) async throws -> Int32 {
    try await session.untilOwned(PanelInterface.busName, otherThan: earlier)
  }

  func press(_ chords: String...) async throws {
    // The key behind a leader has to come within seconds.
    if chords.first == "super+j" {
      try await TestProcess.run(
        .xdotool, ["key"] + chords, environment: session.environment)
      return
    }
    for chord in chords { try await xdotool("key", chord) }
  }

  func type(_ text: String) async throws { try await xdotool("type", text) }

  private func xdotool(_ arguments: String...) async throws {
    try await TestProcess.run(.xdotool, arguments, environment: session.environment)
  }

  /// Waits until a window of that class has the focus.
  func untilActive(_ name: String) async throws {
    try await session.untilActive("class \(name)", by: "WM_CLASS") {
      $0.text.lowercased().contains(name)
    }
  }

  func untilPanelIsActive() async throws { try await untilActive("genvej-panel") }

  /// The daemon's line on the end of a run.
  func end(of hotKey: String, from mark: Int) async throws -> String {
    try await daemon.end(of: hotKey, by: process, from: mark)
  }

  /// The first field's text, once it has one.
  func filled() async throws -> String {
    let state = try await server.state(of: "gtk") { $0.values["felt01"]?.isEmpty == false }
    return state.values["felt01"] ?? ""
  }

  func field() async throws -> String {
    try await server.state(of: "gtk").values["felt01"] ?? ""
  }

  /// Keeps a picture of the window with the focus and its frame where `GENVEJ_PICTURES` names a
  /// folder: for the guide.
  func windowPicture(_ name: String) async throws {
    guard let folder = ProcessInfo.processInfo.environment["GENVEJ_PICTURES"] else { return }
    try await picture(name)
    try await TestProcess.run(
      .screenshot, ["-frame", "-window", try await activeWindow(), "\(folder)/\(name).png"],
      environment: session.environment)
  }

  /// Keeps a picture of the screen where `GENVEJ_PICTURES` names a folder.
  ///
  /// - Parameter isMoving: the picture of something that is not going to stand still.
  func picture(_ name: String, isMoving: Bool = false) async throws {
    guard let folder = ProcessInfo.processInfo.environment["GENVEJ_PICTURES"] else { return }
    // A window on the screen may not be drawn yet: two pictures that are the same end the wait.
    let path = "\(folder)/\(name).png"
    var last = Data()
    while true {
      try await TestProcess.run(
        .screenshot, ["-window", "root", "-strip", path], environment: session.environment)
      let picture = try Data(contentsOf: URL(fileURLWithPath: path))
      if picture == last || isMoving { return }
      last = picture
    }
  }
}

/// Windows, as a person sees them.
extension PanelStage {
  /// Gives a window of that class the focus, as a click on it would.
  func activate(_ name: String) async throws {
    let id = try await untilSeen(name)
    try await TestProcess.run(
      .xdotool, ["windowactivate", "--sync", id], environment: session.environment)
  }

  /// Waits for a window of that class on the screen; its id.
  @discardableResult
  func untilSeen(_ name: String) async throws -> String {
    let search = try await session.start(
      .xdotool, ["search", "--sync", "--onlyvisible", "--class", name])
    return try await search.line()
  }

  /// Waits until a window is no longer on the screen.
  func untilUnseen(_ id: String) async throws {
    try await withDeadline(.seconds(30), "end of window \(id)") { [session] in
      while true {
        let look = try await session.start(.xwininfo, ["-id", id])
        _ = try await look.exit()
        if !look.output.all.contains(where: { $0.contains("IsViewable") }) { return }
      }
    }
  }

  /// The window manager says which it is some time after the window has the focus.
  func activeWindow() async throws -> String {
    let active = try await session.until("_NET_ACTIVE_WINDOW", "active window") { $0.window != nil }
    return String(active.window ?? 0)
  }

  /// The class of the window with the focus, in lower case.
  func activeClass() async throws -> String {
    let id = try await activeWindow()
    return try await line(of: .xprop, ["-id", id, "WM_CLASS"]).lowercased()
  }

  /// Where a window's inside is on the screen.
  func geometry(of id: String) async throws -> ScreenArea {
    let look = try await session.start(.xwininfo, ["-id", id])
    _ = try await look.exit()
    let numbers = look.output.all.reduce(into: [String: Int]()) { numbers, line in
      let parts = line.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
      if parts.count == 2 { numbers[parts[0]] = Int(parts[1]) }
    }
    return ScreenArea(
      x: numbers["Absolute upper-left X"] ?? 0, y: numbers["Absolute upper-left Y"] ?? 0,
      width: numbers["Width"] ?? 0, height: numbers["Height"] ?? 0)
  }

  /// The clipboard's text, once it is the awaited one.
  func clipboard(where accepts: @escaping @Sendable (String) -> Bool) async throws -> String {
    try await withDeadline(.seconds(20), "text on the clipboard") { [session] in
      while true {
        let look = try await session.start(.xclip, ["-o", "-selection", "clipboard"])
        _ = try await look.exit()
        let text = look.output.all.joined(separator: "\n")
        if accepts(text) { return text }
      }
    }
  }

  private func line(of program: Program, _ arguments: [String]) async throws -> String {
    try await session.start(program, arguments).line()
  }
}

extension DesktopSession {
  /// The process that has a name on the session's bus; `nil` where nobody has it.
  func owner(of name: String) async throws -> Int32? {
    let bus = try await BusConnection.open(
      .address(environment["DBUS_SESSION_BUS_ADDRESS"] ?? ""))
    let owner = try await bus.processIDs(of: [name]).first ?? nil
    await bus.close()
    return owner
  }

  /// Waits until somebody has a name on the session's bus, and gives their process.
  @discardableResult
  func untilOwned(_ name: String, otherThan earlier: Int32? = nil) async throws -> Int32 {
    let address = environment["DBUS_SESSION_BUS_ADDRESS"] ?? ""
    let bus = try await BusConnection.open(.address(address))
    let changes = try await bus.notices(
      SignalRule(member: "NameOwnerChanged", firstArgument: name))
    var found = try await bus.processIDs(of: [name]).first ?? nil
    if found == nil || found == earlier {
      for await _ in changes {
        found = try await bus.processIDs(of: [name]).first ?? nil
        if found != nil, found != earlier { break }
      }
    }
    await bus.close()
    guard let found else { throw TestKitError(.ended, "nobody has taken \(name)") }
    return found
  }
}
