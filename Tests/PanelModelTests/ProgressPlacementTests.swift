import Desktop
import Testing

@testable import PanelModel

/// Where the strip stands that shows how far a run is.
struct ProgressPlacementTests {
  private static let screen = ScreenArea(x: 0, y: 0, width: 1280, height: 1024)
  private static let full = screen

  private func place(
    window: ScreenArea?, field: ScreenArea? = nil, screen: ScreenArea = Self.screen
  ) -> ScreenArea? {
    ProgressPlacement.place(width: 400, height: 30, window: window, field: field, screen: screen)
  }

  private static func strip(_ x: Int, _ y: Int) -> ScreenArea {
    ScreenArea(x: x, y: y, width: 400, height: 30)
  }

  @Test func windowWithRoomAboveIt_hasTheStripThere() {
    #expect(
      place(window: ScreenArea(x: 100, y: 100, width: 800, height: 600)) == Self.strip(300, 70))
  }

  @Test func windowAtTheTop_hasTheStripBelowIt() {
    #expect(
      place(window: ScreenArea(x: 100, y: 0, width: 800, height: 600)) == Self.strip(300, 600))
  }

  @Test func windowAsHighAsTheScreen_hasTheStripBesideIt() {
    #expect(
      place(window: ScreenArea(x: 0, y: 0, width: 800, height: 1024)) == Self.strip(880, 994))
  }

  @Test func maximisedWindow_hasTheStripOnItsUpperEdge_whileTheFieldIsNotKnown() {
    #expect(place(window: Self.full) == Self.strip(440, 0))
  }

  @Test func fieldAtTheTop_sendsTheStripToTheBottom() {
    let field = ScreenArea(x: 0, y: 10, width: 1280, height: 30)
    #expect(place(window: Self.full, field: field) == Self.strip(880, 994))
  }

  @Test func fieldAtTheBottom_leavesTheStripAtTheTop() {
    let field = ScreenArea(x: 0, y: 990, width: 1280, height: 30)
    #expect(place(window: Self.full, field: field) == Self.strip(440, 0))
  }

  /// A text field as large as the window: no strip is better than one that covers what is written.
  @Test func fieldThatIsEverywhere_leavesNoRoom() {
    #expect(place(window: Self.full, field: Self.full) == nil)
  }

  @Test func unknownWindow_hasTheStripInACorner_butNotOverTheField() {
    #expect(place(window: nil) == Self.strip(880, 0))
    let field = ScreenArea(x: 1200, y: 0, width: 80, height: 30)
    #expect(place(window: nil, field: field) == Self.strip(0, 0))
  }

  @Test func panelsOfTheDesktop_areNotCovered() {
    let screen = ScreenArea(x: 60, y: 40, width: 1220, height: 944)
    let window = ScreenArea(x: 60, y: 40, width: 1220, height: 944)
    let top = ScreenArea(x: 60, y: 40, width: 1220, height: 40)
    #expect(place(window: window, screen: screen) == Self.strip(470, 40))
    #expect(place(window: window, field: top, screen: screen) == Self.strip(880, 954))
  }

  @Test func windowBeyondTheScreen_hasAStripThatIsSeen() {
    for window in [
      ScreenArea(x: -700, y: -20, width: 800, height: 1100),
      ScreenArea(x: 1250, y: -50, width: 800, height: 2000),
      ScreenArea(x: 3000, y: 3000, width: 800, height: 600),
    ] {
      let placed = place(window: window)
      #expect(placed.map(Self.screen.contains) == true, "\(window)")
    }
  }

  /// Whatever window and field: on the screen, and not over the field.
  @Test func strip_neverTouchesAKnownField() {
    for (x, y) in [(0, 0), (-40, -40), (30, 500), (500, 30), (900, 700)] {
      for (width, height) in [(1280, 1024), (600, 400), (1300, 1100), (200, 1024)] {
        let window = ScreenArea(x: x, y: y, width: width, height: height)
        for down in stride(from: -40, through: 1024, by: 13) {
          for across in [0, 333, 900] {
            let field = ScreenArea(x: x + across, y: down, width: 500, height: 60)
            guard let placed = place(window: window, field: field) else {
              Issue.record("no place: \(window) \(field)")
              continue
            }
            #expect(!placed.touches(field) && Self.screen.contains(placed))
          }
        }
      }
    }
  }
}
