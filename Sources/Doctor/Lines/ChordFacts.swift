package import Desktop

/// Whether the hot keys' chords can be had.
package struct ChordFacts: Sendable, Hashable {
  /// Programs that people use for hot keys of their own, by the name of their process (15
  /// characters).
  package static let hotKeyPrograms: Set<String> = [
    "ahk_x11", "albert", "autokey-gtk", "autokey-qt", "copyq", "csd-media-keys", "espanso",
    "fcitx", "fcitx5", "flameshot", "gsd-media-keys", "guake", "ibus-ui-gtk3", "keynav",
    "kglobalaccel5", "kglobalacceld", "kupfer", "lxqt-globalkeys", "mate-settings-d", "sxhkd",
    "synapse", "tilda", "ulauncher", "xbindkeys", "xcape", "xfce4-clipman", "xfsettingsd",
    "yakuake",
  ]

  /// Who may hold a chord: X does not tell.
  package struct Suspects: Sendable, Hashable {
    package let windowManager: String?
    /// Of ``hotKeyPrograms``, those that are clients of the display.
    package let hotKeyPrograms: Set<String>
    /// Other clients that show no window.
    package let windowless: Set<String>

    package init(windowManager: String?, hotKeyPrograms: Set<String>, windowless: Set<String>) {
      self.windowManager = windowManager
      self.hotKeyPrograms = hotKeyPrograms
      self.windowless = windowless
    }
  }

  package enum Trial: Sendable, Hashable {
    case noDisplay
    /// The chords that were tried and could not be had.
    case refused([ChordRefusal])
  }

  /// First chords of the definitions' hot keys; a leader counts once.
  package let wanted: Set<String>
  /// Of ``wanted``, those that the running daemon holds: they were not tried.
  package let held: Set<String>
  /// Of ``wanted``, those that the running daemon could not have when it asked.
  package let missed: Set<String>
  package let trial: Trial
  package let suspects: Suspects

  package init(
    wanted: Set<String>, held: Set<String>, missed: Set<String>, trial: Trial, suspects: Suspects
  ) {
    self.wanted = wanted
    self.held = held
    self.missed = missed
    self.trial = trial
    self.suspects = suspects
  }

  package var lines: [ReportLine] {
    guard !wanted.isEmpty else {
      return [ReportLine(.ok, .chords, "keys", "no definition asks for a chord")]
    }
    guard case .refused(let refusals) = trial else {
      return [
        ReportLine(
          .warn, .chords, "keys", "\(count(wanted)) not tried: there is no display",
          help: "run it again in the desktop session")
      ]
    }
    let refused = Set(refusals.map(\.chord.description))
    let free = wanted.subtracting(held).subtracting(refused)
    return refusals.map(line) + missed.subtracting(refused).sorted().map(freed)
      + [
        held.isEmpty ? nil : ReportLine(.ok, .chords, "held", "\(count(held)) held by the daemon"),
        free.subtracting(missed).isEmpty
          ? nil
          : ReportLine(
            .ok, .chords, "free", "\(count(free.subtracting(missed))) free: taken and given back"),
      ].compactMap(\.self)
  }

  private func count(_ chords: Set<String>) -> String {
    let few = chords.count <= 4 ? " (\(chords.sorted().joined(separator: ", ")))" : ""
    return "\(chords.count) chord\(chords.count == 1 ? "" : "s")\(few)"
  }

  private func freed(_ chord: String) -> ReportLine {
    ReportLine(
      .warn, .chords, chord, "was taken when the daemon asked for it, and is free now",
      help: "`genvej reload` takes it")
  }

  private func line(_ refusal: ChordRefusal) -> ReportLine {
    let off =
      refusal.ids.count == 1
      ? "\(refusal.ids[0]) is off" : "\(refusal.ids.count) hot keys are off"
    let chord = refusal.chord.description
    switch refusal.reason {
    case .noSuchKey:
      return ReportLine(
        .warn, .chords, chord, "no key of this layout gives it: \(off)",
        help: "choose another chord, or the layout that the definitions were written for")
    case .taken:
      return ReportLine(
        .warn, .chords, chord, "another program has it: \(off)",
        help: "X does not tell which; \(guess). Free it in that program's settings, or choose "
          + "another chord")
    }
  }

  private var guess: String {
    let manager = suspects.windowManager.map { ["the window manager \($0)"] } ?? []
    let likely = suspects.hotKeyPrograms.sorted() + manager
    if !suspects.hotKeyPrograms.isEmpty || suspects.windowless.isEmpty, !likely.isEmpty {
      return "a guess from what runs here: \(likely.joined(separator: ", "))"
    }
    guard !suspects.windowless.isEmpty else { return "nothing that runs here is known for it" }
    let others = suspects.windowless.sorted().prefix(6).joined(separator: ", ")
    return "a guess from what runs here: "
      + (manager + ["a program without a window (\(others))"]).joined(separator: ", or ")
  }
}
