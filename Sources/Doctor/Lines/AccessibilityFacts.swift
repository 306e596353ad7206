package import Accessibility
package import Service

/// The accessibility bus as seen from the session bus.
package struct AccessibilityFacts: Sendable, Hashable {
  package enum Bus: Sendable, Hashable {
    case noSessionBus
    /// Nobody can start it.
    case absent
    /// It is started when somebody asks.
    case startable
    case silent
    case seen(AccessibilitySurvey)
  }

  package let use: AccessibilityUse
  package let bus: Bus
  /// Programs that show a window.
  package let programs: [ApplicationFacts]

  package init(use: AccessibilityUse, bus: Bus, programs: [ApplicationFacts]) {
    self.use = use
    self.bus = bus
    self.programs = programs
  }

  package var lines: [ReportLine] {
    guard use != .off else {
      return [
        ReportLine(
          .ok, .accessibility, "bus",
          "switched off by GENVEJ_ACCESSIBILITY: choices and check boxes stay unproved")
      ]
    }
    guard case .seen(let survey) = bus else { return [busLine] }
    return [line(of: survey)] + programs.map { $0.line(in: survey) }
  }

  private var busLine: ReportLine {
    let without = "text fields are proved without it, choices and check boxes are not"
    switch bus {
    case .noSessionBus:
      return ReportLine(
        .warn, .accessibility, "bus", "cannot be looked for without a session bus", help: without)
    case .absent:
      return ReportLine(
        .warn, .accessibility, "bus", "not installed",
        help: "install the package at-spi2-core and log in again; \(without)")
    case .startable:
      return ReportLine(
        .warn, .accessibility, "bus", "not started",
        help: "the daemon starts it: start the daemon first, then the applications; \(without)")
    case .silent, .seen:
      return ReportLine(
        .fail, .accessibility, "bus", "does not answer",
        help: "runs wait for it in vain: log out and in again, or set GENVEJ_ACCESSIBILITY=off")
    }
  }

  private func line(of survey: AccessibilitySurvey) -> ReportLine {
    let count = survey.applications.count
    let applications = "\(count) application\(count == 1 ? "" : "s") on it"
    if survey.isEnabled || use == .present {
      return ReportLine(.ok, .accessibility, "bus", "running, \(applications)")
    }
    return ReportLine(
      .warn, .accessibility, "bus", "running, but not switched on; \(applications)",
      help: "the daemon switches it on; applications that are started before that, GTK's apart, "
        + "show it nothing: start the daemon first")
  }
}
