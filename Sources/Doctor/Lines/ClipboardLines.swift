package import X11Desktop

/// Who keeps what is copied.
package struct ClipboardFacts: Sendable, Hashable {
  /// Known clipboard managers with a history, by the name of their process.
  package static let historians: Set<String> = [
    "autocutsel", "clipit", "clipmenud", "clipster", "copyq", "diodon", "gpaste-daemon",
    "greenclip", "klipper", "parcellite", "plasmashell", "qlipper", "xclipboard", "xfce4-clipman",
  ]
  /// Parts of a desktop that keep the last copy only.
  package static let keepers: Set<String> = [
    "csd-clipboard", "gsd-clipboard", "mate-settings-d",
  ]

  package let keeper: DesktopSurvey.ClipboardKeeper
  /// Of the keeper, where it is known.
  package let keeperName: String?
  /// Of ``historians``, those that are clients of the display.
  package let running: Set<String>

  package init(
    keeper: DesktopSurvey.ClipboardKeeper, keeperName: String?, running: Set<String>
  ) {
    self.keeper = keeper
    self.keeperName = keeperName
    self.running = running
  }

  package var line: ReportLine {
    var names = running
    if keeper != .nobody { names.insert(keeperName ?? "a program without a name") }
    if names.isEmpty { return ReportLine(.ok, .clipboard, "manager", "none") }
    let list = names.sorted().joined(separator: ", ")
    if names.isSubset(of: Self.keepers) {
      return ReportLine(.ok, .clipboard, "manager", "\(list), without a history")
    }
    return ReportLine(
      .warn, .clipboard, "manager", "\(list) may keep a history of what is copied",
      help: "Genvej's own texts carry the password hint and only the form may fetch them; but "
        + "Firefox and Tk have to copy each field back to be compared, and such copies can stay in "
        + "the history: let it be short, not be saved, and leave these programs out")
  }
}
