package import X11Desktop

/// What came of the attempt to look at the display.
package enum DisplayFacts: Sendable, Hashable {
  /// `DISPLAY` is not set.
  case notNamed
  case unreachable(display: String)
  /// It lacks extensions; in words.
  case unsupported(display: String, detail: String)
  /// It took the connection and never answered.
  case silent(display: String)
  case seen(DesktopSurvey)

  package var survey: DesktopSurvey? {
    if case .seen(let survey) = self { survey } else { nil }
  }
}

extension DisplayFacts {
  /// Server, extensions, window manager, layouts.
  ///
  /// - Parameter sessionType: `XDG_SESSION_TYPE`, as the login has set it.
  /// - Returns: what the report says of them.
  package func lines(sessionType: String?) -> [ReportLine] {
    switch self {
    case .notNamed:
      [
        ReportLine(
          .fail, .display, "server", "DISPLAY is not set: this is no desktop session",
          help: "run it in a terminal of the caseworker's desktop; over ssh set DISPLAY and "
            + "XAUTHORITY to those of the desktop first")
      ]
    case .unreachable(let display):
      [
        ReportLine(
          .fail, .display, "server", "no X server answers at \(display)",
          help: "see that the session is still there, that DISPLAY is the right one, and that "
            + "XAUTHORITY names its cookie file")
      ]
    case .unsupported(let display, let detail):
      [
        ReportLine(
          .fail, .display, "extensions", "\(display): \(detail)",
          help: "Genvej cannot work there: switch the extensions on in the server's settings, or "
            + "use another X server")
      ]
    case .silent(let display):
      [
        ReportLine(
          .fail, .display, "server", "the X server at \(display) does not answer",
          help: "it is frozen or stopped: log out and in again, or restart the display")
      ]
    case .seen(let survey): Self.lines(of: survey, sessionType)
    }
  }

  private static func lines(of survey: DesktopSurvey, _ sessionType: String?) -> [ReportLine] {
    [
      server(survey, sessionType),
      ReportLine(.ok, .display, "extensions", survey.extensions.joined(separator: ", ")),
      windowManager(survey), layouts(survey),
    ]
  }

  private static func server(_ survey: DesktopSurvey, _ sessionType: String?) -> ReportLine {
    let detail = "\(survey.display), \(survey.width) x \(survey.height), \(survey.server)"
    guard survey.isWaylandBridge || sessionType == "wayland" else {
      return ReportLine(.ok, .display, "server", detail)
    }
    return ReportLine(
      .fail, .display, "server", "\(detail), on a Wayland desktop",
      help: "there Genvej hears keys only while an X11 program has the focus, and sees no other "
        + "window: choose the X11 (Xorg) session when logging in")
  }

  private static func windowManager(_ survey: DesktopSurvey) -> ReportLine {
    if let name = survey.windowManager {
      return ReportLine(.ok, .display, "window manager", name.isEmpty ? "without a name" : name)
    }
    return ReportLine(
      .warn, .display, "window manager", "none",
      help:
        "nobody tells which window is active, so it is guessed from the keyboard's focus: start "
        + "a window manager that follows EWMH")
  }

  private static func layouts(_ survey: DesktopSurvey) -> ReportLine {
    guard !survey.layouts.isEmpty else {
      return ReportLine(
        .warn, .keyboard, "layouts", "the server does not name them",
        help: "keys are found all the same; set one with `setxkbmap dk` to be sure which is in "
          + "force")
    }
    let names = survey.layouts.enumerated().map { index, name in
      survey.layouts.count > 1 && index == survey.layoutInForce ? "\(name) in force" : name
    }
    return ReportLine(.ok, .keyboard, "layouts", names.joined(separator: ", "))
  }
}
