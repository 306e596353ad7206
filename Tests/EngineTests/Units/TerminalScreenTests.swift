import Engine
import HotKeyDefinition
import Testing

/// The text of a whole screen, as a terminal gives it, looked at cell by cell.
struct TerminalScreenTests {
  private let screen = TerminalScreen(
    " YDS010\n\n NAVN . . :  Åse  Ærø\n FRA. . . :  01-02-2025   TIL . .:  \n")

  @Test func text_isThatOfTheCells_withoutBlanksBehind() {
    #expect(screen.text(at: ScreenPlace(row: 3, column: 14), length: 24) == "Åse  Ærø")
    #expect(screen.text(at: ScreenPlace(row: 3, column: 14), length: 3) == "Åse")
    #expect(screen.text(at: ScreenPlace(row: 4, column: 37), length: 10) == "")
    #expect(screen.text(at: ScreenPlace(row: 40, column: 14), length: 24) == "")
  }

  @Test(arguments: [
    ("NAVN", 3, 13, true), ("Navn", 3, 13, true), ("Navn:", 3, 13, true), ("avn", 3, 13, false),
    ("Efternavn", 3, 13, false), ("Til", 4, 37, true), ("Fra", 4, 37, false), ("", 3, 13, false),
    ("Navn", 2, 13, false), ("Navn", 40, 13, false),
  ])
  func label_isWhatStandsLeftOfTheField_withoutDotsAndCase(
    _ label: String, _ row: Int, _ column: Int, _ isShown: Bool
  ) {
    #expect(screen.shows(label, before: ScreenPlace(row: row, column: column)) == isShown)
  }
}
