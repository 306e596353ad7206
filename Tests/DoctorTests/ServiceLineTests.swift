import Doctor
import Testing

/// Panel, daemon and service manager, without either.
struct ServiceLineTests {
  // MARK: systemd

  private func unit(
    _ load: String, _ active: String, file: String? = nil, hasDisplay: Bool? = nil,
    hasDaemon: Bool = false
  ) -> [ReportLine] {
    let unit = SystemdFacts.Unit(load: load, active: active, file: file, hasDisplay: hasDisplay)
    return SystemdFacts.seen(unit).lines(hasDaemon: hasDaemon)
  }

  @Test func unit_isOk_onlyWhenItRunsAndStartsWithTheSession() {
    #expect(unit("loaded", "active", file: "enabled").map(\.status) == [.ok, .ok])
    #expect(
      unit("loaded", "active", file: "disabled").last?.detail
        == "active, but does not start with the session")
    #expect(unit("loaded", "failed").last?.status == .fail)
    #expect(unit("not-found", "inactive").last?.detail == "not installed")
    #expect(unit("masked", "inactive").last?.help == "`systemctl --user unmask genvej`")
  }

  @Test func inactiveUnit_isExplained_whenADaemonRunsWithoutIt() {
    #expect(
      unit("loaded", "inactive", hasDaemon: true).last?.detail
        == "inactive; the daemon was started without it, and nobody would restart it")
  }

  @Test func manager_thatDoesNotKnowTheDisplay_isAWarning() {
    let lines = unit("loaded", "active", file: "enabled", hasDisplay: false)
    #expect(lines.map(\.name) == ["manager", "genvej.service", "environment"])
    #expect(lines.last?.help?.contains("import-environment DISPLAY") == true)
    #expect(unit("loaded", "active", hasDisplay: true).count == 2)
  }

  // MARK: Panel

  @Test func panel_isAWarning_whenItsProgramIsMissing() {
    let facts = PanelFacts(path: nil, toolkit: "/usr/lib/x", isRunning: false, hasDaemon: true)
    #expect(facts.lines.map(\.status) == [.warn])
  }

  @Test func panel_cannotStart_withoutItsToolkit() {
    let facts = PanelFacts(path: "/p", toolkit: nil, isRunning: false, hasDaemon: false)
    #expect(facts.lines.map(\.status) == [.ok, .fail, .ok])
  }

  @Test func panel_thatDoesNotRunBesideItsDaemon_isAWarning() {
    let alone = PanelFacts(path: "/p", toolkit: "/t", isRunning: false, hasDaemon: true)
    #expect(alone.lines.map(\.status) == [.ok, .ok, .warn])
    let running = PanelFacts(path: "/p", toolkit: "/t", isRunning: true, hasDaemon: true)
    #expect(running.lines.map(\.status) == [.ok, .ok, .ok])
  }

  // MARK: Definitions

  @Test func warnings_areNoFailure() {
    let counts = DefinitionFacts.Counts(hotKeys: 1, systems: 1, texts: 0, errors: 0, warnings: 2)
    let line = DefinitionFacts(folder: "HotKeys", reading: .read(counts)).lines[0]
    #expect(line.status == .warn)
    #expect(line.detail == "2 warnings; without error: 1 hot key, 1 system, 0 texts in HotKeys")
  }
}
