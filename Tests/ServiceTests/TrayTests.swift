import DBus
import DesktopTestKit
import Foundation
import PanelModel
import Testing

@testable import Service

/// The icon in a real desktop's tray: Xfce's panel draws it, and shows its menu.
@Suite(.serialized, .timeLimit(.minutes(4)), .enabled(if: daemonPrograms && TrayStage.programs))
struct TrayTests {
  private static let noTray = "no tray on this desktop"

  /// The tray comes after the daemon, which has noticed that there was none.
  @Test func pauseChosenInTheMenu_pausesAllHotKeys_andResumeEndsIt() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      try TrayStage.installIcons(for: session)
      let daemon = try await stage.startDaemon()
      _ = try await daemon.errors.first { $0.contains(Self.noTray) }
      #expect(try await stage.genvej("list").code == 0)
      let tray = try await TrayStage.start(in: session)
      try await tray.untilShown(.active)
      try await tray.openMenu()
      try await tray.picture("tray-menu")
      try await tray.press("Down", "Return")
      try await tray.untilShown(.paused)
      try await tray.picture("tray-paused")
      let paused = try await stage.genvej("list").text
      #expect(paused.components(separatedBy: "holder pause").count > 11)
      #expect(try await stage.genvej("run", "maaling.maaleskema").text.contains("GV0505"))
      try await tray.openMenu()
      try await tray.picture("tray-menu-paused")
      try await tray.press("Down", "Return")
      try await tray.untilShown(.active)
      #expect(!(try await stage.genvej("list").text).contains("holder pause"))
      #expect(daemon.errors.all.count { $0.contains(Self.noTray) } == 1)
    }
  }

  @Test func icon_comesAgain_whenTheTrayIsStartedAnew() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      try TrayStage.installIcons(for: session)
      let first = try await TrayStage.start(in: session)
      let daemon = try await stage.startDaemon()
      try await first.untilShown(.active)
      await first.host.terminate()
      let second = try await TrayStage.start(in: session)
      try await second.untilShown(.active)
      #expect(!daemon.errors.all.contains { $0.contains(Self.noTray) })
    }
  }

  @Test func leftButton_opensThePalette() async throws {
    try await PanelStage.run(prepare: { try TrayStage.installIcons(for: $0) }) { stage in
      let tray = try await TrayStage.start(in: stage.session)
      try await tray.untilShown(.active)
      try await tray.click(1)
      try await stage.untilPanelIsActive()
      try await stage.press("Escape")
      try await stage.untilActive("form_gtk")
    }
  }

  @Test(.enabled(if: Program.arePresent(.cmark)))
  func guideChosenInTheMenu_isOpenedInTheBrowser() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      try TrayStage.installIcons(for: session)
      // Where the build has it.
      let guide = URL(fileURLWithPath: try DaemonStage.genvej.located())
        .deletingLastPathComponent().appendingPathComponent("../../guide").standardized.path
      let script = DaemonStage.repository.appendingPathComponent("scripts/build-guide").path
      try await TestProcess.run(.at(script), [guide])
      let browser = "\(try session.folder.folder("browser"))/xdg-open"
      try "#!/bin/sh\necho \"opens $*\"\n".write(
        toFile: browser, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: browser)
      let daemon = try await stage.startDaemon(
        extra: ["PATH": "\(session.folder.path)/browser:/usr/bin:/bin"])
      let tray = try await TrayStage.start(in: session)
      try await tray.untilShown(.active)
      try await tray.openMenu()
      try await tray.press("Up", "Return")
      try await daemon.line { $0 == "opens file://\(guide)/sagsbehandler.html" }
    }
  }

  @Test func reloadThatWasRefused_isToldInTheMenu() async throws {
    try await DesktopSession.run { session in
      let stage = try DaemonStage(in: session)
      try TrayStage.installIcons(for: session)
      let daemon = try await stage.startDaemon()
      let tray = try await TrayStage.start(in: session)
      try await tray.untilShown(.active)
      try stage.write("hotkey: proeve.brudt\n", to: "brudt.yaml")
      _ = try await daemon.errors.first { $0.contains("reload refused") }
      try await tray.openMenu()
      try await tray.picture("tray-refused")
      let labels = try await Self.labels(in: session)
      #expect(labels.contains("Nye definitioner afvist: 2 fejl"), "\(labels)")
    }
  }

  /// What a host is told, by a second one.
  private static func labels(in session: DesktopSession) async throws -> [String] {
    let bus = try await BusConnection.open(
      .address(session.environment["DBUS_SESSION_BUS_ADDRESS"] ?? ""))
    let items = try await bus.call(
      BusCall.property(
        of: StatusNotifierItem.watcher, path: "/StatusNotifierWatcher",
        interface: StatusNotifierItem.watcher, name: "RegisteredStatusNotifierItems"))
    let item = items.first?.elements?.first?.string ?? ""
    let name = item.split(separator: "/").first.map(String.init) ?? ""
    let layout = try await bus.call(
      BusCall(
        to: name, path: "/MenuBar", interface: "com.canonical.dbusmenu", member: "GetLayout",
        [.int32(0), .int32(-1), .array(of: "s", [.string("label")])]))
    await bus.close()
    return layout[1].texts
  }

  @Test func menu_speaksTheLanguageOfTheLocale() {
    let state = TrayState(inForce: 1, isPaused: false, findings: 1, hasPanel: true)
    let english = TrayMenu(
      state: state, language: PanelLanguage(environment: ["LANG": "en_DK.UTF-8"]))
    #expect(english.status == "1 hot key in force")
    #expect(english.refusal == "New definitions refused: 1 finding")
    let danish = TrayMenu(state: state, language: PanelLanguage(environment: [:]))
    #expect(danish.items.compactMap(\.label).contains("Find genvej…"))
    #expect(danish.items.first { $0.id == TrayCommand.stop.rawValue }?.isEnabled == false)
  }
}

extension DBusValue {
  /// Every string in it, in order.
  fileprivate var texts: [String] {
    if let string { return [string] }
    if case .variant(let value) = self { return value.texts }
    return elements?.flatMap(\.texts) ?? []
  }
}
