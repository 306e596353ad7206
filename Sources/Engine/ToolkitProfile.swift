package import Desktop
import Glibc
package import HotKeyDefinition

/// How the applications of one toolkit want to be filled.
///
/// - Shape: measured facts, overridable by a system's `toolkit:`, `select-all:`, `entry:` and
///   `proof:`.
/// - Source: design §3 "The fill cycle".
package struct ToolkitProfile: Sendable, Hashable {
  package enum Toolkit: String, Sendable, Hashable, CaseIterable {
    case gtk, qt, tk, chromium, firefox, libreoffice
    /// A 3270 terminal: the whole screen is read, and texts are typed.
    case x3270
    /// Not recognised: the most careful ways are taken.
    case unknown
  }

  package let toolkit: Toolkit
  package var input: InputSettings
  package var entry: ToolkitOverrides.Entry

  /// The facts about one toolkit.
  package init(_ toolkit: Toolkit) {
    self.toolkit = toolkit
    entry = .paste
    let everything = Chord(.control, "a")
    input =
      switch toolkit {
      case .gtk, .qt: InputSettings(selectAll: everything, proof: .primary)
      case .chromium:
        InputSettings(
          selectAll: everything, proof: .primary, fetchesAhead: true, requestsPerPaste: 2)
      case .x3270: InputSettings(selectAll: everything, proof: .primary)
      case .firefox: InputSettings(selectAll: everything, proof: .copy, copiesEmpty: true)
      case .unknown: InputSettings(selectAll: everything, proof: .copy)
      // A form's control does not own PRIMARY when its text is marked; a letter does, but there Right
      // goes one place on from where the mark ended.
      case .libreoffice:
        InputSettings(
          selectAll: everything, proof: .copy, leavesMarkByRight: false, looksAtOffers: true,
          copiesEmpty: true, requestsPerPaste: 2)
      // Tk's paste leaves marked text standing, and Ctrl+A is "line start" there. Its own "all"
      // takes in a line break that is not part of a text of several lines; the other way of marking
      // makes an empty field of one line copy nothing, which loses the clipboard.
      case .tk:
        InputSettings(
          selectAll: Chord(.control, "slash"),
          selectAllLines: [Chord(.control, "Home"), Chord([.control, .shift], "End")],
          clearsBeforePaste: true, proof: .copy, leavesMarkByRight: false, requestsPerPaste: 2)
      }
  }

  /// The same, as a system says it is.
  package func overridden(by overrides: ToolkitOverrides) -> ToolkitProfile {
    var profile = overrides.toolkit.map { ToolkitProfile(Toolkit($0)) } ?? self
    if let chord = overrides.selectAll {
      profile.input.selectAll = [Chord(chord)]
      profile.input.selectAllLines = nil
    }
    if let entry = overrides.entry { profile.entry = entry }
    switch overrides.proof {
    case .primary: profile.input.proof = .primary
    case .copy: profile.input.proof = .copy
    case nil: break
    }
    return profile
  }
}

extension ToolkitProfile.Toolkit {
  init(_ declared: ToolkitOverrides.Toolkit) {
    self =
      switch declared {
      case .gtk: .gtk
      case .qt: .qt
      case .tk: .tk
      case .chromium: .chromium
      case .firefox: .firefox
      case .libreoffice: .libreoffice
      case .x3270: .x3270
      }
  }

  /// Recognises the toolkit by the window's class and the libraries its process has loaded.
  ///
  /// - Parameter libraries: the paths in `/proc/PID/maps`, empty where they cannot be read; asked
  ///   for only where
  ///   the class does not tell.
  package static func detect(
    _ window: WindowSnapshot, libraries: @autoclosure () -> String
  ) -> ToolkitProfile.Toolkit {
    let names = (window.className + " " + window.instance).lowercased()
    if names.contains("x3270") { return .x3270 }
    // These load GTK too, so they come first.
    if ["libreoffice", "soffice"].contains(where: names.contains) { return .libreoffice }
    if ["firefox", "navigator", "thunderbird"].contains(where: names.contains) { return .firefox }
    if ["chromium", "chrome", "electron", "brave", "vivaldi", "msedge"].contains(
      where: names.contains)
    {
      return .chromium
    }
    return detect(libraries: libraries())
  }

  /// Looks at bytes, because a search for characters in a table of 60 KB takes longer than the rest
  /// of a key press.
  private static func detect(libraries: String) -> ToolkitProfile.Toolkit {
    libraries.withCString { table in
      func isLoaded(_ names: String...) -> Bool { names.contains { strstr(table, $0) != nil } }
      if isLoaded("/libxul.so") { return .firefox }
      if isLoaded("/chrome_100_percent.pak", "/v8_context_snapshot", "/libcef.so") {
        return .chromium
      }
      if isLoaded("/libQt5Widgets", "/libQt6Widgets") { return .qt }
      if isLoaded("/libtk8", "/libtcl8") { return .tk }
      if isLoaded("/libgtk-3", "/libgtk-4") { return .gtk }
      return .unknown
    }
  }
}

extension Chord {
  /// A definition's chord as the desktop takes it.
  package init(_ chord: KeyChord) {
    var modifiers: Modifiers = []
    if chord.modifiers.contains(.control) { modifiers.insert(.control) }
    if chord.modifiers.contains(.alt) { modifiers.insert(.alt) }
    if chord.modifiers.contains(.shift) { modifiers.insert(.shift) }
    if chord.modifiers.contains(.super) { modifiers.insert(.super) }
    self.init(modifiers, chord.key)
  }
}
