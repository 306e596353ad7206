import DesktopTestKit
import Foundation

/// Xfce's panel with nothing in it but its tray, and a person with a mouse.
struct TrayStage: Sendable {
  let session: DesktopSession
  let host: TestProcess

  static let programs = Program.arePresent(
    .xfcePanel, .xfconfDaemon, .dbusMonitor, .screenshot, .xdotool)

  /// Our own icons, as the package installs them.
  static func installIcons(for session: DesktopSession) throws {
    let folder = URL(
      fileURLWithPath: try session.folder.folder("home/.local/share/icons/hicolor/scalable/apps"))
    for name in ["genvej.svg", "genvej-paused.svg"] {
      try FileManager.default.copyItem(
        at: DaemonStage.repository.appendingPathComponent("scripts/deb/icons/\(name)"),
        to: folder.appendingPathComponent(name))
    }
  }

  /// Starts the panel; its watcher is on the bus when this returns.
  static func start(in session: DesktopSession) async throws -> TrayStage {
    _ = try session.folder.folder("home/.config/xfce4/xfconf/xfce-perchannel-xml")
    try session.folder.file(
      "home/.config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml", configuration)
    if try await session.owner(of: "org.xfce.Xfconf") == nil {
      _ = try await session.start(.xfconfDaemon)
      try await session.untilOwned("org.xfce.Xfconf")
    }
    let host = try await session.start(.xfcePanel, ["--disable-wm-check"])
    try await session.untilOwned("org.kde.StatusNotifierWatcher")
    return TrayStage(session: session, host: host)
  }

  /// Across the top of the screen, the tray at its left end.
  private static let configuration = """
    <?xml version="1.0" encoding="UTF-8"?>
    <channel name="xfce4-panel" version="1.0">
      <property name="configver" type="int" value="2"/>
      <property name="panels" type="array">
        <value type="int" value="1"/>
        <property name="panel-1" type="empty">
          <property name="position" type="string" value="p=6;x=0;y=0"/>
          <property name="position-locked" type="bool" value="true"/>
          <property name="length" type="uint" value="100"/>
          <property name="size" type="uint" value="36"/>
          <property name="plugin-ids" type="array">
            <value type="int" value="1"/>
          </property>
        </property>
      </property>
      <property name="plugins" type="empty">
        <property name="plugin-1" type="string" value="systray"/>
      </property>
    </channel>

    """

  /// The colour of an icon's rim.
  enum Icon: String {
    case active = "#1D3F72"
    case paused = "#6B7076"
  }

  /// Waits until the panel has drawn that icon.
  func untilShown(_ icon: Icon) async throws {
    try await until("the icon \(icon)", "36x36+0+0") { $0.contains(icon.rawValue) }
  }

  /// The screen can only be asked: each picture of a part of it paces the next.
  private func until(
    _ what: String, _ part: String, accepts: @escaping @Sendable (String) -> Bool
  ) async throws {
    try await withDeadline(.seconds(60), what) { [session] in
      while true {
        let pixels = try await TestProcess.run(
          .screenshot, ["-window", "root", "-crop", part, "-depth", "8", "txt:-"],
          environment: session.environment)
        if pixels.dropFirst().contains(where: accepts) { return }
      }
    }
  }

  /// Clicks the icon.
  func click(_ button: Int) async throws {
    try await xdotool("mousemove", "12", "18", "click", "\(button)")
  }

  func press(_ keys: String...) async throws {
    for key in keys { try await xdotool("key", key) }
  }

  /// Opens the menu with the right button, as a person does; it has the keyboard when this returns,
  /// because it takes it before it is drawn.
  func openMenu() async throws {
    try await click(3)
    // Where there was the black of the root window.
    try await until("the open menu", "1x1+200+110") { !$0.contains("#000000") }
  }

  private func xdotool(_ arguments: String...) async throws {
    try await TestProcess.run(.xdotool, arguments, environment: session.environment)
  }

  func picture(_ name: String) async throws {
    guard let folder = ProcessInfo.processInfo.environment["GENVEJ_PICTURES"] else { return }
    try await TestProcess.run(
      .screenshot, ["-window", "root", "-crop", "640x360+0+0", "\(folder)/\(name).png"],
      environment: session.environment)
  }
}
