import DesktopTestKit
import Foundation
import Testing

/// The chords that work in the window, on one key.
@Suite(.serialized, .timeLimit(.minutes(4)), .enabled(if: daemonPrograms))
struct CheatSheetTests {
  private static let greeting = Sample.insertion(
    id: "proeve.hilsen", keys: "Ctrl+Alt+H", text: "Med venlig hilsen"
  ).replacingOccurrences(of: "title: Prøve", with: "title: Indsæt hilsen <b>&amp;</b>")

  private func run(
    _ definitions: [String: String] = ["hilsen.yaml": greeting], width: Int = 1280,
    height: Int = 1000, body: (PanelStage) async throws -> Void
  ) async throws {
    let options = DesktopSession.Options(hasAccessibility: true, width: width, height: height)
    try await PanelStage.run(definitions, options, body: body)
  }

  private func open(in stage: PanelStage) async throws {
    try await stage.press("super+F1")
    try await stage.untilPanelIsActive()
  }

  @Test func sheet_showsTheKeysOfTheWindow_andNoOthers() async throws {
    try await run { stage in
      try await open(in: stage)
      let sheet = try await stage.focused("the sheet") { $0.description.contains("måleskema") }
      #expect(sheet.name == "Genveje i »Måleskema«")
      #expect(sheet.description.contains("Super+J F12, Udfyld måleskema"))
      #expect(sheet.description.contains("Ctrl+Alt+H, Indsæt hilsen <b>&amp;</b>"))
      #expect(sheet.description.contains("Super+space, Alle genveje"))
      #expect(!sheet.description.contains("Præudfyld"))
      try await stage.picture("cheat-sheet")
      try await stage.press("Escape")
      try await stage.untilActive("form_gtk")
      #expect(!stage.daemon.auditTrail.contains("run-started"))
    }
  }

  @Test func anyKey_closesTheSheet_andDoesNotReachTheWindow() async throws {
    try await run { stage in
      try await open(in: stage)
      try await stage.press("a")
      try await stage.untilActive("form_gtk")
      // What is typed now does.
      try await stage.type("b")
      #expect(try await stage.filled() == "b")
    }
  }

  @Test func sameChordAgain_closes_andTheFocusIsBack() async throws {
    try await run { stage in
      try await open(in: stage)
      try await stage.press("super+F1")
      try await stage.untilActive("form_gtk")
    }
  }

  @Test func hotKeyPressedOverTheSheet_runsInTheWindowBelow() async throws {
    try await run { stage in
      let mark = stage.process.errors.count
      try await open(in: stage)
      try await stage.press("ctrl+alt+h")
      #expect(try await stage.end(of: "proeve.hilsen", from: mark).contains("completed, 1 proved"))
      #expect(try await stage.filled() == "Med venlig hilsen")
    }
  }

  @Test func keyThatIsOff_isShown_withItsReason() async throws {
    try await run { stage in
      #expect(try await stage.daemon.genvej("pause", "proeve.hilsen").code == 0)
      try await open(in: stage)
      _ = try await stage.focused("the reason") {
        $0.description.contains("Indsæt hilsen <b>&amp;</b>, Genvejen holder pause.")
      }
      try await stage.picture("cheat-sheet-off")
    }
  }

  @Test func palette_leadsToTheSheet() async throws {
    try await run { stage in
      try await stage.press("super+space")
      try await stage.untilPanelIsActive()
      try await stage.type("genvejene i dette")
      try await stage.press("Return")
      _ = try await stage.focused("the sheet") { $0.name == "Genveje i »Måleskema«" }
      try await stage.press("Escape")
      try await stage.untilActive("form_gtk")
    }
  }

  @Test func eightyKeys_areReadOnASmallScreen_pageByPage() async throws {
    let keys = Array("abcdefghijklmnopqrstuvwxyz0123456789").map(String.init)
    let many = (0..<80).map { number in
      let leader = number < 36 ? "Super+G" : number < 72 ? "Super+H" : "Super+U"
      let id = "omraade-\(number / 9).genvej-\(number)"
      let yaml = Sample.insertion(id: id, keys: "\(leader) \(keys[number % 36])")
        .replacingOccurrences(
          of: "title: Prøve", with: "title: Indsæt standardtekst nr. \(number) om samtalen")
      return ("\(number).yaml", yaml)
    }
    let definitions = Dictionary(uniqueKeysWithValues: many)
    try await run(definitions, width: 1024, height: 600) { stage in
      try await open(in: stage)
      try await stage.picture("cheat-sheet-80-small")
      let first = try await stage.focused("page 1") { $0.description.contains("Side 1 af ") }
      #expect(try await stage.activePlace().isInside(1024, 600))
      try await stage.picture("cheat-sheet-80-small")
      try await stage.press("Page_Down")
      let second = try await stage.focused("page 2") { $0.description.contains("Side 2 af ") }
      #expect(try await stage.activePlace().isInside(1024, 600))
      try await stage.picture("cheat-sheet-80-small-2")
      #expect(Set(first.keys).isDisjoint(with: second.keys))
      try await stage.press("Escape")
      try await stage.untilActive("form_gtk")
    }
  }
}

extension SpokenPart {
  /// The hot keys of a page.
  fileprivate var keys: [String] {
    description.split(separator: ";").map(String.init).filter { $0.contains("standardtekst nr.") }
  }
}
