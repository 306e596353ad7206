package import Desktop
import Engine
import HotKeyDefinition

/// Looks at one window and sketches its system.
///
/// - Errors: ``DesktopError``; ``AccessibilityError``.
/// - Isolation: one task.
package struct Inspector: Sendable {
  private let desktop: any Desktop & WindowPictures
  private let accessibility: (any AccessibilityReader)?
  private let systemID: String?
  private let formID: String
  private let walksAnyway: Bool
  private let clipboardIsSafe: Bool

  /// - Parameters:
  ///   - accessibility: `nil` to go through the fields by Tab.
  ///   - systemID: `nil` takes one from the window's class.
  ///   - walksAnyway: by Tab also where a field might take it for a letter.
  ///   - clipboardIsSafe: whether what the clipboard holds outlives this process.
  package init(
    desktop: any Desktop & WindowPictures, accessibility: (any AccessibilityReader)?,
    systemID: String?, formID: String,
    walksAnyway: Bool, clipboardIsSafe: Bool
  ) {
    self.clipboardIsSafe = clipboardIsSafe
    self.desktop = desktop
    self.accessibility = accessibility
    self.systemID = systemID
    self.formID = formID
    self.walksAnyway = walksAnyway
  }

  /// - Returns: what can be said of the window and its form; nothing was written into it.
  package func sketch(of window: WindowSnapshot) async throws -> SystemSketch {
    let toolkit = ProcessLibraries.toolkit(of: window)
    var window = window
    var seen = try await form(of: window, toolkit)
    // A program that is still opening may get its title while its fields are read.
    let end = desktop.now + Self.treePatience
    while let current = try await renamed(window) {
      window = current
      guard desktop.now < end, seen.finding != .walk else { break }
      seen = try await form(of: window, toolkit)
    }
    let id = systemID ?? named(window)
    return SystemSketch(
      id: id, title: Self.title(of: id), window: Self.window(window, toolkit, seen.contents),
      form: seen.form, finding: seen.finding)
  }

  /// - Returns: the window as it is now, `nil` where its title is the same.
  private func renamed(_ window: WindowSnapshot) async throws -> WindowSnapshot? {
    try await desktop.windows().first { $0.id == window.id && $0.title != window.title }
  }

  private typealias Seen = (
    form: FormSketch, contents: [String], finding: SystemSketch.Finding
  )

  private func form(
    of window: WindowSnapshot, _ toolkit: ToolkitProfile.Toolkit
  ) async throws -> Seen {
    let isOffice = window.className.lowercased().hasPrefix("libreoffice")
    let empty = FormSketch(id: formID, finding: .order, proof: .whenPossible, fields: [])
    if TerminalClass.contains(window) {
      let reason = "a terminal shows no fields, and Ctrl+C means something else to it"
      return (empty, [], .none(reason))
    }
    if let shown = try await shown(window, toolkit) {
      let (form, contents) = try await AccessibleSketch(
        shown, isByPlace: toolkit == .gtk && !isOffice
      ).read(as: formID)
      return (form, contents, .accessibility)
    }
    if isOffice {
      let reason =
        "the document shows no form through accessibility, and Tab is a letter in its text"
      return (empty, [], .none(reason))
    }
    guard walksAnyway || Self.canBeWalked(toolkit) else {
      return (empty, [], .none(Self.refusal(toolkit)))
    }
    guard clipboardIsSafe else {
      let reason =
        "something is in the clipboard, and no clipboard manager keeps it when this "
        + "program ends; start one, or empty the clipboard"
      return (empty, [], .none(reason))
    }
    let (walked, contents) = try await walk(window, toolkit)
    let isPage = toolkit == .chromium || toolkit == .firefox
    var form = walked.sketch(as: formID, isPage: isPage)
    if !walked.isBack {
      form.notes.append("the focus could not be seen to come back to where it was")
    }
    guard !form.fields.isEmpty else {
      return (empty, contents, .none("Tab comes to nothing that can be read"))
    }
    return (form, contents, .walk)
  }

  /// How long a program may take to show its fields for the first time: browsers begin when asked.
  private static var treePatience: Duration { .seconds(5) }

  /// The fields once two answers in a row have as many; `nil` where there are none.
  private func shown(
    _ window: WindowSnapshot, _ toolkit: ToolkitProfile.Toolkit
  ) async throws -> (any AccessibleForm)? {
    guard let accessibility else { return nil }
    let end = desktop.now + Self.treePatience
    var known: (any AccessibleForm)?
    do {
      repeat {
        let form = try await accessibility.form(in: window)
        if let form, form.fields == known?.fields { return form }
        let isSlow = toolkit == .chromium || toolkit == .firefox
        if form == nil, known == nil, !isSlow { return nil }
        known = form
      } while desktop.now < end
    } catch let error as AccessibilityError where error.code == .noBus {
      return nil
    }
    return known
  }

  /// Where Tab is never a letter: in pages, and with Ctrl in GTK.
  private static func canBeWalked(_ toolkit: ToolkitProfile.Toolkit) -> Bool {
    switch toolkit {
    case .chromium, .firefox, .gtk: true
    case .qt, .tk, .libreoffice, .x3270, .unknown: false
    }
  }

  private static func refusal(_ toolkit: ToolkitProfile.Toolkit) -> String {
    let name = toolkit == .unknown ? "an unknown toolkit" : toolkit.rawValue
    return "the application shows none through accessibility, and in \(name) a text of several "
      + "lines may take Tab for a letter; on a test form, --walk goes through it all the same"
  }

  private func walk(
    _ window: WindowSnapshot, _ toolkit: ToolkitProfile.Toolkit
  ) async throws -> (WalkedForm, [String]) {
    let before = try await desktop.activeWindow()
    if before?.id != window.id { try await desktop.activate(window.id, within: .seconds(5)) }
    var settings = ToolkitProfile(toolkit).input
    // An empty field gives nothing back, and most of an unknown form may be empty.
    settings.deadline = .milliseconds(700)
    settings.fetchesAhead = false
    let session = try await desktop.beginInput(into: window.id, settings: settings)
    do {
      var walk = TabWalk(session, eyes: desktop, window: window.id, usesControl: toolkit == .gtk)
      let result = try await walk.walk()
      _ = await session.end()
      if let before, before.id != window.id {
        try await desktop.activate(before.id, within: .seconds(5))
      }
      return result
    } catch {
      _ = await session.end()
      throw error
    }
  }
}

