/// Xfce's window manager, with the settings that Debian ships it with.
enum Xfwm4 {
  /// Offers its settings service on the session's bus; comes before the bus.
  static func offerSettings(in folder: TemporaryFolder) throws {
    let path = try Program.xfconf.located()
    _ = try folder.folder("services")
    try folder.file(
      "services/org.xfce.Xfconf.service", "[D-BUS Service]\nName=org.xfce.Xfconf\nExec=\(path)\n")
  }

  /// Starts it; it manages the screen when this returns: the root window names its own window.
  static func start(environment: [String: String]) async throws -> TestProcess {
    let process = try await TestProcess.start(
      .xfwm4, ["--compositor=off"], environment: environment)
    let watch = try await TestProcess.start(
      .xprop, ["-root", "-spy"], environment: environment)
    try await watch.line { $0.hasPrefix("_NET_SUPPORTING_WM_CHECK") && $0.contains("0x") }
    await watch.terminate()
    return process
  }
}
