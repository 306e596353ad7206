import Desktop
import HotKeyDefinition
import Testing

@testable import Engine

@Suite struct GlobTests {
  @Test(arguments: [
    ("plan*", "Plansystemet"), ("*", ""), ("*system*", "Plansystemet"), ("p?an*", "plan"),
    ("firefox*|chromium*", "Chromium"), ("a | b", "B"), ("*æø*", "xÆØx"), ("a*b*c", "aXbYbZc"),
    ("[plan]", "[Plan]"), ("**", "x"), ("plan", "PLAN"),
  ])
  func glob_matches(_ pattern: String, _ text: String) {
    #expect(Glob.matches(pattern, text))
  }

  @Test(arguments: [
    ("plan", "Plansystemet"), ("plan*", "Min plan"), ("p?an", "pan"), ("", "x"), ("a|b", "c"),
    ("?", ""), ("a*b*c", "aXbYbZ"), ("*.txt", "txt"),
  ])
  func glob_doesNotMatch(_ pattern: String, _ text: String) {
    #expect(!Glob.matches(pattern, text))
  }

  @Test func glob_endsSoon_whateverThePattern() {
    let stars = String(repeating: "*a", count: 30)
    #expect(!Glob.matches(stars + "b", String(repeating: "a", count: 2_000)))
  }
}

@Suite struct WindowMatchingTests {
  private func window(_ title: String, class name: String = "Plan", instance: String = "plan")
    -> WindowSnapshot
  {
    WindowSnapshot(
      id: WindowID(rawValue: 1), title: title, instance: instance, className: name, processID: nil)
  }

  @Test func pattern_needsClassAndTitle_whereBothAreGiven() {
    let system = Plans.system([Plans.pattern("plan", title: "Plan*")])
    let find = { WindowMatching.pattern(of: system, named: [], matching: $0) }
    #expect(find(self.window("Planen")) != nil)
    #expect(find(self.window("Andet")) == nil)
    #expect(find(self.window("Planen", class: "Andet", instance: "andet")) == nil)
    // The class alone in the title must not do: a browser tab may be called anything.
    #expect(find(self.window("plan", class: "Andet", instance: "andet")) == nil)
  }

  @Test func pattern_takesEitherPartOfTheClass() {
    let system = Plans.system([Plans.pattern("navigator")])
    #expect(
      WindowMatching.pattern(
        of: system, named: [], matching: window("x", class: "firefox", instance: "Navigator"))
        != nil)
  }

  @Test func pattern_isRefused_byNotTitle() {
    let system = Plans.system([Plans.pattern("plan", title: "*", notTitle: "*TEST*")])
    #expect(WindowMatching.pattern(of: system, named: [], matching: window("Plan")) != nil)
    #expect(WindowMatching.pattern(of: system, named: [], matching: window("Plan (test)")) == nil)
  }

  @Test func pattern_withoutClassAndTitle_matchesNothing() {
    let system = Plans.system([Plans.pattern(notTitle: "x")])
    #expect(WindowMatching.pattern(of: system, named: [], matching: window("Plan")) == nil)
  }

  @Test func names_limitThePatterns() {
    let system = Plans.system([
      Plans.pattern("plan", name: "liste"), Plans.pattern("plan", name: "kort"),
    ])
    let found = WindowMatching.pattern(
      of: system, named: [Plans.name("kort")], matching: window("x"))
    #expect(found?.name.text == "kort")
    #expect(
      WindowMatching.pattern(of: system, named: [Plans.name("andet")], matching: window("x")) == nil
    )
  }
}

@Suite struct ToolkitProfileTests {
  private func detect(_ name: String, instance: String = "x", libraries: String = "")
    -> ToolkitProfile.Toolkit
  {
    .detect(
      WindowSnapshot(
        id: WindowID(rawValue: 1), title: "Qt Firefox Chromium", instance: instance,
        className: name,
        processID: nil), libraries: libraries)
  }

  @Test func browsers_areKnownByClass_beforeTheirLibraries() {
    #expect(detect("firefox-esr", libraries: "/usr/lib/libgtk-3.so.0") == .firefox)
    #expect(detect("Chromium", libraries: "/usr/lib/libgtk-3.so.0") == .chromium)
    #expect(detect("Google-chrome") == .chromium)
    #expect(detect("x", instance: "Navigator") == .firefox)
    #expect(detect("Planklient", libraries: "/opt/plan/libxul.so") == .firefox)
  }

  @Test func toolkits_areKnownByLibrary() {
    #expect(detect("x", libraries: "a /usr/lib/libgtk-3.so.0") == .gtk)
    #expect(
      detect("x", libraries: "a /usr/lib/libQt5Widgets.so.5\nb /usr/lib/libgtk-3.so.0") == .qt)
    #expect(detect("x", libraries: "a /usr/lib/libtk8.6.so") == .tk)
    #expect(detect("x") == .unknown)
  }

  @Test func title_neverDecides() { #expect(detect("Planklient") == .unknown) }

  @Test func overrides_winOverWhatWasDetected() {
    let chord = KeyChord(modifiers: [.control, .shift], key: "a")
    let profile = ToolkitProfile(.gtk).overridden(
      by: ToolkitOverrides(toolkit: .firefox, selectAll: chord, entry: .type, proof: .primary))
    #expect(profile.toolkit == .firefox)
    #expect(profile.entry == .type)
    #expect(profile.input.proof == .primary)
    #expect(profile.input.selectAll == [Chord([.control, .shift], "a")])
    #expect(ToolkitProfile(.tk).overridden(by: ToolkitOverrides()) == ToolkitProfile(.tk))
  }

  @Test func unknownToolkit_isReadByCopying() {
    #expect(ToolkitProfile(.unknown).input.proof == .copy)
  }
}
