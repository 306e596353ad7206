import Diagnostics

/// Chords that somebody else wants: Genvej, the desktop, Windows, or every application.
enum ChordRules {
  static func findings(in set: DefinitionSet, ownChords: [KeyChord: String]) -> [Diagnostic] {
    set.hotKeys.compactMap { hotKey in
      guard let keys = hotKey.keys, let first = keys.chords.first else { return nil }
      if let own = ownChords[first] {
        return Diagnostic(
          .chordOfGenvej, .warning, "`\(first.description)` brings up \(own)", at: keys.span,
          label: "this hot key would be off", help: "choose other keys")
      }
      guard let taker = taker(of: first, isAlone: keys.chords.count == 1) else { return nil }
      return Diagnostic(
        .chordOfDesktop, .warning, "`\(first.description)` \(taker)", at: keys.span,
        help: "choose other keys, such as a leader and a letter: `Super+J \(hint(for: first))`")
    }
  }

  private static func hint(for chord: KeyChord) -> String {
    chord.key.count == 1 ? chord.key.uppercased() : "A"
  }

  /// Who takes it and what for, as the rest of a sentence.
  private static func taker(of chord: KeyChord, isAlone: Bool) -> String? {
    table[chord] ?? virtualTerminal(chord) ?? (isAlone ? windowsLetter(chord) : nil)
  }

  /// Those that the table does not name, which a later Windows may take; a leader can be moved.
  ///
  /// - Source: the list of Windows 11's keyboard shortcuts, which grows with each of its versions.
  private static func windowsLetter(_ chord: KeyChord) -> String? {
    // Keys other than letters and digits have longer names.
    guard chord.modifiers == [.super], chord.key.count == 1 else { return nil }
    return "belongs to Windows in a remote desktop, as `Super` with any one letter or digit does"
  }

  /// - Source: `XF86Switch_VT_n` in xkeyboard-config, symbols/srvr_ctrl.
  private static func virtualTerminal(_ chord: KeyChord) -> String? {
    guard chord.modifiers == [.control, .alt], chord.key.hasPrefix("F"),
      let number = Int(chord.key.dropFirst()), (1...12).contains(number)
    else { return nil }
    return "makes the X server change to another virtual terminal"
  }

  /// Written as definitions write them.
  ///
  /// - Source: the defaults of GNOME, KDE Plasma, Xfce, Cinnamon and MATE; of Windows 10 and 11,
  ///   mstsc and FreeRDP.
  private static let table: [KeyChord: String] = {
    var table: [KeyChord: String] = [:]
    for (taker, chords) in takers {
      for text in chords {
        if let chord = ChordParser.chord(ofSetting: text) { table[chord] = taker }
      }
    }
    return table
  }()

  private static let takers: [(String, [String])] = [
    ("changes windows on every desktop", ["Alt+Tab", "Alt+Shift+Tab", "Alt+Escape", "Super+Tab"]),
    (
      "changes between windows or parts of the desktop on most desktops",
      ["Ctrl+Alt+Tab", "Alt+grave", "Alt+onehalf"]
    ),
    ("closes the window on every desktop", ["Alt+F4"]),
    ("moves or resizes the window on most desktops", ["Alt+F5", "Alt+F7", "Alt+F8", "Alt+F10"]),
    ("opens the window's menu on most desktops", ["Alt+space"]),
    ("opens the menu or a command line on most desktops", ["Alt+F1", "Alt+F2"]),
    ("locks the screen on most desktops and in Windows", ["Super+L", "Ctrl+Alt+L"]),
    ("logs off on most desktops, and belongs to Windows in a remote desktop", ["Ctrl+Alt+Delete"]),
    ("ends the X server where that is switched on", ["Ctrl+Alt+BackSpace"]),
    ("opens a terminal on most desktops", ["Ctrl+Alt+T"]),
    ("shows the desktop on most desktops", ["Ctrl+Alt+D"]),
    ("takes a picture of the screen on most desktops", ["Print", "Alt+Print", "Shift+Print"]),
    ("takes a picture of the screen in Windows", ["Super+Shift+S"]),
    (
      "changes workspaces on most desktops",
      ["Ctrl+Alt+Left", "Ctrl+Alt+Right", "Ctrl+Alt+Up", "Ctrl+Alt+Down"]
    ),
    (
      "moves the window on most desktops and in Windows",
      ["Super+Left", "Super+Right", "Super+Up", "Super+Down", "Super+H"]
    ),
    (
      "belongs to GNOME or to Windows in a remote desktop",
      [
        "Super+A", "Super+B", "Super+C", "Super+D", "Super+E", "Super+F", "Super+G", "Super+I",
        "Super+K", "Super+M", "Super+N", "Super+P", "Super+Q", "Super+R", "Super+S", "Super+T",
        "Super+U", "Super+V", "Super+W", "Super+X", "Super+Z", "Super+period", "Super+comma",
        "Super+Home", "Super+Page_Up", "Super+Page_Down", "Super+Pause",
      ]
    ),
    (
      "opens a program of the bar in GNOME and in Windows",
      (0...9).map { "Super+\($0)" }
    ),
    ("opens the task list in Windows", ["Ctrl+Shift+Escape"]),
    ("opens the start menu in Windows", ["Ctrl+Escape"]),
    (
      "is the remote desktop client's own",
      ["Ctrl+Alt+End", "Ctrl+Alt+Home", "Ctrl+Alt+Return", "Ctrl+Alt+Pause", "Ctrl+Alt+Break"]
    ),
    (
      "is what every application copies, pastes or undoes with",
      ["Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z"]
    ),
    ("loads the page anew in every browser", ["F5"]),
  ]
}
