package import Accessibility

/// A program with a window, and what accessibility may see of it.
package struct ApplicationFacts: Sendable, Hashable {
  /// As its windows name it; never a title.
  package let windowClass: String
  package let processID: Int32?
  package let processName: String?

  package init(windowClass: String, processID: Int32?, processName: String?) {
    self.windowClass = windowClass
    self.processID = processID
    self.processName = processName
  }

  /// Below this Chromium shows its window, but not the page in it.
  private static let objectsOfAnEmptyBrowser = 12

  /// How the program stands on the accessibility bus.
  package func line(in survey: AccessibilitySurvey) -> ReportLine {
    let own = survey.applications.filter { processID != nil && $0.processID == processID }
    guard let best = own.max(by: { ($0.objects ?? -1) < ($1.objects ?? -1) }) else {
      return processID == nil ? unknownProcess : absent
    }
    guard let objects = best.objects else {
      return warning(
        "is on the accessibility bus, but does not answer",
        help: "it is busy or frozen: a run that needs its labels would wait and fail")
    }
    if objects == 0 || isChromium(best.toolkit) && objects < Self.objectsOfAnEmptyBrowser {
      return warning(
        isChromium(best.toolkit) ? "shows its window, but not its page" : "shows nothing",
        help: isChromium(best.toolkit) ? Self.chromiumHelp : Self.laterHelp)
    }
    let toolkit = best.toolkit == "gtk" ? "GTK" : best.toolkit
    return ReportLine(
      .ok, .accessibility, name,
      described("shows its fields" + (toolkit.isEmpty ? "" : " (\(toolkit))")))
  }

  private var unknownProcess: ReportLine {
    warning(
      "its process is not known",
      help: "it runs on another machine or in a box of its own, so its fields are found by Tab and "
        + "their labels are not compared")
  }

  private var absent: ReportLine {
    let word = (windowClass + " " + (processName ?? "")).lowercased()
    let isBrowser = ["chrom", "electron", "edge", "brave", "vivaldi"].contains(where: word.contains)
    return warning(
      "is not on the accessibility bus", help: isBrowser ? Self.chromiumHelp : Self.laterHelp)
  }

  private static let chromiumHelp =
    "close it and start it after the daemon; older versions need --force-renderer-accessibility as "
    + "well (Debian: a file in /etc/chromium.d); until then labels are not compared and choices not "
    + "proved, text fields are"
  private static let laterHelp =
    "start it after the daemon; where that does not help (Tk, Wine and others show nothing at all), "
    + "labels are not compared and choices not proved, text fields are"

  private func isChromium(_ toolkit: String) -> Bool { toolkit == "Chromium" }

  private var name: String { windowClass.isEmpty ? processName ?? "a window" : windowClass }

  private func described(_ text: String) -> String {
    guard let processName, processName.lowercased() != windowClass.lowercased(),
      !windowClass.isEmpty
    else { return text }
    return "\(processName): \(text)"
  }

  private func warning(_ text: String, help: String) -> ReportLine {
    ReportLine(.warn, .accessibility, name, described(text), help: help)
  }
}
