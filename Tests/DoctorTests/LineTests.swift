import Accessibility
import CaseData
import Desktop
import Doctor
import Service
import Testing
import X11Desktop

/// What is made of the findings, without a desktop.
struct LineTests {
  // MARK: Display

  @Test func wayland_isAFailure() {
    let survey = DesktopSurvey(display: ":0", isWaylandBridge: true, windowManager: "Mutter")
    let line = DisplayFacts.seen(survey).lines(sessionType: nil).first
    #expect(line?.status == .fail)
    #expect(line?.help?.contains("choose the X11 (Xorg) session") == true)
    let native = DesktopSurvey(display: ":0", windowManager: "Mutter")
    #expect(DisplayFacts.seen(native).lines(sessionType: "wayland").first?.status == .fail)
    #expect(DisplayFacts.seen(native).lines(sessionType: "x11").first?.status == .ok)
  }

  // MARK: Input method

  @Test(arguments: ["@im=none", "xim", "gtk-im-context-simple", ""])
  func inputMethod_isNone_whenVariablesNameTheToolkitsOwn(_ value: String) {
    let facts = InputMethodFacts(variables: ["GTK_IM_MODULE": value], running: [])
    #expect(facts.lines.map(\.status) == [.ok])
  }

  @Test func inputMethod_thatRuns_saysWhatItMeansForTyping() {
    let facts = InputMethodFacts(
      variables: ["XMODIFIERS": "@im=ibus", "GTK_IM_MODULE": "ibus"], running: [.ibus])
    #expect(facts.lines.map(\.detail) == ["IBus (XMODIFIERS=@im=ibus, GTK_IM_MODULE=ibus)"])
    #expect(facts.lines.first?.status == .warn)
    #expect(facts.lines.first?.help?.contains("pasted fields") == true)
  }

  @Test func inputMethods_areReportedApart_whenVariablesDisagree() {
    let facts = InputMethodFacts(
      variables: ["GTK_IM_MODULE": "fcitx5", "QT_IM_MODULE": "uim"], running: [.fcitx])
    #expect(
      facts.lines.map(\.detail) == ["Fcitx (GTK_IM_MODULE=fcitx5)", "uim (QT_IM_MODULE=uim)"])
  }

  // MARK: Clipboard

  @Test func clipboardKeeper_withoutHistory_isOk() {
    let keeper = DesktopSurvey.ClipboardKeeper.program(processID: 7)
    let facts = ClipboardFacts(keeper: keeper, keeperName: "gsd-clipboard", running: [])
    #expect(facts.line.status == .ok)
    let unknown = ClipboardFacts(keeper: keeper, keeperName: nil, running: [])
    #expect(unknown.line.status == .warn)
  }

  // MARK: Chords

  private func chords(
    _ trial: ChordFacts.Trial, held: Set<String> = [], missed: Set<String> = [],
    suspects: ChordFacts.Suspects = .init(
      windowManager: nil, hotKeyPrograms: [], windowless: [])
  ) -> [ReportLine] {
    ChordFacts(
      wanted: ["Super+J", "Ctrl+Alt+T"], held: held, missed: missed, trial: trial,
      suspects: suspects
    ).lines
  }

  private static let taken = ChordRefusal(
    chord: Chord([.control, .alt], "t"), ids: ["a.b"], reason: .taken(variants: 8, tried: 8))

  @Test func takenChord_isNamed_andTheOthersAreFree() {
    let lines = chords(.refused([Self.taken]))
    #expect(lines.map(\.name) == ["Ctrl+Alt+T", "free"])
    #expect(lines[0].detail == "another program has it: a.b is off")
    #expect(lines[0].help?.contains("nothing that runs here is known for it") == true)
    #expect(lines[1].detail == "1 chord (Super+J) free: taken and given back")
  }

  @Test func guess_namesProgramsWithoutAWindow_whenNoneIsKnown() {
    let suspects = ChordFacts.Suspects(
      windowManager: "Xfwm4", hotKeyPrograms: [], windowless: ["mystery"])
    let help = chords(.refused([Self.taken]), suspects: suspects)[0].help ?? ""
    #expect(
      help.contains(
        "a guess from what runs here: the window manager Xfwm4, or a program without a window "
          + "(mystery)"))
  }

  @Test func chord_thatIsFreeAgain_wantsAReload() {
    let lines = chords(.refused([]), held: ["Super+J"], missed: ["Ctrl+Alt+T"])
    #expect(lines.map(\.name) == ["Ctrl+Alt+T", "held"])
    #expect(lines[0].help == "`genvej reload` takes it")
  }

  @Test func chord_withoutAKey_isNotSaidToBeTaken() {
    let refusal = ChordRefusal(chord: Chord([.super], "j"), ids: ["a", "b"], reason: .noSuchKey)
    let line = chords(.refused([refusal]))[0]
    #expect(line.detail == "no key of this layout gives it: 2 hot keys are off")
  }

  // MARK: Applications

  private static let editor = ApplicationFacts(
    windowClass: "Editor", processID: 4, processName: "editor")

  @Test func application_thatIsFrozen_isNotCalledEmpty() {
    let survey = AccessibilitySurvey(
      isEnabled: true, applications: [.init(processID: 4, toolkit: "gtk", objects: nil)])
    let line = Self.editor.line(in: survey)
    #expect(line.status == .warn)
    #expect(line.detail == "is on the accessibility bus, but does not answer")
  }

  @Test func applicationOfAnUnknownProcess_isNotComparedWithOthers() {
    let remote = ApplicationFacts(windowClass: "Fjern", processID: nil, processName: nil)
    let line = remote.line(in: AccessibilitySurvey(isEnabled: true, applications: []))
    #expect(line.detail == "its process is not known")
  }

  @Test func accessibility_thatNobodyHasSwitchedOn_isAWarning() {
    let survey = AccessibilitySurvey(isEnabled: false, applications: [])
    let facts = AccessibilityFacts(use: .on, bus: .seen(survey), programs: [])
    #expect(facts.lines.map(\.status) == [.warn])
    let present = AccessibilityFacts(use: .present, bus: .seen(survey), programs: [])
    #expect(present.lines.map(\.status) == [.ok])
  }

  // MARK: Adapters

  private func adapter(_ problems: [AdapterError], queries: Int = 2) -> ReportLine {
    AdapterFacts(
      name: "opera", kind: "sqlite", declaredPath: "${GENVEJ_DATA}/opera.sqlite",
      path: "/data/opera.sqlite", queries: queries,
      outcome: .tried(problems)
    ).line
  }

  @Test func adapterProblem_isSaidOnce_whenEveryQueryHasIt() {
    let problems = ["a", "b"].map {
      AdapterError(.unavailable, adapter: "opera", query: $0, detail: "the file is not there")
    }
    #expect(adapter(problems).detail == "the file is not there")
    #expect(
      adapter(problems).help
        == "see that /data/opera.sqlite is there and may be read; adapters.yaml calls it "
        + "${GENVEJ_DATA}/opera.sqlite")
    #expect(
      adapter(problems, queries: 3).detail
        == "query `a`: the file is not there, and 1 more query")
  }

  @Test func heldDatabase_isNoFailure() {
    let problem = AdapterError(
      .locked, adapter: "opera", query: "a", detail: "another program holds the database")
    #expect(adapter([problem]).status == .warn)
    #expect(adapter([]).detail == "sqlite, opened: 2 queries fit")
  }
}