// The window.
extension Inspector {
  private func named(_ window: WindowSnapshot) -> String {
    let names = [window.className, window.instance].map(FieldNames.spelled)
    return names.first { !$0.isEmpty } ?? "system"
  }

  private static func title(of id: String) -> String { id.prefix(1).uppercased() + id.dropFirst() }

  private static func window(
    _ window: WindowSnapshot, _ toolkit: ToolkitProfile.Toolkit, _ contents: [String]
  ) -> WindowSketch {
    let names = "\(window.instance) \(window.className)"
    let title = TitlePattern(window.title, windowClass: names, contents: contents)
    let className = window.className.isEmpty ? window.instance : window.className
    var notes: [String] = []
    if title.isStarred { notes.append("what may tell of a citizen is starred in the title") }
    if title.pattern == nil {
      notes.append("nothing of the title may be kept: which windows of the program are meant?")
    } else {
      notes.append("star what changes from case to case, above all a citizen's name")
    }
    if title.showsCitizen {
      notes.append("a CPR number stands in the title: it must be that of the case")
    }
    // A window that names nothing is known by any title.
    let pattern = className.isEmpty ? nil : className.map { "*?|".contains($0) ? "?" : $0 }
    return WindowSketch(
      windowClass: pattern.map { String($0) },
      title: title.pattern ?? (className.isEmpty ? "*" : nil), showsCitizen: title.showsCitizen,
      toolkit: toolkit.rawValue, notes: notes)
  }
}

/// Terminals and terminal emulators, by their class: keys mean other things there.
enum TerminalClass {
  private static let words = [
    "x3270", "xterm", "rxvt", "terminal", "konsole", "kitty", "alacritty", "tilix", "terminator",
    "guake", "wezterm", "foot", "st-256color", "tn3270", "tn5250", "putty", "cool-retro-term",
  ]

  static func contains(_ window: WindowSnapshot) -> Bool {
    let names = "\(window.className) \(window.instance)".lowercased()
    return words.contains { names.contains($0) }
  }
}
