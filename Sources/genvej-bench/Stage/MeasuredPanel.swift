import DBus
import DemoData
import DesktopTestKit
import Foundation

/// A daemon with 80 hot keys and one that asks, its panel, and a caseworker whose name it knows:
/// otherwise the panel would ask for it.
struct MeasuredPanel {
  let daemon: TestProcess
  /// The panel's process.
  let process: Int32

  /// Starts both; both answer on the bus when this returns.
  static func start(in session: DesktopSession) async throws -> MeasuredPanel {
    let definitions = try GeneratedDefinitions.write(80, in: session.folder)
    try GeneratedDefinitions.writeQuestion(to: definitions)
    let data = try session.folder.folder("data")
    try DemoData.write(to: URL(fileURLWithPath: data))
    let panel = Program.at(MeasuredDaemon.panel)
    let daemon = try await MeasuredDaemon.start(
      in: session, definitions: definitions, data: data, panel: try panel.located())
    try daemon.expectEveryHotKey(81)
    try await session.untilOwned(ControlInterface.busName)
    return MeasuredPanel(
      daemon: daemon.process, process: try await session.untilOwned(PanelInterface.busName))
  }
}

/// What a desktop has around the daemon: a notification server and a tray.
enum Surroundings {
  static func start(in session: DesktopSession) async throws {
    _ = try await session.start(.dunst, ["-config", "/dev/null"])
    try await session.untilOwned("org.freedesktop.Notifications")
    let folder = "home/.config/xfce4/xfconf/xfce-perchannel-xml"
    _ = try session.folder.folder(folder)
    try session.folder.file("\(folder)/xfce4-panel.xml", tray)
    _ = try await session.start(.xfconfDaemon)
    try await session.untilOwned("org.xfce.Xfconf")
    _ = try await session.start(.xfcePanel, ["--disable-wm-check"])
    try await session.untilOwned("org.kde.StatusNotifierWatcher")
  }

  /// Xfce's panel with nothing in it but its tray.
  private static let tray = """
    <?xml version="1.0" encoding="UTF-8"?>
    <channel name="xfce4-panel" version="1.0">
      <property name="configver" type="int" value="2"/>
      <property name="panels" type="array">
        <value type="int" value="1"/>
        <property name="panel-1" type="empty">
          <property name="position" type="string" value="p=6;x=0;y=0"/>
          <property name="length" type="uint" value="100"/>
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
}
