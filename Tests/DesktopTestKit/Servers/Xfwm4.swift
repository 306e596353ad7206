/// Xfce's window manager, with the settings that Debian ships it with.
enum Xfwm4 {
  /// Offers its settings service on the session's bus; comes before the bus.
  static func offerSettings(in folder: TemporaryFolder) throws {
    let path = try Program.xfconf.located()
    _ = try folder.folder("services")
    try folder.file(
      "services/org.xfce.Xfconf.service", "[D-BUS Service]\nName=org.xfce.Xfconf\nExec=\(path)\n")
  }

  /// Starts it; it manages the screen, and gives new windows the focus, when this returns.
  ///
  /// It takes the focus itself as it begins, and dates the focus of a new window by the last event
  /// that it has seen: as long as that is an earlier one, the X server passes the focus over. So it
  /// is told to have one desktop, and hears of its own answer.
  ///
  /// - Source: xfwm4 4.18, `initialize` in main.c and `clientFocusNew` in focus.c.
  static func start(on display: String, environment: [String: String]) async throws
    -> TestProcess
  {
    let process = try await TestProcess.start(
      .xfwm4, ["--compositor=off"], environment: environment)
    _ = try await PropertyWatch.until(
      "_NET_SUPPORTING_WM_CHECK", on: display, "window manager on the screen"
    ) { $0.window != nil }
    try await TestProcess.run(.xdotool, ["set_num_desktops", "1"], environment: environment)
    _ = try await PropertyWatch.until(
      "_NET_NUMBER_OF_DESKTOPS", on: display, "window manager's answer"
    ) { $0.numbers == [1] }
    return process
  }
}
