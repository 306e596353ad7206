import Accessibility
import DBus
import Desktop
import Service
import X11Desktop

/// Looks at the accessibility bus, and switches nothing on.
enum AccessibilityProbe {
  static func look(
    on session: SessionProbe, at address: BusAddress, use: AccessibilityUse,
    programs: [DesktopSurvey.Program]
  ) async -> AccessibilityFacts {
    let applications = programs.map { program in
      ApplicationFacts(
        windowClass: program.windowClass, processID: program.processID,
        processName: program.processID.flatMap { ProcessNames.name(of: $0) })
    }
    return AccessibilityFacts(
      use: use, bus: use == .off ? .absent : await bus(on: session, at: address),
      programs: applications)
  }

  private static func bus(
    on session: SessionProbe, at address: BusAddress
  ) async -> AccessibilityFacts.Bus {
    guard case .seen(let names, let startable) = session.facts, let connection = session.connection
    else { return .noSessionBus }
    guard names.contains("org.a11y.Bus") else {
      return startable.contains("org.a11y.Bus") ? .startable : .absent
    }
    let ending = await Attempt.make {
      try await AccessibilitySurvey.take(
        on: connection, at: address, patience: Attempt.patience / 2)
    }
    switch ending {
    case .value(let survey): return .seen(survey)
    case .failed, .silent: return .silent
    }
  }
}
